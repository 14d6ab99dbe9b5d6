import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import { LEDGER_KINDS } from '../activities/ledger-kinds';
import {
  columnDefinitions,
  columnList,
  insertRows,
  replaceRows,
  rowsOf,
  updateDifferingRows,
  withLedgerId,
} from '../activities/tables/sql';
import type { Columns } from '../activities/tables/table';
import { checkChain } from './check-chain';
import { lineOf } from './difference';
import { batchesOf, readLedgers, readPlaces } from './ledger';
import { replay, type ExpectedRow } from './replay';

const SCHEMA = 'rebuilt';
const LEDGERS_A_PAGE = 200;

/** What a rebuild came to. */
export interface Rebuilt {
  cases: number;
  households: number;
  /** By table: rows that were missing or said something else, and rows that the ledger knows nothing of. */
  tables: Record<string, { written: number; removed: number }>;
}

/** A ledger itself is not whole: nothing may be made from it. */
export class BrokenLedger extends Error {}

/**
 * Makes every table that follows from the ledger anew, beside the old ones, and puts in one transaction what differs
 * in the place of what stood there; columns that follow from no fact keep their values. People may go on working: the
 * long part reads only, and for the short one `cases` and `households` are locked, so that every commit and registration waits; what was
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
    // The end of its connection frees the lock too, but only some time later.
    await lock.query(`SELECT pg_advisory_unlock(hashtext('rebuild'))`).catch(() => undefined);
    lock.release(true);
  }
}

async function rebuildAlone(owner: Pool): Promise<Rebuilt> {
  await createBeside(owner);
  try {
    const built: Record<LedgerKind['heads'], number> = { cases: 0, households: 0 };
    for (const kind of LEDGER_KINDS) built[kind.heads] = await buildAll(owner, kind);
    return { ...built, tables: await inTransaction(owner, swap) };
  } finally {
    await owner.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  }
}

interface Beside {
  name: string;
  columns: Columns;
  key: readonly string[];
}

function besideOf({ column, projected, standing }: LedgerKind): readonly Beside[] {
  return [
    ...projected,
    ...standing.map(({ name, columns }) => ({ name, columns: withLedgerId(column, columns), key: [column] })),
  ];
}

async function createBeside(db: Queryable): Promise<void> {
  await db.query(`DROP SCHEMA IF EXISTS ${SCHEMA} CASCADE`);
  await db.query(`CREATE SCHEMA ${SCHEMA}`);
  for (const { name, columns, key } of LEDGER_KINDS.flatMap(besideOf)) {
    // Nothing is lost with them: after a crash a rebuild begins again.
    await db.query(
      `CREATE UNLOGGED TABLE ${SCHEMA}.${name} (${columnDefinitions(columns)}, PRIMARY KEY (${columnList(key)}))`,
    );
  }
}

async function buildAll(db: Queryable, kind: LedgerKind): Promise<number> {
  let built = 0;
  for (let after: string | null = null; ;) {
    const { rows }: { rows: { id: string }[] } = await db.query<{ id: string }>(
      `SELECT id FROM ${kind.heads} WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`,
      [after, LEDGERS_A_PAGE],
    );
    const last = rows.at(-1);
    if (!last) return built;
    await build(
      db,
      kind,
      rows.map(({ id }) => id),
    );
    built += rows.length;
    after = last.id;
  }
}

async function build(db: Queryable, kind: LedgerKind, ids: readonly string[]): Promise<void> {
  const { column, heads } = kind;
  const ledgers = await readLedgers(db, kind, ids);
  const places = await readPlaces(db, kind, ids);
  const replayed = ids.map((id) => {
    const facts = ledgers.get(id) ?? [];
    const [broken] = checkChain(kind, facts);
    if (broken) throw new BrokenLedger(lineOf(broken));
    const result = replay(kind, id, batchesOf(facts), places.get(id));
    if (result.brokeAt !== undefined) {
      throw new BrokenLedger(`${id} of ${heads}, fact ${result.brokeAt}: the rules cannot go on with it`);
    }
    return result;
  });
  const rows: ExpectedRow['row'][][] = [
    ...kind.projected.map((_, i) =>
      replayed.flatMap(({ projected }) => projected[i]?.map(({ row }) => row) ?? []),
    ),
    ...kind.standing.map((_, i) =>
      replayed.map(({ id, standing }) => ({ [column]: id, ...standing[i]?.row })),
    ),
  ];
  for (const [index, { name, columns }] of besideOf(kind).entries()) {
    await db.query(insertRows(`${SCHEMA}.${name}`, columns, rowsOf('$1', columns)), [
      JSON.stringify(rows[index]),
    ]);
  }
}

async function swap(db: Queryable): Promise<Rebuilt['tables']> {
  // Commits lock a head, and registrations insert one: both wait for the end of this transaction.
  await db.query('LOCK TABLE cases, households IN EXCLUSIVE MODE');
  const tables: Rebuilt['tables'] = {};
  for (const kind of LEDGER_KINDS) {
    await makeUp(db, kind);
    Object.assign(tables, await swapTables(db, kind));
  }
  return tables;
}

async function swapTables(db: Queryable, { projected, standing }: LedgerKind): Promise<Rebuilt['tables']> {
  const tables: Rebuilt['tables'] = {};
  for (const table of projected) {
    const { remove, write } = replaceRows(table, `${SCHEMA}.${table.name}`);
    const [removed, written] = [await db.query(remove), await db.query(write)];
    tables[table.name] = { written: written.rowCount ?? 0, removed: removed.rowCount ?? 0 };
  }
  for (const table of standing) {
    const written = await db.query(updateDifferingRows(table, `${SCHEMA}.${table.name} r`));
    tables[table.name] = { written: written.rowCount ?? 0, removed: 0 };
  }
  return tables;
}

/** Builds again what has moved since it was built. */
async function makeUp(db: Queryable, kind: LedgerKind): Promise<void> {
  const { column, facts, heads } = kind;
  const { rows } = await db.query<{ id: string }>(
    `SELECT h.id FROM ${heads} h LEFT JOIN ${SCHEMA}.${heads} r ON r.${column} = h.id
      WHERE r.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) FROM ${facts} WHERE ${column} = h.id)`,
  );
  const moved = rows.map(({ id }) => id);
  for (const { name } of besideOf(kind)) {
    await db.query(`DELETE FROM ${SCHEMA}.${name} WHERE ${column} = ANY ($1::uuid[])`, [moved]);
  }
  for (let from = 0; from < moved.length; from += LEDGERS_A_PAGE) {
    await build(db, kind, moved.slice(from, from + LEDGERS_A_PAGE));
  }
}
