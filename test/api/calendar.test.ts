import { randomUUID } from 'node:crypto';
import calendars from '../../prisma/reference/calendar-years.json';
import { provisionalYear } from '../../domain/calendar-year';
import { withDatabase } from '../../local/database';
import { CITY, COMMUNITY, COUNTY } from './support/application';
import { ApiWorld, MONDAY } from './support/api-world';
import type { Member } from './support/member';

const URL = '/v1/calendar-years';

/** What holiday-cn would say of a year, with more days off than the law has. */
function yearFile(year: number, extra: readonly { date: string; isOffDay: boolean }[] = []) {
  const off = provisionalYear(year).off.map((date) => ({ date, isOffDay: true }));
  const extraDates = new Set(extra.map(({ date }) => date));
  return {
    $schema: 'https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json',
    $id: `https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/${year}.json`,
    year,
    papers: ['https://www.gov.cn/zhengce/zhengceku/202611/content.htm'],
    days: [...off.filter(({ date }) => !extraDates.has(date)), ...extra].map((day) => ({
      name: '假日',
      ...day,
    })),
  };
}

describe('calendar years (放假安排)', () => {
  let world: ApiWorld;
  let officer: Member;
  let clerk: Member;

  beforeEach(async () => {
    world = await ApiWorld.start();
    officer = await world.member('CITY_POLICY_OFFICER', CITY);
    clerk = await world.member('CASEWORKER', COMMUNITY);
  });
  afterEach(() => world.stop());

  const at = async (now: string): Promise<void> => {
    world.now = now;
    await world.owner.staffSession.updateMany({ data: { expiresAt: new Date(Date.parse(now) + 3_600_000) } });
  };
  const alarm = async () => [
    (await clerk.get(URL)).body['nextYearMissing'],
    (await world.stranger.get('/readyz')).body['nextYearMissing'],
  ];

  it('lists the published years, and the next as derived from the law', async () => {
    const { body } = await clerk.get(URL);
    expect(body['years']).toMatchObject([
      { year: 2023, status: 'PUBLISHED', revision: 1 },
      { year: 2024 },
      { year: 2025 },
      { year: 2026, status: 'PUBLISHED', revision: 1, workedWeekendDays: 6 },
      { year: 2027, status: 'PROVISIONAL', revision: null, workedWeekendDays: 0 },
    ]);
    expect((await clerk.get(`${URL}/2027`)).body).toMatchObject({
      status: 'PROVISIONAL',
      off: provisionalYear(2027).off,
      imports: [],
    });
    expect((await clerk.get(`${URL}/2026`)).body).toMatchObject({
      status: 'PUBLISHED',
      work: expect.arrayContaining(['2026-02-14']) as unknown,
      imports: [{ revision: 1, by: null, at: null }],
    });
    expect(await clerk.get(`${URL}/2010`)).toMatchObject({
      status: 404,
      body: { code: 'CALENDAR_YEAR_NOT_FOUND' },
    });
  });

  it('publishes a year from a file of holiday-cn, and leaves word for the cases that count on it', async () => {
    const { status, body } = await officer.post(URL, yearFile(2027));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      year: 2027,
      status: 'PUBLISHED',
      revision: 2,
      off: provisionalYear(2027).off,
      sourceNote: 'https://www.gov.cn/zhengce/zhengceku/202611/content.htm',
      imports: [{ revision: 2, by: { id: officer.staffId }, at: MONDAY }],
    });
    expect(await world.db.ruleAnnouncement.findMany()).toMatchObject([
      { id: 'calendar-2', kind: 'CALENDAR', doneAt: null },
    ]);
  });

  it('takes a correction as another revision, counted over all years', async () => {
    await officer.post(URL, yearFile(2027));
    await officer.post(URL, yearFile(2028));
    const corrected = yearFile(2027, [{ date: '2027-01-04', isOffDay: true }]);
    expect((await officer.post(URL, corrected)).body).toMatchObject({ revision: 4, imports: [{}, {}] });
    expect((await clerk.get(`${URL}/2027`)).body['off']).toContain('2027-01-04');
    const { body } = await clerk.get(URL);
    expect((body['years'] as object[]).slice(-2)).toMatchObject([
      { year: 2027, revision: 4 },
      { year: 2028, revision: 3 },
    ]);
  });

  it('publishes once for a command id', async () => {
    const key = randomUUID();
    expect(await officer.post(URL, yearFile(2027), key)).toMatchObject({ status: 201 });
    expect(await officer.post(URL, yearFile(2027), key)).toMatchObject({
      status: 200,
      body: { revision: 2 },
    });
    expect(await officer.post(URL, yearFile(2028), key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect(await world.db.ruleAnnouncement.count()).toBe(1);
  });

  it('gives two imports at once a revision each', async () => {
    const answers = await Promise.all([2027, 2028, 2029].map((year) => officer.post(URL, yearFile(year))));
    expect(answers.map(({ body }) => body['revision']).sort()).toEqual([2, 3, 4]);
  });

  it('says everything that is wrong with a file, and writes nothing', async () => {
    const wrong = yearFile(2027, [
      { date: '2027-02-30', isOffDay: true },
      { date: '2027-01-05', isOffDay: false },
    ]);
    const { status, body } = await officer.post(URL, wrong);
    expect({ status, code: body['code'] }).toEqual({ status: 422, code: 'CALENDAR_YEAR_INVALID' });
    expect(body['errors']).toHaveLength(2);
    const empty = { ...yearFile(2027), days: [] };
    expect((await officer.post(URL, empty)).body['nextStep']).toMatch('尚未公布');
    expect(await officer.post(URL, { ...yearFile(2027), note: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'UNKNOWN_FIELD' },
    });
    expect(await world.db.ruleAnnouncement.count()).toBe(0);
    expect(await world.db.calendarYear.count()).toBe(calendars.years.length);
  });

  it('is for the city to publish', async () => {
    const stray = await world.member('CITY_POLICY_OFFICER', COUNTY);
    expect(await stray.post(URL, yearFile(2027))).toMatchObject({ body: { code: 'LEVEL_TOO_LOW' } });
    expect(await clerk.post(URL, yearFile(2027))).toMatchObject({
      status: 403,
      body: { code: 'FORBIDDEN_ROLE' },
    });
  });

  it('raises an alarm from 1 December until the next year is imported', async () => {
    expect(await alarm()).toEqual([null, null]);
    await at('2026-11-30T15:59:59.000Z');
    expect(await alarm()).toEqual([null, null]);
    await at('2026-11-30T16:00:00.000Z');
    expect(await alarm()).toEqual([2027, 2027]);
    await officer.post(URL, yearFile(2027));
    expect(await alarm()).toEqual([null, null]);
  });

  it('keeps what was published: facts name the calendar on which they were decided', async () => {
    const asOwner = (sql: string): Promise<unknown> =>
      withDatabase(world.database.ownerUrl, (client) => client.query(sql));
    for (const sql of [
      `UPDATE calendar_years SET work = '{}'`,
      'DELETE FROM calendar_years',
      'TRUNCATE calendar_years',
    ]) {
      await expect(asOwner(sql)).rejects.toThrow('append-only');
    }
    await expect(
      withDatabase(world.database.applicationUrl, (client) => client.query('DELETE FROM calendar_years')),
    ).rejects.toThrow('permission denied');
  });
});
