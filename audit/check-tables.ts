import type { Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import { differingRows, rowsOf, standingRows, withLedgerId } from '../activities/tables/sql';
import type { Row } from '../activities/tables/table';
import { firstDifference, MISSING, PRESENT, shown, type Difference } from './difference';
import { rowKey, type Replayed } from './replay';

interface DifferingRow {
  id: string;
  expected: Row | null;
  actual: Row | null;
}

/** Compares what every table says of some ledgers' cases or households with what these say. The database compares; only differences travel. */
export async function checkTables(
  db: Queryable,
  kind: LedgerKind,
  replayed: readonly Replayed[],
): Promise<Difference[]> {
  const { column, named } = kind;
  const ids = replayed.map(({ id }) => id);
  const differences: Difference[] = [];
  for (const [index, table] of kind.projected.entries()) {
    const expected = replayed.flatMap(({ projected }) => projected[index] ?? []);
    const seqs = new Map(
      expected.map(({ row, seq }) => [`${String(row[column])}/${rowKey(table, row)}`, seq]),
    );
    const found = await db.query<DifferingRow>(
      differingRows(
        column,
        table.columns,
        table.key,
        rowsOf('$1', table.columns),
        `${table.name} WHERE ${column} = ANY ($2::uuid[])`,
      ),
      [JSON.stringify(expected.map(({ row }) => row)), ids],
    );
    for (const row of found.rows) {
      const key = rowKey(table, row.expected ?? row.actual ?? {});
      const seq = seqs.get(`${row.id}/${key}`) ?? row.actual?.seq;
      differences.push(
        differenceOf(row, {
          ...named(row.id),
          where: table.name,
          row: key,
          ...(typeof seq === 'number' && { seq }),
        }),
      );
    }
  }
  for (const [index, table] of kind.standing.entries()) {
    const columns = withLedgerId(column, table.columns);
    const expected = replayed.flatMap(({ id, standing }) => ({ [column]: id, ...standing[index]?.row }));
    const seqs = new Map(replayed.map(({ id, standing }) => [id, standing[index]?.seq]));
    const found = await db.query<DifferingRow>(
      differingRows(
        column,
        columns,
        [column],
        rowsOf('$1', columns),
        `${standingRows(column, table)} WHERE ${column} = ANY ($2::uuid[])`,
      ),
      [JSON.stringify(expected), ids],
    );
    for (const row of found.rows) {
      const seq = seqs.get(row.id);
      differences.push(
        differenceOf(row, { ...named(row.id), where: table.name, ...(seq !== undefined && { seq }) }),
      );
    }
  }
  return differences;
}

function differenceOf(
  { expected, actual }: DifferingRow,
  place: Omit<Difference, 'what' | 'expected' | 'actual'>,
): Difference {
  if (!expected) return { ...place, what: 'row', expected: MISSING, actual: PRESENT };
  if (!actual) return { ...place, what: 'row', expected: PRESENT, actual: MISSING };
  const first = firstDifference(expected, actual);
  return {
    ...place,
    what: first?.path ?? 'row',
    expected: shown(first?.expected),
    actual: shown(first?.actual),
  };
}
