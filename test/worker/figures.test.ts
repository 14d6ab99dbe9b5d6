import type { Pool } from 'pg';
import { createPool } from '../../prisma/connection-pool';
import { FIGURES, readFigures } from '../../worker/figures';
import { freshDatabase } from '../support/servers';
import { ApiWorld, MONDAY } from '../api/support/api-world';
import { application, COMMUNITY, COUNTY } from '../api/support/application';
import { CaseKeeper } from '../api/support/opened-case';

/** In time, urgent, overdue, and with months that nobody looked after. */
const INSTANTS = [MONDAY, '2026-11-27T01:30:00.000Z', '2026-12-01T01:30:00.000Z', '2027-02-10T01:30:00.000Z'];

describe('the figures of the database', () => {
  let world: ApiWorld;
  let keeper: CaseKeeper;
  let pool: Pool;

  beforeAll(async () => {
    world = await ApiWorld.start();
    keeper = new CaseKeeper(world);
    pool = createPool({ connectionString: world.database.applicationUrl });
    const clerk = await world.member('CASEWORKER', COMMUNITY);
    for (let person = 0; person < 2; person++) {
      const { body } = await clerk.post('/v1/registrations', application());
      await keeper.open(String(body['caseId']));
    }
  });
  afterAll(async () => {
    await pool.end();
    await keeper.stop();
    await world.stop();
  });

  it('have no age of anything before the first registration', async () => {
    const empty = await freshDatabase();
    const unused = createPool({ connectionString: empty.applicationUrl });
    const { rows } = await readFigures(unused, MONDAY);
    await unused.end();
    await empty.drop();
    const seal = FIGURES.findIndex(({ name }) => name === 'bangfu_seal_age_seconds');
    expect(rows[seal]).toEqual([{ value: null }]);
  });

  const rowsOf = async (name: string, at: string) => {
    const { rows } = await readFigures(pool, at);
    return rows[FIGURES.findIndex((figure) => figure.name === name)] ?? [];
  };

  it.each(INSTANTS)('count open tasks at %s as the queues of the county do', async (at) => {
    world.now = at;
    // Sessions last twelve hours; the test's days are longer.
    const officer = await world.member('COUNTY_OFFICER', COUNTY);
    const { body } = await officer.get('/v1/queues');
    const queues = body['queues'] as {
      id: string;
      open: number;
      urgent: number;
      overdue: number;
      total: number;
    }[];
    const rows = await rowsOf('bangfu_open_tasks', at);
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const counted = kinds.map((id) => {
      const of = (standing: string) =>
        Number(rows.find((row) => row['kind'] === id && row['standing'] === standing)?.value ?? 0);
      return { id, open: of('OPEN'), urgent: of('URGENT'), overdue: of('OVERDUE') };
    });
    const shown = queues.filter(
      ({ id, total }) => total > 0 && !['MINE', 'ESCALATED', 'UNOWNED'].includes(id),
    );
    expect(shown.length).toBeGreaterThan(0);
    const byId = (a: { id: string | null | undefined }, b: typeof a) =>
      String(a.id).localeCompare(String(b.id));
    expect(counted.sort(byId)).toEqual(
      shown.map(({ id, open, urgent, overdue }) => ({ id, open, urgent, overdue })).sort(byId),
    );
    expect(new Set(rows.map(({ county }) => county))).toEqual(new Set([COUNTY]));
  });

  it('tell ages from what waits, and of what happens every night from the first registration on', async () => {
    const at = '2026-12-01T01:30:00.000Z';
    expect(await rowsOf('bangfu_start_requests_waiting', at)).toEqual([{ value: '2' }]);
    const [oldest] = await rowsOf('bangfu_start_request_oldest_seconds', at);
    const { requestedAt } = await world.db.startRequest.findFirstOrThrow({ orderBy: { requestedAt: 'asc' } });
    expect(Number(oldest?.value)).toBeCloseTo(
      Math.max(0, (Date.parse(at) - requestedAt.getTime()) / 1_000),
      0,
    );
    const [wake] = await rowsOf('bangfu_wake_overdue_seconds', at);
    const due = await world.db.case.findFirstOrThrow({ orderBy: { nextDueAt: 'asc' } });
    expect(Number(wake?.value)).toBe((Date.parse(at) - Number(due.nextDueAt)) / 1_000);
    for (const name of ['bangfu_seal_age_seconds', 'bangfu_archive_age_seconds'])
      expect(await rowsOf(name, at)).toEqual([oldest]);
    expect(await rowsOf('bangfu_reconciliation_age_seconds', at)).toEqual([
      { kind: 'CHANGED', ...oldest },
      { kind: 'ALL', ...oldest },
    ]);
    expect(await rowsOf('bangfu_open_cases', at)).toEqual([{ county: COUNTY, value: '2' }]);
  });

  it('tell what became of the notices of a day, and forget those before', async () => {
    const { id: caseId } = await world.db.case.findFirstOrThrow();
    const notices = [
      { seq: 901, createdAt: '2026-12-01T01:00:00.000Z' },
      { seq: 902, createdAt: '2026-11-29T01:00:00.000Z' },
    ];
    for (const notice of notices)
      await world.owner.notification.create({ data: { caseId, template: 'T', ...notice } });
    const recent = await rowsOf('bangfu_notifications_recent', '2026-12-01T01:30:00.000Z');
    expect(recent.find(({ status }) => status === 'PENDING')).toEqual({ status: 'PENDING', value: '1' });
    expect(await rowsOf('bangfu_notifications_pending', MONDAY)).toEqual([{ value: '2' }]);
  });

  it('say from December on that the next year is missing', async () => {
    await world.owner.calendarYear.deleteMany({ where: { year: 2027 } });
    expect((await readFigures(pool, '2026-11-30T01:30:00.000Z')).nextYearMissing).toBe(false);
    expect((await readFigures(pool, '2026-12-01T01:30:00.000Z')).nextYearMissing).toBe(true);
  });

  it('give up on a database that is busy, and give their connection back', async () => {
    const owner = createPool({ connectionString: world.database.ownerUrl, max: 1 });
    const holder = await owner.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE');
    await expect(readFigures(pool, MONDAY)).rejects.toMatchObject({ code: '57014' });
    await holder.query('ROLLBACK');
    holder.release();
    await owner.end();
    expect(await readFigures(pool, MONDAY)).toMatchObject({ rows: expect.any(Array) as unknown });
    expect(pool.idleCount).toBe(pool.totalCount);
  });
});
