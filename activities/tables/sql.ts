import type { Columns, ProjectedTable, StandingTable, WrittenBatch } from './table';

type Projected = ProjectedTable<WrittenBatch>;
type Standing = StandingTable<WrittenBatch>;

/** The column that names a row's ledger. */
export type LedgerColumn = 'case_id' | 'household_id';

/** Names of columns, quoted, with a prefix before each. */
export function columnList(columns: Columns | readonly string[], prefix = ''): string {
  const names = Array.isArray(columns) ? columns : Object.keys(columns);
  return names.map((name) => `${prefix}"${name}"`).join(', ');
}

/** Columns with their types. */
export function columnDefinitions(columns: Columns): string {
  return Object.entries(columns)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ');
}

/** The rows of a JSON parameter, as a relation `r`. */
export function rowsOf(parameter: string, columns: Columns): string {
  return `jsonb_to_recordset(${parameter}::jsonb) AS r(${columnDefinitions(columns)})`;
}

/** Inserts the rows of a relation `r`. */
export function insertRows(name: string, columns: Columns, source: string): string {
  return `INSERT INTO ${name} (${columnList(columns)}) SELECT ${columnList(columns, 'r.')} FROM ${source}`;
}

/** Inserts rows, and writes anew what may change of those that stand. */
export function upsertRows({ name, key, columns, changing, released }: Projected, source: string): string {
  const insert = insertRows(name, columns, source);
  if (changing.length === 0) return insert;
  const set = [assignments(changing, 'excluded'), ...(released ? [released] : [])].join(', ');
  return `${insert} ON CONFLICT (${columnList(key)}) DO UPDATE SET ${set}`;
}

/** Updates the standing row of each case or household in a relation `r`. */
export function updateRows({ name, rowOf, columns, stamps }: Standing, source: string): string {
  const set = [assignments(Object.keys(columns), 'r'), ...(stamps ? [stamps] : [])].join(', ');
  return `UPDATE ${name} SET ${set} FROM ${source} WHERE ${name}.id = ${rowOf}`;
}

/** The relation's rows with their case or household: the ledger's columns of a standing table. */
export function withLedgerId(ledger: LedgerColumn, columns: Columns): Columns {
  return { [ledger]: 'uuid', ...columns };
}

/** The standing rows as they are, with their case or household, as a relation. */
export function standingRows(ledger: LedgerColumn, { source, ledgerId, columns }: Standing): string {
  return `(SELECT ${ledgerId} AS ${ledger}, ${columnList(columns, 't.')} FROM ${source}) AS standing`;
}

/**
 * Where two relations with the same columns do not agree: the ledger's "id", and the row on either side as JSON, null
 * where there is none.
 */
export function differingRows(
  ledger: LedgerColumn,
  columns: Columns,
  key: readonly string[],
  expected: string,
  actual: string,
): string {
  const sameKey = key.map((column) => `e."${column}" = a."${column}"`).join(' AND ');
  return `
    SELECT coalesce(e.${ledger}, a.${ledger})::text AS id,
           CASE WHEN e.${ledger} IS NOT NULL THEN to_jsonb(e) END AS expected,
           CASE WHEN a.${ledger} IS NOT NULL THEN to_jsonb(a) END AS actual
      FROM (SELECT ${columnList(columns)} FROM ${expected}) e
      FULL JOIN (SELECT ${columnList(columns)} FROM ${actual}) a ON ${sameKey}
     WHERE ROW(${columnList(columns, 'e.')}) IS DISTINCT FROM ROW(${columnList(columns, 'a.')})
     ORDER BY 1`;
}

/**
 * Puts the rows of a relation in the place of a table's own: what it does not hold is removed, what is missing or says
 * something else is written. Rows that agree are not touched, nor are columns that are not the ledger's.
 */
export function replaceRows(
  { name, key, columns }: Projected,
  source: string,
): { remove: string; write: string } {
  const sameKey = key.map((column) => `t."${column}" = r."${column}"`).join(' AND ');
  const others = Object.keys(columns).filter((column) => !key.includes(column));
  const otherwise = others.length > 0 ? `UPDATE SET ${assignments(others, 'excluded')}` : 'NOTHING';
  return {
    remove: `DELETE FROM ${name} t WHERE NOT EXISTS (SELECT FROM ${source} r WHERE ${sameKey})`,
    write: `${insertRows(name, columns, `${source} r`)}
      WHERE NOT EXISTS (SELECT FROM ${name} t WHERE ${sameKey}
                           AND ROW(${columnList(columns, 't.')}) IS NOT DISTINCT FROM ROW(${columnList(columns, 'r.')}))
      ON CONFLICT (${columnList(key)}) DO ${otherwise}`,
  };
}

/** As updateRows, where the row says something else. */
export function updateDifferingRows(table: Standing, source: string): string {
  const { name, columns } = table;
  const [standing, other] = [columnList(columns, `${name}.`), columnList(columns, 'r.')];
  return `${updateRows(table, source)} AND ROW(${standing}) IS DISTINCT FROM ROW(${other})`;
}

function assignments(columns: readonly string[], from: string): string {
  return columns.map((column) => `"${column}" = ${from}."${column}"`).join(', ');
}
