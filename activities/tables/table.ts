import type { Instant } from '../../domain/civil-date';
import type { Projection } from '../projection';

/** Values by column, as JSON: dates and instants as text, bytes as text with a leading `\x`; null where there is none. */
export type Row = Record<string, unknown>;

/** A batch as the tables see it. */
export interface ProjectedBatch {
  caseId: string;
  at: Instant;
  /** Staff id, or 'system'. */
  by: string;
  /** Of the batch's last fact. */
  headHash: Uint8Array;
  /** When time next changes the case; undefined when only a person can. */
  wakeAt: string | undefined;
  projection: Projection;
}

/** Columns that follow from the ledger, with their SQL types. Others of the same table are nobody's business here. */
export type Columns = Record<string, string>;

/** A table whose rows exist because the ledger says so: written, verified and rebuilt by this one description. */
export interface ProjectedTable {
  name: string;
  /** Identify a row. `case_id` is one of them. */
  key: readonly string[];
  columns: Columns;
  /** What a later batch may write anew in a row that stands; the rest stays as first written. */
  changing: readonly string[];
  rows(batch: ProjectedBatch): Row[];
}

/** A table whose one row a case is there before its first fact, and of which the ledger moves some columns. */
export interface StandingTable {
  name: string;
  /** The row's `id`, as SQL over `r.case_id`. */
  rowOf: string;
  /** Where the rows are found with their case, as SQL over `t`. */
  source: string;
  /** The case's id in `source`. */
  caseId: string;
  columns: Columns;
  /** Columns that are set on every write and follow from no fact, as SQL. */
  stamps?: string;
  /** Before the first fact. */
  initial(caseId: string): Row;
  /** What the batch makes of it; undefined when it stays as it is. */
  row(batch: ProjectedBatch): Row | undefined;
}

/** A row whose every column is named; what is not given is null. */
export function fullRow(columns: Columns, values: Row): Row {
  return Object.fromEntries(Object.keys(columns).map((column) => [column, values[column] ?? null]));
}

/** Bytes as a row holds them. */
export function bytesText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
