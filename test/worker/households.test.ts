import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { archiveNextPage } from '../../activities/archive-histories';
import { relayHouseholds } from '../../activities/household-outbox';
import { readHouseholdLedger } from '../../activities/ledger';
import { tendHouseholds } from '../../activities/tend-households';
import { verify } from '../../audit/verify';
import type { MemberNews } from '../../domain/household-case/state';
import { foldHousehold } from '../../domain/household-case/facts';
import { endedRuns } from '../../worker/ended-runs';
import { householdProcesses } from '../../worker/household-processes';
import { GET_STATE_QUERY } from '../../workflows/messages';
import { Books } from '../audit/books';
import { BatchWorld } from '../support/batch-world';
import type { LivingCase } from '../support/case-world';
import { eventually } from '../support/eventually';
import { COUNTY_OFFICER } from '../support/life';
import { LOADED_TEST_CONVERTER } from '../support/payload-keys';

const TODAY = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const EVIDENCE = '00000000-0000-4000-8000-00000000e001';
const AT_ONCE = { heardWithin: 0, wokenWithin: 180 };

describe('households and their members’ cases on a real engine', () => {
  let world: BatchWorld;
  let householdId: string;

  beforeAll(async () => {
    world = await BatchWorld.start();
  });
  afterAll(() => world.stop());
  beforeEach(() => {
    householdId = randomUUID();
  });

  const ledger = () => readHouseholdLedger(world.pool, householdId);
  const folded = async () => foldHousehold(householdId, await ledger());
  const process = () => world.cases.household(householdId);
  const isOpen = () => eventually(async () => expect((await folded()).clock).toBeDefined());

  async function waiting(): Promise<{ seq: number; attempts: number }[]> {
    const { rows } = await world.pool.query<{ seq: number; attempts: number }>(
      `SELECT seq, attempts FROM household_news WHERE household_id = $1 AND told_at IS NULL ORDER BY seq`,
      [householdId],
    );
    return rows;
  }

  /** Somebody certified as member of the household, of which it has not been told. */
  async function certified(): Promise<LivingCase> {
    const person = await (await world.cases.register(TODAY)).opened();
    await person.does('joinHousehold', { householdId });
    await person.does('certifyHardship', { category: 'H1', on: TODAY, evidenceId: EVIDENCE }, COUNTY_OFFICER);
    return person;
  }

  async function opened(): Promise<LivingCase> {
    const person = await certified();
    await world.cases.relayHouseholds();
    await isOpen();
    return person;
  }

  it('R-90: news waits while the engine is away, keeps nobody’s act waiting, and is told when it is back', async () => {
    await certified();
    const connection = Connection.lazy({ address: '127.0.0.1:1' });
    const away = householdProcesses(new Client({ connection }));
    expect(await relayHouseholds(world.pool, away)).toEqual({ told: 0, failed: 2 });
    await connection.close();
    expect(await waiting()).toMatchObject([{ attempts: 1 }, { attempts: 1 }]);
    expect(await ledger()).toEqual([]);
    await world.cases.relayHouseholds();
    expect(await waiting()).toEqual([]);
    await isOpen();
    expect((await ledger()).map(({ cause }) => cause.kind)).toEqual(['MEMBER', 'MEMBER']);
  });

  it('news told twice, and out of its order, leaves the ledger as it was', async () => {
    const person = await opened();
    const { rows } = await world.pool.query<MemberNews>(
      `SELECT case_id AS "caseId", seq, household_id AS "householdId", certified, standing, org_code AS "orgCode",
              "on"::text AS "on" FROM household_news WHERE household_id = $1 ORDER BY seq DESC`,
      [householdId],
    );
    const before = await ledger();
    for (const news of [...rows, ...rows]) await world.households.hear(news);
    await world.households.hear({ ...(rows[0] as MemberNews), seq: 1, standing: 'WORKING' });
    expect(await process().query(GET_STATE_QUERY)).toEqual(await folded());
    expect(await ledger()).toEqual(before);
    await person.isLeft();
  });

  it('R-90: an open household whose process was ended has another, which goes on from the ledger', async () => {
    await opened();
    await process().terminate();
    expect(await tendHouseholds(world.pool, world.households)).toMatchObject({ failed: 0 });
    expect((await process().describe()).status.name).toBe('RUNNING');
    expect(await process().query(GET_STATE_QUERY)).toEqual(await folded());
    const { runId } = await process().describe();
    await tendHouseholds(world.pool, world.households);
    expect((await process().describe()).runId).toBe(runId);
  });

  it('R-90: news that was told and never heard is told again, and only that', async () => {
    await certified();
    await world.pool.query(
      `UPDATE household_news SET told_at = now() - interval '1 minute' WHERE household_id = $1`,
      [householdId],
    );
    await tendHouseholds(world.pool, world.households, AT_ONCE);
    expect(await waiting()).toHaveLength(2);
    await world.cases.relayHouseholds();
    await isOpen();
    await eventually(async () => expect(await ledger()).toHaveLength(2));
    await tendHouseholds(world.pool, world.households, AT_ONCE);
    expect(await waiting()).toEqual([]);
  });

  it('a household whose database was put back goes on from there, and hears again what it had heard', async () => {
    const person = await opened();
    const books = new Books(world.cases);
    await eventually(async () => expect(await ledger()).toHaveLength(2));
    await books.tamper(`DELETE FROM household_facts WHERE household_id = $1`, [householdId]);
    await books.tamper(`DELETE FROM households WHERE id = $1`, [householdId]);
    await books.close();
    await tendHouseholds(world.pool, world.households, { ...AT_ONCE, heardWithin: -1 });
    await world.cases.relayHouseholds();
    await isOpen();
    await eventually(async () => expect(await process().query(GET_STATE_QUERY)).toEqual(await folded()));
    await person.isLeft();
  });

  it('R-90: cleared, it tells a case whose process is gone when that is back, and one that has ended not at all', async () => {
    const person = await opened();
    await person.handle.terminate();
    const ended = randomUUID();
    await world.pool.query(
      `INSERT INTO household_clearances (household_id, seq, case_id) VALUES ($1, 1, $2), ($1, 1, $3)`,
      [householdId, person.input.caseId, ended],
    );
    expect(await relayHouseholds(world.pool, world.households)).toEqual({ told: 1, failed: 1 });
    const { rows } = await world.pool.query(
      `SELECT case_id AS "caseId" FROM household_clearances WHERE household_id = $1 AND told_at IS NULL`,
      [householdId],
    );
    expect(rows).toEqual([{ caseId: person.input.caseId }]);
    await world.pool.query(`UPDATE household_clearances SET told_at = now() WHERE household_id = $1`, [
      householdId,
    ]);
  });

  it('a completed household’s history is archived, and agrees with its ledger', async () => {
    const person = await opened();
    await person.does('joinHousehold', { householdId: randomUUID() });
    await world.cases.relayHouseholds();
    await process().result();
    await eventually(async () => {
      await archiveNextPage(world.pool, endedRuns(world.client));
      const { rows } = await world.pool.query(
        `SELECT FROM archived_histories WHERE workflow_id = 'household-' || $1`,
        [householdId],
      );
      expect(rows).toHaveLength(1);
    });
    const report = await verify(world.pool, undefined, { converter: LOADED_TEST_CONVERTER });
    expect(report.unchecked).toEqual([]);
    expect(report.differences.filter((one) => one.householdId === householdId)).toEqual([]);
  });
});
