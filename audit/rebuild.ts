import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../activities/database';
import { PROJECTED_TABLES, STANDING_TABLES } from '../activities/tables';
import {
  columnDefinitions,
  columnList,
  insertRows,
  replaceRows,
  rowsOf,
  updateDifferingRows,
  withCaseId,
} from '../activities/tables/sql';
import type { Columns } from '../activities/tables/table';
import { checkChain } from './check-chain';
import { lineOf } from './difference';
import { batchesOf, readLedgers } from './ledger';
import { replay, type ExpectedRow } from './replay';

const SCHEMA = 'rebuilt';
const CASES_A_PAGE = 200;

/** What a rebuild came to. */
export interface Rebuilt {
  cases: number;
  /** By table: rows that were missing or said something else, and rows that the ledger knows nothing of. */
  tables: Record<string, { written: number; removed: number }>;
}

/** The ledger itself is not whole: nothing may be made from it. */
export class BrokenLedger extends Error {}

/**
 * Makes every table that follows from the ledger anew, beside the old ones, and puts in one transaction what differs
 * in the place of what stood there; columns that follow from no fact keep their values. People may go on working: the
 * long part reads only, and for the short one `cases` is locked, so that every commit and registration waits; what was
 * committed meanwhile is made up for under that lock.
 * @param owner of the database: tables are created
 * @throws BrokenLedger when a chain does not hold or a rule cannot go on; nothing has changed then
 */
export async function rebuild(owner: Pool): Promise<Rebuilt> {
  const lock = await owner.connect();
  try {
    const { rows } = await lock.query<{ free: boolean }>(
      `SELECT pg_try_advisory_lock(hashtext('rebuild')) AS free`,
    );
    if (!rows[0]?.free) throw new Error('another rebuild is under way');
    return await rebuildAlone(owner);
  } finally {
    // The lock ends with its connection.
    lock.release(true);
  }
}

async function rebuildAlone(owner: Pool): Promise<Rebuilt> {
  await createBeside(owner);
  try {
    const cases = await buildAll(owner);
    return { cases, tables: await inTransaction(owner, swap) };
  } finally {
    await owner.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  }
}

interface Beside {
  name: string;
  columns: Columns;
  key: readonly string[];
}

const BESIDE: readonly Beside[] = [
  ...PROJECTED_TABLES,
  ...STANDING_TABLES.map(({ name, columns }) => ({ name, columns: withCaseId(columns), key: ['case_id'] })),
];

async function createBeside(db: Queryable): Promise<void> {
  await db.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
  await db.query(`CREATE SCHEMA ${SCHEMA}`);
  for (const { name, columns, key } of BESIDE) {
    // Nothing is lost with them: after a crash a rebuild begins again.
    await db.query(
      `CREATE UNLOGGED TABLE ${SCHEMA}.${name} (${columnDefinitions(columns)}, PRIMARY KEY (${columnList(key)}))`,
    );
  }
}

async function buildAll(db: Queryable): Promise<number> {
  let cases = 0;
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { id: string }[] } = await db.query<{ id: string }>(
      `SELECT id FROM cases WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [after, CASES_A_PAGE],
    );
    const last = rows.at(-1);
    if (!last) return cases;
    await build(
      db,
      rows.map(({ id }) => id),
    );
    cases += rows.length;
    after = last.id;
  }
}

async function build(db: Queryable, caseIds: readonly string[]): Promise<void> {
  const ledgers = await readLedgers(db, caseIds);
  const replayed = caseIds.map((caseId) => {
    const facts = ledgers.get(caseId) ?? [];
    const [broken] = checkChain(facts);
    if (broken) throw new BrokenLedger(lineOf(broken));
    const result = replay(caseId, batchesOf(facts));
    if (result.brokeAt !== undefined) {
      throw new BrokenLedger(`case ${caseId}, fact ${result.brokeAt}: the rules cannot go on with it`);
    }
    return result;
  });
  const rows: ExpectedRow['row'][][] = [
    ...PROJECTED_TABLES.map((_, i) =>
      replayed.flatMap(({ projected }) => projected[i]?.map(({ row }) => row) ?? []),
    ),
    ...STANDING_TABLES.map((_, i) =>
      replayed.map(({ caseId, standing }) => ({ case_id: caseId, ...standing[i]?.row })),
    ),
  ];
  for (const [index, { name, columns }] of BESIDE.entries()) {
    await db.query(insertRows(`${SCHEMA}.${name}`, columns, rowsOf('$1', columns)), [
      JSON.stringify(rows[index]),
    ]);
  }
}

async function swap(db: Queryable): Promise<Rebuilt['tables']> {
  // Commits lock a case's row and registrations insert one: both wait for the end of this transaction.
  await db.query('LOCK TABLE cases IN EXCLUSIVE MODE');
  await makeUp(db);
  const tables: Rebuilt['tables'] = {};
  for (const table of PROJECTED_TABLES) {
    const { remove, write } = replaceRows(table, `${SCHEMA}.${table.name}`);
    const [removed, written] = [await db.query(remove), await db.query(write)];
    tables[table.name] = { written: written.rowCount ?? 0, removed: removed.rowCount ?? 0 };
  }
  for (const table of STANDING_TABLES) {
    const written = await db.query(updateDifferingRows(table, `${SCHEMA}.${table.name} r`));
    tables[table.name] = { written: written.rowCount ?? 0, removed: 0 };
  }
  return tables;
}

/** Builds again what has moved since it was built. */
async function makeUp(db: Queryable): Promise<void> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.id FROM cases c LEFT JOIN ${SCHEMA}.cases r ON r.case_id = c.id
      WHERE r.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) FROM facts WHERE case_id = c.id)`,
  );
  const moved = rows.map(({ id }) => id);
  for (const { name } of BESIDE) {
    await db.query(`DELETE FROM ${SCHEMA}.${name} WHERE case_id = ANY ($1::uuid[])`, [moved]);
  }
  for (let from = 0; from < moved.length; from += CASES_A_PAGE) {
    await build(db, moved.slice(from, from + CASES_A_PAGE));
  }
}
