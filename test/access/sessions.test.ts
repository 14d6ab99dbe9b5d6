import { createHash } from 'node:crypto';
import { COMMUNITY } from '../api/support/application';
import { ApiWorld, MONDAY, PASSWORD } from '../api/support/api-world';
import { Member } from '../api/support/member';

const URL = '/v1/sessions';

describe('logging in', () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await ApiWorld.start({ loginLimits: { perAddress: 1000, perName: 3 } });
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    world.now = MONDAY;
  });

  const login = async (username: string, password = PASSWORD) =>
    world.stranger.post(URL, { username, password });

  it('gives a token for twelve hours, of which the database keeps the SHA-256 only', async () => {
    const { username, staffId } = await world.hire('CASEWORKER', COMMUNITY);
    const { status, body } = await login(username);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      expiresAt: '2026-11-23T13:30:00.000Z',
      account: { staffId, role: 'CASEWORKER', orgName: '金地社区居委会', level: 'COMMUNITY' },
    });
    const token = String(body['token']);
    const sessions = await world.db.staffSession.findMany({ where: { staffId } });
    expect(sessions.map(({ tokenHash }) => Buffer.from(tokenHash))).toEqual([
      createHash('sha256').update(token).digest(),
    ]);

    const member = new Member(world.app, staffId, token);
    expect((await member.get('/v1/me')).body).toMatchObject({ username });
    world.now = '2026-11-23T13:30:00.000Z';
    expect(await member.get('/v1/me')).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
  });

  it('answers an unknown user, a wrong password and an account out of use alike', async () => {
    const [active, left] = [await world.hire('REVIEWER', COMMUNITY), await world.hire('REVIEWER', COMMUNITY)];
    await world.owner.staff.update({ where: { id: left.staffId }, data: { active: false } });
    const answers = [
      await login('nobody'),
      await login(active.username, 'wrong'),
      await login(left.username),
    ];
    for (const { status, body } of answers) {
      expect({ status, code: body['code'], nextStep: body['nextStep'] }).toEqual({
        status: 401,
        code: 'WRONG_CREDENTIALS',
        nextStep: answers[0]?.body['nextStep'],
      });
    }
  });

  it('ends with the session, and with the account', async () => {
    const member = await world.member('REVIEWER', COMMUNITY);
    expect(await member.request('DELETE', '/v1/sessions/current')).toMatchObject({ status: 204 });
    expect(await member.get('/v1/me')).toMatchObject({ status: 401 });

    const dismissed = await world.member('REVIEWER', COMMUNITY);
    await world.owner.staff.update({ where: { id: dismissed.staffId }, data: { active: false } });
    expect(await dismissed.get('/v1/me')).toMatchObject({ status: 401 });
  });

  it('lets a name be tried so often and no oftener, in whatever case it is written', async () => {
    const { username } = await world.hire('CASEWORKER', COMMUNITY);
    for (const guess of ['a', 'b', 'c']) expect(await login(username, guess)).toMatchObject({ status: 401 });
    const { status, body, headers } = await login(username.toUpperCase());
    expect({ status, code: body['code'] }).toEqual({ status: 429, code: 'TOO_MANY_REQUESTS' });
    expect(headers).toHaveProperty('retry-after');
  });

  it('takes no token of another form', async () => {
    for (const authorization of [
      '',
      'Bearer',
      'Bearer x',
      `Basic ${'A'.repeat(43)}`,
      `Bearer ${'A'.repeat(43)}`,
    ]) {
      expect(await world.stranger.request('GET', '/v1/me', { authorization })).toMatchObject({ status: 401 });
    }
  });
});
