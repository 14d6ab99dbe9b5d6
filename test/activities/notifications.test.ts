import { randomBytes, randomUUID } from 'node:crypto';
import { deliverNotifications, WebhookGateway, type SmsChannel } from '../../activities/notifications';
import { MAX_ATTEMPTS, RECEIPT_WITHIN_HOURS } from '../../domain/notification/delivery';
import { ColumnCipher } from '../../prisma/column-cipher';
import { startBatch } from '../../worker/start-batch';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { signatureHolds, TestGateway } from '../support/gateway';
import { nameThePerson } from '../support/told-person';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const PERSON = { name: '欧阳修远', phone: '13912345678' };
const SOON_MS = 300;

interface Row {
  status: string;
  attempts: number;
  lastError: string | null;
  reported: boolean;
}

describe('telling persons by a gateway (R-62)', () => {
  const cipher = new ColumnCipher([randomBytes(32)]);
  let gateway: TestGateway;
  let world: BatchWorld;

  beforeAll(async () => {
    gateway = await TestGateway.open();
    world = await BatchWorld.start(undefined, { sms: channel() });
  });
  beforeEach(async () => {
    gateway.behaviour = () => 202;
    // What another test left over is not this one's.
    await world.pool.query(`UPDATE notifications SET next_attempt_at = 'infinity'`);
    gateway.received.length = 0;
  });
  afterAll(async () => {
    await world.stop();
    await gateway.close();
  });

  const channel = (takenIsDelivered = false): SmsChannel => ({
    gateway: new WebhookGateway(gateway.url, gateway.key, SOON_MS),
    cipher,
    takenIsDelivered,
  });
  const deliver = (sms: SmsChannel | undefined = channel()) =>
    deliverNotifications(world.pool, world.processes, sms);

  /** Somebody whose registration has ended, and who is to be told. */
  async function toBeTold(): Promise<LivingCase> {
    const person = await (await world.cases.register(today)).opened();
    await nameThePerson(world.pool, cipher, person.input.caseId, PERSON);
    await person.does('requestEnding', {
      ground: 'PENSION',
      happenedOn: today,
      evidenceId: randomUUID(),
      evidenceKind: 'PENSION_PAYMENT_MATCH',
    });
    return person;
  }

  async function rowOf({ input: { caseId } }: LivingCase): Promise<Row & { id: string }> {
    const { rows } = await world.pool.query<Row & { id: string }>(
      `SELECT case_id || '-' || seq AS id, status, attempts, last_error AS "lastError",
              reported_at IS NOT NULL AS reported
         FROM notifications WHERE case_id = $1 ORDER BY seq DESC LIMIT 1`,
      [caseId],
    );
    if (!rows[0]) throw new Error('nobody is to be told');
    return rows[0];
  }

  /** Lets the pause before the next attempt, or any other time, pass. */
  const timePasses = ({ input: { caseId } }: LivingCase, hours = 24) =>
    world.pool.query(
      `UPDATE notifications SET next_attempt_at = now(), sent_at = sent_at - $2 * interval '1 hour' WHERE case_id = $1`,
      [caseId, hours],
    );
  const receipt = ({ input: { caseId } }: LivingCase, status: 'DELIVERED' | 'FAILED') =>
    world.pool.query(
      `UPDATE notifications SET status = $2, settled_at = now(), next_attempt_at = now(), reported_at = NULL,
              last_error = CASE $2 WHEN 'FAILED' THEN 'UNDELIVERABLE' END WHERE case_id = $1`,
      [caseId, status],
    );
  const attemptsOf = async (person: LivingCase) =>
    (await person.facts()).filter(({ kind }) => kind === 'NoticeAttempted').map(({ data }) => data);
  const dutyOf = async (person: LivingCase) =>
    (await person.tasks()).find(({ id }) => id.startsWith('notice:'))?.status;

  it('R-62: what is to be told is sent, signed, under an id, and waits for its receipt', async () => {
    const person = await toBeTold();
    expect(await deliver()).toEqual({ done: 1, failed: 0, more: false });
    const [message] = gateway.received;
    if (!message) throw new Error('nothing was sent');
    const { id } = await rowOf(person);
    expect(message).toMatchObject({
      id,
      phone: PERSON.phone,
      headers: { 'idempotency-key': id, 'bangfu-key-id': 'k1' },
    });
    expect(message.text).toMatch(/^欧阳修远:您的失业登记已于.+注销,情形为“依法享受基本养老保险待遇”/);
    expect(signatureHolds(message, gateway.key)).toBe(true);
    expect(await rowOf(person)).toMatchObject({ status: 'SENT', attempts: 1, reported: false });
    expect(await dutyOf(person)).toBe('OPEN');
    await deliver();
    expect(gateway.received).toHaveLength(1);
  });

  it('R-62: delivered, the duty is done by the system’s own act, once', async () => {
    const person = await toBeTold();
    await deliver();
    await receipt(person, 'DELIVERED');
    await deliver();
    await receipt(person, 'DELIVERED');
    await deliver();
    expect(await attemptsOf(person)).toEqual([{ channel: 'SMS', on: today, delivered: true }]);
    expect(await dutyOf(person)).toBe('DONE');
    expect(await rowOf(person)).toMatchObject({ status: 'DELIVERED', reported: true });
  });

  it('R-62: undeliverable, it stays a duty for a person, and the case knows of the attempt once', async () => {
    const person = await toBeTold();
    await deliver();
    await receipt(person, 'FAILED');
    await deliver();
    await receipt(person, 'FAILED');
    await deliver();
    expect(await attemptsOf(person)).toEqual([{ channel: 'SMS', on: today, delivered: false }]);
    expect(await dutyOf(person)).toBe('OPEN');
  });

  it('R-62: a gateway without receipts, so configured: what it takes counts as delivered', async () => {
    const person = await toBeTold();
    await deliver(channel(true));
    expect(await rowOf(person)).toMatchObject({ status: 'DELIVERED', reported: true });
    expect(await dutyOf(person)).toBe('DONE');
  });

  it('R-62: without a receipt in three days nobody counts as told', async () => {
    const person = await toBeTold();
    await deliver();
    await timePasses(person, RECEIPT_WITHIN_HOURS + 1);
    await deliver();
    expect(await rowOf(person)).toMatchObject({ status: 'FAILED', lastError: 'NO_RECEIPT', reported: true });
    expect(await attemptsOf(person)).toMatchObject([{ delivered: false }]);
  });

  it.each([
    [503, 'HTTP_5XX'],
    [401, 'HTTP_4XX'],
    ['REDIRECT', 'REDIRECTED'],
    ['SILENCE', 'TIMEOUT'],
    ['HANG_UP', 'UNREACHABLE'],
  ] as const)(
    'a gateway that answers %s is tried again under the same id, and then takes it',
    async (bad, failure) => {
      const person = await toBeTold();
      gateway.behaviour = () => (gateway.received.length <= 2 ? bad : 202);
      expect(await deliver()).toEqual({ done: 0, failed: 1, more: false });
      expect(await rowOf(person)).toMatchObject({ status: 'PENDING', attempts: 1, lastError: failure });
      await deliver();
      expect(gateway.received).toHaveLength(1);
      for (let attempt = 2; attempt <= 3; attempt++) {
        await timePasses(person);
        await deliver();
      }
      const { id, ...row } = await rowOf(person);
      expect(row).toMatchObject({ status: 'SENT', attempts: 3, lastError: null });
      expect(gateway.counts).toEqual({ [id]: 3 });
    },
  );

  it('R-62: after its last attempt it is given up, visible, and a person’s again', async () => {
    const person = await toBeTold();
    gateway.behaviour = () => 500;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS + 2; attempt++) {
      await timePasses(person);
      await deliver();
    }
    expect(gateway.received).toHaveLength(MAX_ATTEMPTS);
    expect(await rowOf(person)).toMatchObject({ status: 'FAILED', lastError: 'HTTP_5XX', reported: true });
    expect(await dutyOf(person)).toBe('OPEN');
    expect(await attemptsOf(person)).toHaveLength(1);
  });

  it('R-62: a message that the gateway will never take is not tried again', async () => {
    const person = await toBeTold();
    gateway.behaviour = () => 422;
    await deliver();
    expect(await rowOf(person)).toMatchObject({ status: 'FAILED', attempts: 1, lastError: 'REJECTED' });
  });

  it('one that cannot be sent keeps nobody else waiting', async () => {
    const [poison, person] = [await toBeTold(), await toBeTold()];
    await nameThePerson(world.pool, new ColumnCipher([randomBytes(32)]), poison.input.caseId, PERSON);
    await deliver();
    expect(await rowOf(poison)).toMatchObject({ status: 'PENDING', lastError: 'UNREADABLE' });
    expect(await rowOf(person)).toMatchObject({ status: 'SENT' });
  });

  it('one that ends every worker that tries it is given up like any other', async () => {
    const person = await toBeTold();
    await world.pool.query('UPDATE notifications SET attempts = $2 WHERE case_id = $1', [
      person.input.caseId,
      MAX_ATTEMPTS,
    ]);
    await timePasses(person);
    await deliver();
    expect(gateway.received).toEqual([]);
    expect(await rowOf(person)).toMatchObject({ status: 'FAILED', lastError: 'INTERRUPTED' });
  });

  it('two workers at once send each message once', async () => {
    for (let n = 0; n < 12; n++) await toBeTold();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(Object.values(gateway.counts)).toEqual(Array(12).fill(1));
  });

  it('R-62: told by a caseworker meanwhile, nothing is sent any more', async () => {
    const person = await toBeTold();
    await person.does('recordNotice', { channel: 'PHONE', on: today, delivered: true });
    await deliver();
    expect(gateway.received).toEqual([]);
    expect(await rowOf(person)).toMatchObject({ status: 'NOT_OWED' });
  });

  it('R-62: without a gateway nothing is sent, and the duty is a person’s', async () => {
    const person = await toBeTold();
    expect(await deliverNotifications(world.pool, world.processes, undefined)).toMatchObject({
      done: 0,
      failed: 0,
    });
    expect(gateway.received).toEqual([]);
    expect(await rowOf(person)).toMatchObject({ status: 'PENDING', attempts: 0 });
  });

  it('what is announced during a page is looked for in another page of the same batch', async () => {
    await toBeTold();
    gateway.behaviour = () => (gateway.received.length === 1 ? 'SILENCE' : 202);
    await startBatch(world.client, 'told-now', { work: 'deliverNotifications' });
    await eventually(() => Promise.resolve(expect(gateway.received).toHaveLength(1)));
    const meanwhile = await toBeTold();
    await startBatch(world.client, 'told-now', { work: 'deliverNotifications' });
    await world.client.workflow.getHandle('told-now').result();
    expect(await rowOf(meanwhile)).toMatchObject({ status: 'SENT' });
  });

  it('as a batch it leaves no name, number or text in the engine, nor in its row', async () => {
    const person = await toBeTold();
    gateway.behaviour = () => (gateway.received.length === 1 ? 500 : 202);
    const results: unknown[] = [];
    for (const id of ['told-1', 'told-2']) {
      await startBatch(world.client, id, { work: 'deliverNotifications' });
      results.push(await world.client.workflow.getHandle(id).result());
      await timePasses(person);
    }
    await eventually(async () => expect(await rowOf(person)).toMatchObject({ status: 'SENT' }));
    expect(results).toEqual([
      { pages: 1, done: 0, failed: 1 },
      { pages: 1, done: 1, failed: 0 },
    ]);
    const { rows } = await world.pool.query('SELECT * FROM notifications');
    const kept = JSON.stringify(rows);
    for (const word of [PERSON.name, PERSON.phone, '注销']) {
      expect(kept).not.toContain(word);
      expect(kept).not.toContain(Buffer.from(word).toString('base64').slice(0, 8));
    }
  });
});
