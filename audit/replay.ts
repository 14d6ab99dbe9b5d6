import type { LedgerKind, LedgerState, Projected } from '../activities/ledger-kind';
import type { ProjectedTable, Row, WrittenBatch } from '../activities/tables/table';
import type { StandingBatch } from './ledger';

/** A row that follows from the ledger, and the last fact of the batch that wrote it. */
export interface ExpectedRow {
  seq: number;
  row: Row;
}

/** Everything that the tables should say of one case or household. */
export interface Replayed {
  id: string;
  state: LedgerState;
  /** By table, in the order of the kind's projected ones. */
  projected: ExpectedRow[][];
  /** By table, in the order of the kind's standing ones. */
  standing: ExpectedRow[];
  /** Where a rule could not go on with what stands in the ledger. */
  brokeAt?: number;
}

/** Projects a ledger from its first fact, by the same rules that wrote the tables batch by batch. */
export function replay(
  kind: LedgerKind,
  id: string,
  batches: readonly StandingBatch[],
  registeredAt = '',
): Replayed {
  const projected = kind.projected.map(() => new Map<string, ExpectedRow>());
  const standing = kind.standing.map((table) => ({ seq: 0, row: table.initial(id, registeredAt) }));
  let state = kind.empty(id);
  let brokeAt: number | undefined;
  for (const batch of batches) {
    const next = projectOn(kind, state, id, batch);
    if (!next) {
      brokeAt = state.seq + 1;
      break;
    }
    state = next.state;
    const { seq } = state;
    const written = next.written(batch.headHash);
    kind.projected.forEach((table, index) => writeInto(projected[index], table, written, seq));
    kind.standing.forEach((table, index) => {
      const row = table.row(written);
      if (row) standing[index] = { seq, row };
    });
  }
  return {
    id,
    state,
    projected: projected.map((rows) => [...rows.values()]),
    standing,
    ...(brokeAt !== undefined && { brokeAt }),
  };
}

/** Undefined when a fact is of a kind, or holds data, with which no rule can go on. */
function projectOn(
  kind: LedgerKind,
  state: LedgerState,
  id: string,
  batch: StandingBatch,
): Projected<LedgerState> | undefined {
  const { at, by } = batch;
  try {
    const projected = kind.project(state, batch, { id, at, by });
    return projected.state.seq === state.seq + batch.facts.length ? projected : undefined;
  } catch {
    return undefined;
  }
}

/** What a commit does in SQL: a row that stands is changed where it may change, and keeps the rest. */
function writeInto(
  rows: Map<string, ExpectedRow> | undefined,
  table: ProjectedTable<WrittenBatch>,
  batch: WrittenBatch,
  last: number,
): void {
  for (const row of table.rows(batch)) {
    const key = rowKey(table, row);
    const before = rows?.get(key);
    const changed = before ? { ...before.row, ...pick(row, table.changing) } : row;
    rows?.set(key, { seq: typeof row.seq === 'number' ? row.seq : last, row: changed });
  }
}

/** What identifies a row within its case or household. */
export function rowKey({ key }: ProjectedTable<WrittenBatch>, row: Row): string {
  return key
    .slice(1)
    .map((column) => String(row[column]))
    .join('/');
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
