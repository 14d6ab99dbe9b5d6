import type { Pool } from 'pg';
import { relayAnnouncement } from '../../activities/rule-announcements';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { eventually } from '../support/eventually';
import { registerCase } from '../support/registered-case';
import { freshDatabase } from '../support/servers';

describe('telling cases of rules that have changed', () => {
  let database: TestDatabase;
  let pool: Pool;
  let told: string[];

  beforeEach(async () => {
    database = await freshDatabase();
    pool = createPool({ connectionString: database.applicationUrl });
    pool.on('error', () => undefined);
    told = [];
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  /** A case with two open tasks, as its own commits leave them behind. */
  async function caseWith(provisional: boolean): Promise<string> {
    const { caseId } = await registerCase(pool, '2026-12-28');
    for (const id of ['basic4', 's131']) {
      await pool.query(
        `INSERT INTO tasks (case_id, id, kind, org_code, clauses, opens_on, due_on, provisional, urgent_from, overdue_from)
         VALUES ($1, $2, 'BASIC_FOUR', '411002001001', '{}', '2026-12-28', '2027-01-05', $3, now(), now())`,
        [caseId, id, provisional],
      );
    }
    return caseId;
  }

  async function casesWith(provisional: boolean, count: number): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await caseWith(provisional));
    return ids.sort();
  }

  const announce = (id = 'calendar-2', notBefore = '2026-01-01') =>
    pool.query('INSERT INTO rule_announcements (id, kind, not_before) VALUES ($1, $2, $3)', [
      id,
      id.startsWith('calendar') ? 'CALENDAR' : 'POLICY',
      notBefore,
    ]);
  const tell = (caseId: string): Promise<void> => {
    told.push(caseId);
    return Promise.resolve();
  };
  const away = () => Promise.reject(new Error('the engine is away'));
  const announcements = async () =>
    (
      await pool.query<{ toldUpTo: string | null; done: boolean }>(
        `SELECT told_up_to AS "toldUpTo", done_at IS NOT NULL AS done FROM rule_announcements ORDER BY id`,
      )
    ).rows;
  /** Rounds as the relay makes them, until none is due at once. */
  async function relay(handOn: typeof tell = tell): Promise<void> {
    while ((await relayAnnouncement(pool, handOn, { pageSize: 2 })).more);
  }

  it('tells each case with a provisional deadline once, page by page, and nobody else', async () => {
    const provisional = await casesWith(true, 5);
    await casesWith(false, 2);
    await announce();
    await relay();
    expect(told).toEqual(provisional);
    expect(await announcements()).toEqual([{ toldUpTo: null, done: true }]);
    await relay();
    expect(told).toHaveLength(5);
  });

  it('is done at once when nobody counts on the year', async () => {
    await announce();
    await relay();
    expect(await announcements()).toMatchObject([{ done: true }]);
  });

  it('has nothing to do without an announcement', async () => {
    await caseWith(true);
    expect(await relayAnnouncement(pool, tell)).toEqual({ more: false, told: 0, failed: 0 });
  });

  it('waits where it is while nobody can be told', async () => {
    const provisional = await casesWith(true, 3);
    await announce();
    await relayAnnouncement(pool, tell, { pageSize: 2 });
    expect(await relayAnnouncement(pool, away, { pageSize: 2 })).toEqual({ more: false, told: 0, failed: 1 });
    expect(await announcements()).toEqual([{ toldUpTo: provisional[1], done: false }]);
    await relay();
    expect(told).toEqual(provisional);
  });

  it('lets one case that cannot be told keep nobody waiting, and tries it in another pass', async () => {
    const provisional = await casesWith(true, 4);
    const [first, ...others] = provisional;
    await announce();
    await relay((caseId) => (caseId === first ? away() : tell(caseId)));
    expect(told).toEqual(others);
    expect(await announcements()).toEqual([{ toldUpTo: null, done: false }]);
    await relay();
    expect(told).toEqual([...others, ...provisional]);
    expect(await announcements()).toMatchObject([{ done: true }]);
  });

  it('goes on after a relay that was killed in the middle of a page', async () => {
    const provisional = await casesWith(true, 4);
    await announce();
    await relayAnnouncement(pool, tell, { pageSize: 2 });
    let answer: () => void = () => undefined;
    const silence = new Promise<void>((resolve) => (answer = resolve));
    const killed = relayAnnouncement(pool, () => silence, { pageSize: 2 });
    const lockHolder = `FROM pg_stat_activity WHERE state = 'idle in transaction' AND datname = current_database()`;
    await eventually(async () => expect((await pool.query(`SELECT pid ${lockHolder}`)).rowCount).toBe(1));
    expect(await relayAnnouncement(pool, tell, { pageSize: 2 })).toEqual({ more: false, told: 0, failed: 0 });
    await pool.query(`SELECT pg_terminate_backend(pid) ${lockHolder}`);
    await eventually(async () => expect((await pool.query(`SELECT pid ${lockHolder}`)).rowCount).toBe(0));
    answer();
    await expect(killed).rejects.toThrow();
    await relay();
    expect(told).toEqual(provisional);
  });

  it('works off several announcements, the oldest first', async () => {
    await caseWith(true);
    await announce('calendar-3', '2026-01-02');
    await announce('calendar-2');
    const ids: string[] = [];
    const note = (_caseId: string, id: string): Promise<void> => {
      ids.push(id);
      return Promise.resolve();
    };
    await relayAnnouncement(pool, note);
    await relayAnnouncement(pool, note);
    expect(ids).toEqual(['calendar-2', 'calendar-3']);
  });

  it('R-03: of a policy version every open case is told, once it is in force and not before', async () => {
    const [provisional, fixed] = [await caseWith(true), await caseWith(false)];
    const closed = await caseWith(false);
    await caseWith(false);
    await pool.query(`UPDATE cases SET seq = 1 WHERE id = ANY ($1)`, [[provisional, fixed, closed]]);
    await pool.query(`UPDATE cases SET open = false WHERE id = $1`, [closed]);
    await announce('policy-2027-01-01', '2026-12-31T16:00:00Z');
    const at = (instant: string) => relayAnnouncement(pool, tell, { at: new Date(instant) });
    expect(await at('2026-12-31T15:59:59Z')).toEqual({ more: false, told: 0, failed: 0 });
    expect(await at('2026-12-31T16:00:00Z')).toMatchObject({ told: 2 });
    expect(told).toEqual([provisional, fixed].sort());
  });

  it('an announcement is named after its kind', async () => {
    await expect(
      pool.query(`INSERT INTO rule_announcements (id, kind) VALUES ('policy-1', 'CALENDAR')`),
    ).rejects.toThrow('named_by_kind');
  });
});
