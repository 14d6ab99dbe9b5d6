import { Writable } from 'node:stream';
import pino from 'pino';
import { LOGGER_OPTIONS } from '../../api/log';
import { application, COMMUNITY } from './support/application';
import { ApiWorld, PASSWORD } from './support/api-world';

/** Its 503 is the same report as its 200. */
const READYZ = 'Registrations can be taken; Temporal is reported, not required';

describe('the service', () => {
  it('is ready without Temporal, and says that it is away', async () => {
    const world = await ApiWorld.start();
    expect(await world.stranger.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await world.stranger.get('/readyz')).toMatchObject({
      status: 200,
      body: { database: 'up', temporal: 'down' },
    });
    await world.stop();
  });

  it('is not ready without its database, and answers 503 without saying why', async () => {
    const world = await ApiWorld.start();
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    await world.database.drop();
    expect(await world.stranger.get('/readyz')).toMatchObject({ status: 503, body: { database: 'down' } });
    const answer = await clerk.post('/v1/registrations', application());
    expect(answer).toMatchObject({ status: 503, body: { code: 'DATABASE_UNAVAILABLE' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/postgres|prisma|test_/i);
    await world.stop();
  });

  it('lists its organisations to everybody (R-14, R-15)', async () => {
    const world = await ApiWorld.start();
    const { stranger } = world;
    expect((await stranger.get('/v1/organisations?within=411002001&limit=2')).body).toMatchObject({
      organisations: [
        { code: '411002001', name: '西大街道', levelLabel: '街道(乡镇)', parentCode: '411002' },
        { code: '411002001001', name: '金地社区居委会' },
      ],
      next: '411002001001',
    });
    const found = await stranger.get(`/v1/organisations?q=${encodeURIComponent('金地')}`);
    expect(found.body['organisations']).toMatchObject([{ code: '411002001001' }]);
    expect((await stranger.get('/v1/organisations/411002001001')).body).toMatchObject({
      path: [{ name: '许昌市' }, { name: '魏都区' }, { name: '西大街道' }, { name: '金地社区居委会' }],
      below: 0,
    });
    expect(await stranger.get('/v1/organisations/411002001999')).toMatchObject({ status: 404 });
    await world.stop();
  });

  it('lists staff with their load, within the scope', async () => {
    const world = await ApiWorld.start();
    const clerk = await world.hire('CASEWORKER', COMMUNITY);
    await world.hire('CASEWORKER', '411003001001');
    const reviewer = await world.member('REVIEWER', '411002001');
    const { body } = await reviewer.get('/v1/staff');
    expect((body['staff'] as { staffId: string }[]).map(({ staffId }) => staffId).sort()).toEqual(
      [clerk.staffId, reviewer.staffId].sort(),
    );
    expect(await reviewer.get('/v1/staff?within=411003')).toMatchObject({ status: 404 });
    await world.stop();
  });

  it('describes every answer of every route, errors as problem+json, with examples', async () => {
    const world = await ApiWorld.start();
    const { status, body } = await world.stranger.get('/docs/json');
    expect(status).toBe(200);
    interface Operation {
      summary?: string;
      requestBody?: { content: Record<string, { example?: unknown }> };
      responses: Record<string, { description: string; content?: Record<string, unknown> }>;
    }
    const withoutExample: string[] = [];
    for (const operations of Object.values(body['paths'] as Record<string, Record<string, Operation>>)) {
      for (const { summary, requestBody, responses } of Object.values(operations)) {
        expect(summary).toBeTruthy();
        const taken = requestBody?.content['application/json'];
        if (taken && taken.example === undefined) withoutExample.push(String(summary));
        for (const [code, { content = {} }] of Object.entries(responses)) {
          if (/^[45]/.test(code) && summary !== READYZ)
            expect(Object.keys(content)).toEqual(['application/problem+json']);
        }
      }
    }
    expect(withoutExample).toEqual([]);
    expect((await world.stranger.get('/docs/')).status).toBe(200);
    await world.stop();
  });

  it('logs neither bodies, queries, tokens nor names, and no message of a foreign error', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const world = await ApiWorld.start({ logger: { ...LOGGER_OPTIONS, stream: sink } });
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    const { username } = await world.hire('REVIEWER', COMMUNITY);
    await world.stranger.post('/v1/sessions', { username, password: PASSWORD });
    const form = application({ person: { name: '测试丙' } });
    const { body } = await clerk.post('/v1/registrations', form);
    await clerk.post(`/v1/cases/${String(body['caseId'])}/contact-details`, { reason: '理由某某' });
    await world.stranger.get('/v1/organisations?q=%E5%AF%86');
    await clerk.get('/v1/nothing/13800000000?name=x');
    await world.database.drop();
    await clerk.post('/v1/registrations', form);
    await world.stop();
    const log = lines.join('');
    const secrets = [
      '测试丙',
      form.person.documentNumber,
      form.person.phone,
      clerk.token ?? '',
      username,
      PASSWORD,
      '理由某某',
      '%E5%AF%86',
      '13800000000',
    ];
    for (const secret of secrets) expect(log).not.toContain(secret);
    expect(log).toContain('"route":"/v1/registrations"');
    expect(log).toMatch(/"reqId":"[0-9a-f-]{36}"/);
    expect(pino.levels.labels[50]).toBe('error');
    expect(lines.some((line) => line.includes('"level":50'))).toBe(true);
  });
});
