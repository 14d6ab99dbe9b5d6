import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { readHouseholdLedger } from '../../activities/ledger';
import { loadHousehold } from '../../activities/load-household';
import type { TestDatabase } from '../../local/test-servers';
import { createPool } from '../../prisma/connection-pool';
import { KeptHousehold } from '../audit/kept-household';
import { freshDatabase } from '../support/servers';

describe('commitHouseholdFacts: the ledger of a household answers', () => {
  let database: TestDatabase;
  let pool: Pool;
  let household: KeptHousehold;
  const [mother, son] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    database = await freshDatabase();
    pool = createPool({ connectionString: database.applicationUrl });
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => {
    household = new KeptHousehold(pool);
  });

  const ledger = () => readHouseholdLedger(pool, household.householdId);
  const clearances = async () => {
    const { rows } = await pool.query(
      `SELECT case_id AS "caseId" FROM household_clearances WHERE household_id = $1`,
      [household.householdId],
    );
    return rows as { caseId: string }[];
  };

  it('the first news makes the household, and the same committed twice stands once, answered alike', async () => {
    const request = await household.request(household.news(mother, 9, { certified: true }));
    const first = await household.commit(request);
    expect(first).toMatchObject({ kind: 'STANDS', batches: [{ cause: { id: `${mother}:9` } }] });
    expect(await household.commit(request)).toEqual(first);
    expect(await ledger()).toHaveLength(1);
  });

  it('news told again later is answered with what stands, and news told late changes nothing', async () => {
    const news = household.news(mother, 9, { certified: true });
    await household.hears(news);
    await household.hears(household.news(son, 4));
    expect(await household.commit(await household.request(news))).toMatchObject({
      kind: 'ANSWERED',
      version: 2,
    });
    const before = household.state;
    await household.hears(household.news(mother, 8, { standing: 'WORKING' }));
    expect(household.state).toEqual(before);
    expect(await ledger()).toHaveLength(2);
  });

  it('a worker that died between commit and answer: other news gets that batch, and then its own', async () => {
    const lost = await household.request(household.news(mother, 9, { certified: true }));
    const next = await household.request(household.news(son, 4));
    await household.commit(lost);
    expect(await household.commit(next)).toMatchObject({
      kind: 'STANDS',
      batches: [{ cause: { id: `${mother}:9` } }],
    });
    await household.hears(household.news(son, 4));
    expect((await ledger()).map(({ cause }) => cause.id)).toEqual([`${mother}:9`]);
    await household.hears(household.news(son, 4));
    expect((await ledger()).map(({ cause }) => cause.id)).toEqual([`${mother}:9`, `${son}:4`]);
  });

  it('R-90: its row is the fold, with target and alarms while it is open; cleared, its certified members are to be told', async () => {
    await household.hears(household.news(mother, 9, { certified: true }));
    await household.until('2026-04-02');
    const row = async () => {
      const { rows } = await pool.query(
        `SELECT open, county_code AS county, opened_on::text AS opened, target_on::text AS target, alarms, members, seq, state
           FROM households WHERE id = $1`,
        [household.householdId],
      );
      return rows[0] as Record<string, unknown>;
    };
    expect(await row()).toEqual({
      open: true,
      county: '411002',
      opened: '2026-03-02',
      target: '2026-03-30',
      alarms: 1,
      members: 1,
      seq: household.state.seq,
      state: household.state,
    });
    await household.hears(household.news(son, 4));
    await household.hears(household.news(son, 7, { standing: 'WORKING' }));
    expect(await row()).toMatchObject({ open: false, target: null, alarms: null, members: 2 });
    expect(await clearances()).toEqual([{ caseId: mother }]);
    const { state } = await loadHousehold(pool, { householdId: household.householdId, at: household.now });
    expect(state).toEqual(household.state);
  });

  it('a process that knows more than the database is told so', async () => {
    await household.hears(household.news(mother, 9, { certified: true }));
    household.state = { ...household.state, seq: 7 };
    await expect(household.commit(await household.request(household.news(son, 4)))).rejects.toMatchObject({
      type: 'LEDGER_BEHIND',
      nonRetryable: true,
    });
  });

  it('the application may neither change nor remove what stands', async () => {
    for (const sql of [`UPDATE household_facts SET kind = 'x'`, `DELETE FROM household_facts`]) {
      await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
    for (const table of ['households', 'household_news', 'household_clearances']) {
      await expect(pool.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});
