import { project } from '../activities/projection';
import { PROJECTED_TABLES, STANDING_TABLES } from '../activities/tables';
import type { ProjectedBatch, ProjectedTable, Row } from '../activities/tables/table';
import { newCase } from '../domain/case/evolve';
import type { CaseState } from '../domain/case/state';
import { nextWake } from '../domain/case/wake';
import type { StandingBatch } from './ledger';

/** A row that follows from the ledger, and the last fact of the batch that wrote it. */
export interface ExpectedRow {
  seq: number;
  row: Row;
}

/** Everything that the tables should say of one case. */
export interface Replayed {
  caseId: string;
  state: CaseState;
  /** By table, in the order of PROJECTED_TABLES. */
  projected: ExpectedRow[][];
  /** By table, in the order of STANDING_TABLES. */
  standing: ExpectedRow[];
  /** Where a rule could not go on with what stands in the ledger. */
  brokeAt?: number;
}

/** Projects a case's ledger from its first fact, by the same rules that wrote the tables batch by batch. */
export function replay(caseId: string, batches: readonly StandingBatch[]): Replayed {
  const projected = PROJECTED_TABLES.map(() => new Map<string, ExpectedRow>());
  const standing = STANDING_TABLES.map((table) => ({ seq: 0, row: table.initial(caseId) }));
  let state = newCase(caseId);
  let brokeAt: number | undefined;
  for (const batch of batches) {
    const next = projectOn(state, caseId, batch);
    if (!next) {
      brokeAt = state.seq + 1;
      break;
    }
    state = next.projection.state;
    PROJECTED_TABLES.forEach((table, index) => writeInto(projected[index], table, next));
    STANDING_TABLES.forEach((table, index) => {
      const row = table.row(next);
      if (row) standing[index] = { seq: state.seq, row };
    });
  }
  return {
    caseId,
    state,
    projected: projected.map((rows) => [...rows.values()]),
    standing,
    ...(brokeAt !== undefined && { brokeAt }),
  };
}

/** Undefined when a fact is of a kind, or holds data, with which no rule can go on. */
function projectOn(state: CaseState, caseId: string, batch: StandingBatch): ProjectedBatch | undefined {
  const { at, by, headHash } = batch;
  try {
    const projection = project(state, batch);
    if (projection.state.seq !== state.seq + batch.facts.length) return undefined;
    return { caseId, at, by, headHash, projection, wakeAt: nextWake(projection.state, at) };
  } catch {
    return undefined;
  }
}

/** What a commit does in SQL: a row that stands is changed where it may change, and keeps the rest. */
function writeInto(
  rows: Map<string, ExpectedRow> | undefined,
  table: ProjectedTable,
  batch: ProjectedBatch,
): void {
  for (const row of table.rows(batch)) {
    const key = rowKey(table, row);
    const before = rows?.get(key);
    const changed = before ? { ...before.row, ...pick(row, table.changing) } : row;
    const seq = typeof row.seq === 'number' ? row.seq : batch.projection.state.seq;
    rows?.set(key, { seq, row: changed });
  }
}

/** What identifies a row within its case. */
export function rowKey({ key }: ProjectedTable, row: Row): string {
  return key
    .filter((column) => column !== 'case_id')
    .map((column) => String(row[column]))
    .join('/');
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]]));
}
