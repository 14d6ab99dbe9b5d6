import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Pool } from 'pg';
import { SMTPServer } from 'smtp-server';
import { MailServer, sendDigests, type MailChannel } from '../../activities/digests';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { registerCase } from '../support/registered-case';
import { freshDatabase } from '../support/servers';

/** A Wednesday, a Sunday that is worked, a Saturday, and a day of the Spring Festival. */
const WEDNESDAY = '2026-11-25T00:00:00.000Z';
const WORKED_SUNDAY = '2026-09-20T00:00:00.000Z';
const SATURDAY = '2026-11-28T00:00:00.000Z';
const FESTIVAL = '2026-02-17T00:00:00.000Z';
const COMMUNITY = '411002001001';
const LINK = 'https://bangfu.example/';

describe('the day’s mail to staff', () => {
  let database: TestDatabase;
  let pool: Pool;
  let owner: Pool;
  let server: SMTPServer;
  let mail: MailChannel;
  let received: { to: string; raw: string; text: string }[];
  let refusal: (() => Error) | undefined;

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const raw = Buffer.concat(chunks).toString();
          const to = session.envelope.rcptTo[0]?.address ?? '';
          received.push({ to, raw: raw.replace(/\r\n[ \t]+/g, ' '), text: bodyOf(raw) });
          done(refusal?.());
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    const site = { host: '127.0.0.1', port, secure: false, requireTls: false, from: 'bangfu@city.example' };
    mail = { server: new MailServer(site), link: LINK };
  });
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool({ connectionString: database.applicationUrl });
    owner = createPool({ connectionString: database.ownerUrl });
    received = [];
    refusal = undefined;
  });
  afterEach(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  });

  async function hire(role: string, orgCode: string, email: string | null): Promise<string> {
    const id = randomUUID();
    await owner.query(
      `INSERT INTO staff (id, username, display_name, org_code, role, password_hash, email)
       VALUES ($1, $2, '某人', $3, $4::"StaffRole", '', $5)`,
      [id, id, orgCode, role, email],
    );
    return id;
  }

  /** An open task as a commit leaves it behind. */
  async function task(
    ownerId: string | null,
    { opensOn = '2026-11-20', urgent = '2026-12-01', overdue = '2026-12-02', raised = '' } = {},
  ): Promise<void> {
    const { caseId } = await registerCase(pool, '2026-11-20');
    await pool.query(
      `INSERT INTO tasks (case_id, id, kind, org_code, owner_id, clauses, opens_on, due_on, provisional, urgent_from,
                          overdue_from, escalated_to)
       VALUES ($1, 'basic4', 'BASIC_FOUR', $2, $3, '{}', $4, $5::date, false, $5::date, $6::date, NULLIF($7, '')::"OrgLevel")`,
      [caseId, COMMUNITY, ownerId, opensOn, urgent, overdue, raised],
    );
  }

  const send = (at = WEDNESDAY) => sendDigests(pool, mail, at);

  it('counts what is open, new, urgent and overdue, and names nobody', async () => {
    const clerk = await hire('CASEWORKER', COMMUNITY, 'clerk@city.example');
    await task(clerk);
    await task(clerk, { opensOn: '2026-11-25' });
    await task(clerk, { urgent: '2026-11-24' });
    await task(clerk, { urgent: '2026-11-20', overdue: '2026-11-24' });
    await task(clerk, { opensOn: '2026-12-01' });
    await task(null);
    expect(await send()).toMatchObject({ done: 1, failed: 0, more: false });
    expect(received.map(({ to }) => to)).toEqual(['clerk@city.example']);
    expect(received[0]?.text).toBe(
      `我的待办:共4项,其中今日新增1项,即将到期1项,逾期1项。\n办理请登录:${LINK}\n本提醒每个工作日发送一次,不含个人信息。`,
    );
    expect(received[0]?.raw).toMatch(
      new RegExp(`^Message-ID: +<digest-2026-11-25-${clerk}@city.example>`, 'm'),
    );
  });

  it('tells those above of what has gone up to their level, within their scope', async () => {
    await hire('REVIEWER', '411002001', 'subdistrict@city.example');
    await hire('COUNTY_OFFICER', '411002', 'county@city.example');
    await hire('COUNTY_OFFICER', '411003', 'elsewhere@city.example');
    await task(null, { overdue: '2026-11-21', raised: 'SUBDISTRICT' });
    await task(null, { overdue: '2026-11-21', raised: 'COUNTY' });
    await send();
    const raised = Object.fromEntries(
      received.map(({ to, text }) => [to, /逾期上报:(\d+)项/.exec(text)?.[1]]),
    );
    expect(raised).toEqual({ 'subdistrict@city.example': '2', 'county@city.example': '1' });
  });

  it('goes once a person and day, however often and by how many workers it is started', async () => {
    for (let n = 0; n < 15; n++) await task(await hire('CASEWORKER', COMMUNITY, `clerk-${n}@city.example`));
    await Promise.all([send(), send(), send()]);
    await send();
    expect(received.map(({ to }) => to).sort()).toEqual(
      Array.from({ length: 15 }, (_, n) => `clerk-${n}@city.example`).sort(),
    );
    await sendDigests(pool, mail, '2026-11-26T00:00:00.000Z');
    while ((await sendDigests(pool, mail, '2026-11-26T00:00:00.000Z')).done > 0);
    expect(received).toHaveLength(30);
  });

  it('goes to nobody without work, without an address, out of use, or who helps nobody', async () => {
    await hire('CASEWORKER', COMMUNITY, 'idle@city.example');
    await task(await hire('CASEWORKER', COMMUNITY, null));
    await task(await hire('AUDITOR', '4110', 'auditor@city.example'));
    const gone = await hire('CASEWORKER', COMMUNITY, 'gone@city.example');
    await task(gone);
    await owner.query('UPDATE staff SET active = false WHERE id = $1', [gone]);
    expect(await send()).toMatchObject({ more: false });
    expect(received).toEqual([]);
  });

  it('goes on working days only, adjusted ones among them', async () => {
    await task(await hire('CASEWORKER', COMMUNITY, 'clerk@city.example'), { opensOn: '2026-01-05' });
    await send(SATURDAY);
    await send(FESTIVAL);
    expect(received).toHaveLength(0);
    await send(WORKED_SUNDAY);
    expect(received).toHaveLength(1);
  });

  it('is tried again when the server cannot take it, some minutes later and at most five times', async () => {
    await task(await hire('CASEWORKER', COMMUNITY, 'clerk@city.example'));
    refusal = () => Object.assign(new Error('clerk@city.example: busy'), { responseCode: 451 });
    expect(await send()).toMatchObject({ done: 0, failed: 1, more: true, pauseMs: 300_000 });
    expect(await send()).toMatchObject({ done: 0, failed: 0, more: true });
    expect(received).toHaveLength(1);
    for (let n = 0; n < 8; n++) {
      await pool.query('UPDATE staff_digests SET next_attempt_at = now()');
      await send();
    }
    expect(received).toHaveLength(5);
    expect(new Set(received.map(({ raw }) => /^Message-ID: +<(.+)>/m.exec(raw)?.[1] ?? raw)).size).toBe(1);
    expect(
      (await pool.query('SELECT last_error AS error, settled_at AS at FROM staff_digests')).rows,
    ).toEqual([{ error: 'REJECTED', at: null }]);
    expect(await send()).toMatchObject({ more: false });
  });

  it('is never sent in the clear to another machine, and never to a server that is away', async () => {
    await task(await hire('CASEWORKER', COMMUNITY, 'clerk@city.example'));
    const { port } = server.server.address() as AddressInfo;
    const site = { host: '127.0.0.1', port, secure: false, requireTls: true, from: 'bangfu@city.example' };
    const errorOf = async () =>
      (await pool.query<{ error: string }>('SELECT last_error AS error FROM staff_digests')).rows[0]?.error;
    await sendDigests(pool, { server: new MailServer(site), link: LINK }, WEDNESDAY);
    expect(await errorOf()).toBe('NO_TLS');
    await pool.query('UPDATE staff_digests SET next_attempt_at = now()');
    await sendDigests(pool, { server: new MailServer({ ...site, port: 1 }), link: LINK }, WEDNESDAY);
    expect(await errorOf()).toBe('UNREACHABLE');
    expect(received).toEqual([]);
  });

  it('without a server nothing is sent and nothing is written', async () => {
    await task(await hire('CASEWORKER', COMMUNITY, 'clerk@city.example'));
    expect(await sendDigests(pool, undefined, WEDNESDAY)).toEqual({ done: 0, failed: 0, more: false });
    expect((await pool.query('SELECT FROM staff_digests')).rows).toEqual([]);
  });

  it('takes one plain address a person', async () => {
    for (const email of ['two@a.example, b@b.example', 'a@b.example\nBcc: c@d.example', 'nobody'])
      await expect(hire('CASEWORKER', COMMUNITY, email)).rejects.toThrow('staff_email_form');
  });
});

/** The text of a plain mail, decoded from its transfer encoding. */
function bodyOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const decoded = /Content-Transfer-Encoding: base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : decodeQuotedPrintable(body);
  return decoded.replace(/\r\n/g, '\n').trim();
}

function decodeQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
