import type { Pool } from 'pg';
import type { MemberNews } from '../domain/household-case/state';
import type { BatchPage } from './batch-page';
import { inTransaction, type Queryable } from './database';
import type { Clearance, HouseholdProcesses } from './household-processes';

/** Name of the Postgres notification with which both outboxes announce what is put into them. */
export const HOUSEHOLD_NEWS_CHANNEL = 'household_news';

const ROWS_A_ROUND = 50;

interface Outbox<Row> {
  table: 'household_news' | 'household_clearances';
  columns: string;
  key: readonly (keyof Row & string)[];
  keyColumns: readonly string[];
  /** What is told in its order: a row that fails keeps the later ones of the same waiting, and no others. */
  inOrder: keyof Row & string;
  tell(processes: HouseholdProcesses, row: Row): Promise<void>;
}

const NEWS: Outbox<MemberNews> = {
  table: 'household_news',
  columns: `case_id AS "caseId", seq, household_id AS "householdId", certified, standing, org_code AS "orgCode",
            "on"::text AS "on"`,
  key: ['caseId', 'seq', 'householdId'],
  keyColumns: ['case_id', 'seq', 'household_id'],
  // So that a household's ledger reads as it happened.
  inOrder: 'householdId',
  tell: (processes, news) => processes.hear(news),
};

const CLEARANCES: Outbox<Clearance> = {
  table: 'household_clearances',
  columns: `household_id AS "householdId", seq, case_id AS "caseId",
            (SELECT c.open FROM cases c WHERE c.id = case_id) AS open`,
  key: ['householdId', 'seq', 'caseId'],
  keyColumns: ['household_id', 'seq', 'case_id'],
  inOrder: 'caseId',
  tell: (processes, clearance) => processes.noteCleared(clearance),
};

/**
 * Hands on what waits in both outboxes, oldest first: what cases say of members to their households, and what
 * cleared households say to the cases of certified members. A row counts as told only after it was handed on; one that
 * fails is tried again later and keeps nobody else waiting. Any number of relays may run: locked rows are skipped, and
 * what is told twice changes nothing.
 */
export async function relayHouseholds(
  pool: Pool,
  processes: HouseholdProcesses,
  limit = ROWS_A_ROUND,
): Promise<{ told: number; failed: number }> {
  const news = await relay(pool, processes, NEWS, limit);
  const clearances = await relay(pool, processes, CLEARANCES, limit);
  return { told: news.told + clearances.told, failed: news.failed + clearances.failed };
}

/** What was announced to nobody, or left over: a page of it. What fails waits for the next sweep. */
export async function sweepHouseholds(pool: Pool, processes: HouseholdProcesses): Promise<BatchPage> {
  const { told, failed } = await relayHouseholds(pool, processes);
  return { done: told, failed, more: told > 0 };
}

async function relay<Row>(
  pool: Pool,
  processes: HouseholdProcesses,
  outbox: Outbox<Row>,
  limit: number,
): Promise<{ told: number; failed: number }> {
  return inTransaction(pool, async (db) => {
    const waiting = await takeWaiting(db, outbox, limit);
    const told = await tellInOrder(waiting, outbox.inOrder, (row) => outbox.tell(processes, row));
    const failed = waiting.filter((row) => !told.includes(row));
    await mark(db, outbox, told, `told_at = now(), attempts = attempts + 1`);
    await mark(db, outbox, failed, `attempts = attempts + 1`);
    return { told: told.length, failed: failed.length };
  });
}

async function tellInOrder<Row>(
  rows: readonly Row[],
  by: keyof Row,
  tell: (row: Row) => Promise<void>,
): Promise<Row[]> {
  const told: Row[] = [];
  const groups = [...new Set(rows.map((row) => row[by]))].map((one) => rows.filter((row) => row[by] === one));
  await Promise.allSettled(
    groups.map(async (group) => {
      for (const row of group) {
        await tell(row);
        told.push(row);
      }
    }),
  );
  return told;
}

async function takeWaiting<Row>(db: Queryable, outbox: Outbox<Row>, limit: number): Promise<Row[]> {
  const { rows } = await db.query<Row & object>(
    `SELECT ${outbox.columns} FROM ${outbox.table} WHERE told_at IS NULL
      ORDER BY attempts, written_at, seq LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
  return rows;
}

async function mark<Row>(
  db: Queryable,
  { table, key, keyColumns }: Outbox<Row>,
  rows: readonly Row[],
  set: string,
): Promise<void> {
  if (rows.length === 0) return;
  const names = key.map((name) => `"${name}" text`).join(', ');
  const same = keyColumns.map((column, index) => `t.${column}::text = r."${key[index]}"`).join(' AND ');
  await db.query(
    `UPDATE ${table} t SET ${set} FROM jsonb_to_recordset($1::jsonb) AS r(${names}) WHERE ${same}`,
    [JSON.stringify(rows)],
  );
}
