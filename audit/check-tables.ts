import type { Queryable } from '../activities/database';
import { PROJECTED_TABLES, STANDING_TABLES } from '../activities/tables';
import { differingRows, rowsOf, standingRows, withCaseId } from '../activities/tables/sql';
import type { Row } from '../activities/tables/table';
import { firstDifference, MISSING, PRESENT, shown, type Difference } from './difference';
import { rowKey, type Replayed } from './replay';

interface DifferingRow {
  caseId: string;
  expected: Row | null;
  actual: Row | null;
}

/** Compares what every table says of some cases with what their ledgers say. The database compares; only differences travel. */
export async function checkTables(db: Queryable, cases: readonly Replayed[]): Promise<Difference[]> {
  const caseIds = cases.map(({ caseId }) => caseId);
  const differences: Difference[] = [];
  for (const [index, table] of PROJECTED_TABLES.entries()) {
    const expected = cases.flatMap(({ projected }) => projected[index] ?? []);
    const seqs = new Map(
      expected.map(({ row, seq }) => [`${String(row.case_id)}/${rowKey(table, row)}`, seq]),
    );
    const found = await db.query<DifferingRow>(
      differingRows(
        table.columns,
        table.key,
        rowsOf('$1', table.columns),
        `${table.name} WHERE case_id = ANY ($2::uuid[])`,
      ),
      [JSON.stringify(expected.map(({ row }) => row)), caseIds],
    );
    for (const row of found.rows) {
      const key = rowKey(table, row.expected ?? row.actual ?? {});
      const seq = seqs.get(`${row.caseId}/${key}`) ?? row.actual?.seq;
      differences.push(differenceOf(table.name, row, { row: key, ...(typeof seq === 'number' && { seq }) }));
    }
  }
  for (const [index, table] of STANDING_TABLES.entries()) {
    const columns = withCaseId(table.columns);
    const expected = cases.flatMap(({ caseId, standing }) => ({ case_id: caseId, ...standing[index]?.row }));
    const seqs = new Map(cases.map(({ caseId, standing }) => [caseId, standing[index]?.seq]));
    const found = await db.query<DifferingRow>(
      differingRows(
        columns,
        ['case_id'],
        rowsOf('$1', columns),
        `${standingRows(table)} WHERE case_id = ANY ($2::uuid[])`,
      ),
      [JSON.stringify(expected), caseIds],
    );
    for (const row of found.rows) {
      const seq = seqs.get(row.caseId);
      differences.push(differenceOf(table.name, row, seq === undefined ? {} : { seq }));
    }
  }
  return differences;
}

function differenceOf(
  where: string,
  { caseId, expected, actual }: DifferingRow,
  named: Pick<Difference, 'row' | 'seq'>,
): Difference {
  const place = { caseId, where, ...named };
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
