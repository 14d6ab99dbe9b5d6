import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client as Database } from 'pg';
import { parse } from 'yaml';
import { civilDateOf } from '../../domain/civil-date';
import { anyFreePort } from '../../local/ports';
import { projectRoot } from '../../prisma/project-root';
import { CASE_TASK_QUEUE } from '../../workflows/messages';
import { application, newIdentityNumber } from '../api/support/application';
import { CaseworkerClient } from '../support/caseworker-client';
import { connectTo, type Connected } from '../support/connected';
import { eventually } from '../support/eventually';
import { RunningSystem } from '../support/running-system';
import { Collector, type ReceivedSpan } from './collector';

/** What nobody who watches may ever read. */
const PERSON = { name: '欧阳某某', documentNumber: newIdentityNumber(), phone: '13912345678' };
const NOTE = '本人自述：家中老人患病，暂住表兄处';
const TYPED = '寻人启事';

describe('a system that is watched', () => {
  let system: RunningSystem;
  let collector: Collector;
  let connected: Connected;
  let owner: Database;
  let caseId = '';
  let metrics: { api: string; worker: string };
  let caseworker: CaseworkerClient;
  const on = civilDateOf(new Date().toISOString());

  beforeAll(async () => {
    collector = await Collector.start();
    system = await RunningSystem.start(undefined, {
      BANGFU_METRICS_PORT: String(await anyFreePort()),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    connected = await connectTo(system);
    owner = new Database({ connectionString: system.ownerUrl('bangfu') });
    await owner.connect();
    caseworker = new CaseworkerClient(system.instance.apiUrl, system.account('caseworker'));
    const { metricsUrls } = system.instance;
    if (!metricsUrls) throw new Error('the system does not say where it is watched');
    metrics = metricsUrls;
    await live();
  }, 600_000);
  afterAll(async () => {
    await owner.end();
    await connected.close();
    await system.stop();
    system.removeData();
    await collector.stop();
  });

  const read = async (url: string) => (await fetch(url)).text();
  const versionOf = async () => Number((await caseworker.get(`/v1/cases/${caseId}`)).body.caseVersion);
  const service = async (id: string, fields: object = {}) =>
    caseworker.post(`/v1/cases/${caseId}/services`, id, {
      caseVersion: await versionOf(),
      item: 'POLICY_SERVICE',
      answer: 'PROVIDED',
      on,
      note: NOTE,
      ...fields,
    });

  /** Everything that can go right and wrong with a person's particulars on the way. */
  async function live(): Promise<void> {
    const form = application({ person: PERSON });
    const { body } = await caseworker.post('/v1/registrations', 'watched-registration', form);
    caseId = String(body.caseId);
    await eventually(async () =>
      expect((await caseworker.get(`/v1/cases/${caseId}`)).body).toMatchObject({ phase: 'OPEN' }),
    );
    expect((await service('watched-service')).status).toBe(200);
    expect((await service('watched-refusal', { on: '2099-01-01' })).status).toBe(422);
    const raw = (url: string, text: string) =>
      fetch(`${system.instance.apiUrl}${url}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
    await raw('/v1/registrations', `{"name":"${PERSON.name}"`);
    await raw(`/v1/${PERSON.phone}?name=${TYPED}`, '{}');
    await raw('/v1/sessions', JSON.stringify({ username: PERSON.name, password: NOTE }));
    await caseworker.get(`/v1/organisations?q=${encodeURIComponent(TYPED)}`);
    await refusedByTheDatabase('persons', async () => {
      const second = application({ person: { ...PERSON, documentNumber: newIdentityNumber() } });
      expect((await caseworker.post('/v1/registrations', 'watched-broken', second)).status).toBe(500);
    });
    await refusedByTheDatabase('service_records', async () =>
      expect((await service('watched-rejected')).status).toBe(500),
    );
    await connected.client.workflow.start('noSuchWorkflow', {
      taskQueue: CASE_TASK_QUEUE,
      workflowId: 'of-no-code',
    });
  }

  async function refusedByTheDatabase(table: string, act: () => Promise<void>): Promise<void> {
    await owner.query(`ALTER TABLE ${table} ADD CONSTRAINT refuses CHECK (false) NOT VALID`);
    await act();
    await owner.query(`ALTER TABLE ${table} DROP CONSTRAINT refuses`);
  }

  const logs = () => {
    const folder = path.join(system.folder, 'logs');
    const files = readdirSync(folder).filter((name) => name.endsWith('.log'));
    return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
  };
  const personal = () => [
    ...Object.values(PERSON),
    NOTE,
    TYPED,
    encodeURIComponent(TYPED),
    system.account('caseworker').password,
  ];

  it('logs who did what to which case, and nothing of any person, in what goes wrong as in what goes right', () => {
    const { 'api.log': api = '', 'worker.log': worker = '', ...others } = logs();
    expect(api).toContain('"route":"/v1/cases/:id/services"},"status":200');
    expect(api).toMatch(/"level":50.*an error that no rule foresees/);
    expect(worker).toContain(`"workflowId":"case-${caseId}"`);
    expect(worker).toMatch(/"cause":"COMMAND","outcome":"STANDS"/);
    expect(worker).toMatch(/"failure":"COMMIT_REJECTED"/);
    for (const line of worker.trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ name: 'worker' });
    for (const text of [api, worker, ...Object.values(others)])
      for (const word of personal()) expect(text).not.toContain(word);
  });

  it('counts requests by pattern, acts by outcome and refusals by code', async () => {
    const api = await read(metrics.api);
    expect(api).toMatch(
      /bangfu_http_request_seconds_count\{.*route="\/v1\/cases\/:id\/services",status="200"\} 1/,
    );
    expect(api).toMatch(/bangfu_http_request_seconds_count\{.*route="none",status="404"\} 1/);
    expect(api).toMatch(/bangfu_command_seconds_count\{kind="recordService",outcome="ACCEPTED"\} 1/);
    expect(api).toContain('bangfu_problems_total{code="DATE_IN_FUTURE"} 1');
    expect(await read(metrics.worker)).toMatch(
      /bangfu_commit_seconds_count\{cause="COMMAND",outcome="COMMIT_REJECTED"\} 1/,
    );
  });

  it('shows the same open tasks as the queues do', async () => {
    const { body } = await caseworker.get('/v1/queues');
    const queues = body.queues as { id: string; open: number; urgent: number; overdue: number }[];
    const basic = queues.find(({ id }) => id === 'BASIC_FOUR');
    const shown = [
      ...(await read(metrics.worker)).matchAll(
        /^bangfu_open_tasks\{kind="BASIC_FOUR",county="(\d+)",standing="(\w+)"\} (\d+)$/gm,
      ),
    ];
    expect(shown.map(([, county, standing, count]) => [county, standing, Number(count)])).toEqual([
      [expect.stringMatching(/^\d{6}$/), 'OPEN', basic?.open],
    ]);
  });

  it('names no case and nobody in its figures, and shows none of them where people are served', async () => {
    const all = `${await read(metrics.api)}${await read(metrics.worker)}`;
    for (const word of [...personal(), caseId]) expect(all).not.toContain(word);
    expect((await fetch(`${system.instance.apiUrl}/metrics`)).status).toBe(404);
  });

  it('has every figure that an alert is made of', async () => {
    const { groups } = parse(
      readFileSync(path.join(projectRoot(), 'deploy/prometheus/alerts.yaml'), 'utf8'),
    ) as {
      groups: { rules: { alert: string; expr: string }[] }[];
    };
    const rules = groups.flatMap(({ rules }) => rules);
    expect(rules.length).toBeGreaterThan(15);
    await eventually(async () => {
      const shown = `${await read(metrics.api)}${await read(metrics.worker)}`;
      const known = new Set([...shown.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
      const named = rules.flatMap(({ expr }) => expr.match(/\b(bangfu|temporal|nodejs|process)_\w+/g) ?? []);
      const missing = named.filter(
        (name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, '')),
      );
      expect([...new Set(missing)]).toEqual([]);
    });
  });

  describe('its traces', () => {
    const TRACE = '0af7651916cd43dd8448eb211c80319c';
    const PROXY_SPAN = 'b7ad6b7169203331';

    /** Sends an act as a proxy that traces does, or as a client that pretends to be one. */
    async function tracedService(id: string, headers: Record<string, string>): Promise<number> {
      const { apiUrl } = system.instance;
      const json = { 'content-type': 'application/json' };
      const body = JSON.stringify(system.account('caseworker'));
      const session = await fetch(`${apiUrl}/v1/sessions`, { method: 'POST', headers: json, body });
      const { token } = (await session.json()) as { token: string };
      const answer = await fetch(`${apiUrl}/v1/cases/${caseId}/services`, {
        method: 'POST',
        headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': id, ...headers },
        body: JSON.stringify({
          caseVersion: await versionOf(),
          item: 'INFORMATION_SERVICE',
          answer: 'PROVIDED',
          on,
          note: NOTE,
        }),
      });
      return answer.status;
    }
    const traceparent = `00-${TRACE}-${PROXY_SPAN}-01`;
    const spansOf = (traceId: string) => collector.spans.filter((span) => span.traceId === traceId);
    const named = (spans: ReceivedSpan[], name: string) => {
      const found = spans.find((span) => span.name === name);
      if (!found) throw new Error(`no span ${name} among ${spans.map((span) => span.name).join(', ')}`);
      return found;
    };

    it('lead from the proxy through request and Update to the commit and its transaction', async () => {
      // The caller's id of a command may be a phone number.
      const id = PERSON.phone;
      const status = await tracedService(id, {
        traceparent,
        'x-forwarded-for': '192.0.2.1',
        baggage: `who=${encodeURIComponent(TYPED)}`,
      });
      expect(status).toBe(200);
      const [request, update, commit, transaction] = await eventually(() => {
        const spans = spansOf(TRACE);
        return Promise.resolve([
          named(spans, 'POST /v1/cases/:id/services'),
          named(spans, 'StartWorkflowUpdate:recordService'),
          named(spans, 'RunActivity:commitFacts'),
          named(spans, 'transaction'),
        ] as const);
      });
      expect(request).toMatchObject({
        service: 'bangfu-api',
        parentSpanId: PROXY_SPAN,
        attributes: { 'http.route': '/v1/cases/:id/services', 'http.response.status_code': 200 },
      });
      expect(update).toMatchObject({ service: 'bangfu-api', parentSpanId: request.spanId });
      expect(commit).toMatchObject({
        service: 'bangfu-worker',
        parentSpanId: update.spanId,
        attributes: { temporalWorkflowId: `case-${caseId}` },
      });
      expect(transaction).toMatchObject({ service: 'bangfu-worker', parentSpanId: commit.spanId });
      const { 'api.log': api = '', 'worker.log': worker = '' } = logs();
      expect(api).toMatch(new RegExp(`"traceId":"${TRACE}".*"msg":"answered"`));
      expect(worker).toMatch(new RegExp(`"traceId":"${TRACE}".*"activity":"commitFacts"`));
    });

    it('are not written into by strangers', async () => {
      const stranger = TRACE.replaceAll('0', 'a');
      expect(
        await tracedService('untraced-service', { traceparent: `00-${stranger}-${PROXY_SPAN}-01` }),
      ).toBe(200);
      await eventually(() => {
        const spans = collector.spans.filter(({ name }) => name === 'StartWorkflowUpdate:recordService');
        return Promise.resolve(expect(new Set(spans.map(({ traceId }) => traceId)).size).toBeGreaterThan(3));
      });
      expect(spansOf(stranger)).toEqual([]);
    });

    it('say nothing of any person, nor what an error said', () => {
      expect(collector.spans.some(({ attributes }) => attributes['http.response.status_code'] === 500)).toBe(
        true,
      );
      for (const body of collector.bodies) for (const word of personal()) expect(body).not.toContain(word);
    });
  });

  it('is ready as long as the worker polls and the database answers, and lives all the same when it does not', async () => {
    const at = (route: string) => new URL(route, metrics.worker).toString();
    expect(await (await fetch(at('/readyz'))).json()).toEqual({ polling: true, database: true });
    await owner.query('ALTER ROLE bangfu NOLOGIN');
    await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'bangfu'`);
    const meanwhile = await fetch(at('/readyz'));
    expect(meanwhile.status).toBe(503);
    expect(await meanwhile.json()).toEqual({ polling: true, database: false });
    expect((await fetch(at('/healthz'))).status).toBe(200);
    await owner.query('ALTER ROLE bangfu LOGIN');
    await eventually(async () => expect((await fetch(at('/readyz'))).status).toBe(200));
  });
});
