import type { AddressInfo } from 'node:net';
import { defaultPayloadConverter } from '@temporalio/common';
import { EncryptingCodec } from '../../temporal/payload-codec';
import { caseWorkflowId } from '../../workflows/messages';
import { TEST_KEYS } from '../support/payload-keys';
import { ApiWorld, PASSWORD } from './support/api-world';
import { application, COMMUNITY, COUNTY } from './support/application';

const UI = 'http://127.0.0.1:8233';
const ELSEWHERE = 'http://127.0.0.1:9999';
const codec = new EncryptingCodec(TEST_KEYS);
const FACT = { kind: 'ContactAttempted', on: '2026-11-23' };

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

/** What Temporal's web UI sends of a history. */
async function encrypted(workflowId: string, keys = codec): Promise<object> {
  const plain = defaultPayloadConverter.toPayload(FACT);
  const [payload] = await keys.encode([plain], { type: 'workflow', namespace: 'bangfu', workflowId });
  const metadata = Object.entries(payload?.metadata ?? {});
  return {
    metadata: Object.fromEntries(metadata.map(([name, value]) => [name, base64(value)])),
    data: base64(payload?.data ?? ''),
  };
}

const OPENED = { metadata: { encoding: base64('json/plain') }, data: base64(JSON.stringify(FACT)) };

describe('what Temporal’s web UI may show', () => {
  let world: ApiWorld;
  let url: string;
  let caseId: string;

  beforeAll(async () => {
    world = await ApiWorld.start({ temporalUiOrigin: UI });
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    caseId = String((await clerk.post('/v1/registrations', application())).body['caseId']);
  });
  afterAll(() => world.stop());

  async function decode(payloads: object[], headers: Record<string, string>) {
    const response = await fetch(`${url}/codec/decode`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-namespace': 'bangfu', origin: UI, ...headers },
      body: JSON.stringify({ payloads }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as object };
  }

  function logIn(username: string, password = PASSWORD): Promise<Response> {
    return fetch(`${url}/codec/session`, {
      method: 'POST',
      body: new URLSearchParams({ username, password }),
    });
  }

  async function cookieOf(username: string): Promise<string> {
    return (await logIn(username)).headers.get('set-cookie')?.split(';')[0] ?? '';
  }

  it('is nothing for a stranger, who is told so across origins and shown where to log in', async () => {
    const answer = await decode([await encrypted(caseWorkflowId(caseId))], {});
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(UI);
    const page = await fetch(`${url}/codec`);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await page.text()).toContain('<form method="post" action="/codec/session">');
  });

  it('is nothing for a caseworker, by token or by login', async () => {
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    const bearer = { authorization: `Bearer ${clerk.token}` };
    expect(await decode([await encrypted(caseWorkflowId(caseId))], bearer)).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_ROLE' },
    });
    const { username, staffId } = await world.hire('CASEWORKER', COMMUNITY);
    const refused = await logIn(username);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('set-cookie')).toBeNull();
    expect(await world.db.staffSession.count({ where: { staffId } })).toBe(0);
  });

  it('is plain JSON for an auditor, by a cookie that nothing else of the API takes, and is written down', async () => {
    const { username, staffId } = await world.hire('AUDITOR', COUNTY);
    expect((await logIn(username, 'wrong')).status).toBe(401);
    const page = await logIn(username);
    expect(page.headers.get('set-cookie')).toMatch(
      /^bangfu_codec=[\w-]{43}; Path=\/codec; Expires=.+; HttpOnly; SameSite=Strict$/,
    );
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const before = await world.db.accessRecord.count();
    const two = [await encrypted(caseWorkflowId(caseId)), await encrypted(caseWorkflowId(caseId))];
    const answer = await decode(two, { cookie });
    expect(answer).toMatchObject({ status: 200, body: { payloads: [OPENED, OPENED] } });
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(await world.db.accessRecord.count()).toBe(before + 1);
    expect(await world.db.accessRecord.findFirst({ where: { staffId } })).toMatchObject({
      caseId,
      what: 'PROCESS_HISTORY',
    });
    expect((await fetch(`${url}/v1/me`, { headers: { cookie } })).status).toBe(401);
  });

  it('is plain JSON for an auditor’s command line, by token', async () => {
    const auditor = await world.member('AUDITOR', COUNTY);
    const bearer = { authorization: `Bearer ${auditor.token}` };
    const answer = await decode([await encrypted(caseWorkflowId(caseId))], bearer);
    expect(answer.body).toEqual({ payloads: [OPENED] });
  });

  it('stays as it came outside the auditor’s scope, and where it is no case’s', async () => {
    const { username, staffId } = await world.hire('AUDITOR', '411003');
    const given = [await encrypted(caseWorkflowId(caseId)), await encrypted('seal-day'), OPENED];
    const answer = await decode(given, { cookie: await cookieOf(username) });
    expect(answer).toMatchObject({ status: 200, body: { payloads: given } });
    expect(await world.db.accessRecord.count({ where: { staffId } })).toBe(0);
  });

  it('is refused clearly when its key is not known here', async () => {
    const { username } = await world.hire('AUDITOR', COUNTY);
    const lost = new EncryptingCodec({ current: 'lost', keys: new Map([['lost', Buffer.alloc(32, 9)]]) });
    const answer = await decode([await encrypted(caseWorkflowId(caseId), lost)], {
      cookie: await cookieOf(username),
    });
    expect(answer).toMatchObject({ status: 422, body: { code: 'PAYLOAD_NOT_OPENED' } });
  });

  it('is for pages of the UI’s origin alone', async () => {
    const ask = (origin: string) =>
      fetch(`${url}/codec/decode`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const asked = await ask(UI);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(UI);
    expect(asked.headers.get('access-control-allow-headers')).toContain('x-namespace');
    expect((await ask(ELSEWHERE)).headers.get('access-control-allow-origin')).toBeNull();
    const answer = await decode([], { origin: ELSEWHERE });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('is only opened there: nothing is encoded', async () => {
    const auditor = await world.member('AUDITOR', COUNTY);
    expect(await auditor.post('/codec/encode', { payloads: [OPENED] })).toMatchObject({ status: 404 });
  });
});
