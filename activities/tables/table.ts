import type { Instant } from '../../domain/civil-date';
import type { Projection } from '../projection';

/** Values by column, as JSON: dates and instants as text, bytes as text with a leading `\x`; null where there is none. */
export type Row = Record<string, unknown>;

/** What every batch of a ledger says of itself. */
export interface WrittenBatch {
  at: Instant;
  /** Staff id, or 'system'. */
  by: string;
  /** Of the batch's last fact. */
  headHash: Uint8Array;
  /** When time next changes something; undefined when only an act can. */
  wakeAt: string | undefined;
}

/** A batch of a case as the tables see it. */
export interface ProjectedBatch extends WrittenBatch {
  caseId: string;
  projection: Projection;
}

/** Columns that follow from the ledger, with their SQL types. Others of the same table are nobody's business here. */
export type Columns = Record<string, string>;

/** A table whose rows exist because the ledger says so: written, verified and rebuilt by this one description. */
export interface ProjectedTable<Batch extends WrittenBatch = ProjectedBatch> {
  name: string;
  /** Identify a row. The first is the ledger's: `case_id`, or `household_id`. */
  key: readonly string[];
  columns: Columns;
  /** What a later batch may write anew in a row that stands; the rest stays as first written. */
  changing: readonly string[];
  /** What becomes of columns that follow from no fact when a row is written anew, as SQL over the table and `excluded`. */
  released?: string;
  rows(batch: Batch): Row[];
}

/** A table whose one row a ledger is there before its first fact, and of which the ledger moves some columns. */
export interface StandingTable<Batch extends WrittenBatch = ProjectedBatch> {
  name: string;
  /** The row's `id`, as SQL over the ledger's own column of `r`. */
  rowOf: string;
  /** Where the rows are found with their case or household, as SQL over `t`. */
  source: string;
  /** The id of the case or household in `source`. */
  ledgerId: string;
  columns: Columns;
  /** Columns that are set on every write and follow from no fact, as SQL. */
  stamps?: string;
  /**
   * Before the first fact.
   * @param registeredAt code of the organisation where the person of a case registered; empty for what has none
   */
  initial(id: string, registeredAt: string): Row;
  /** What the batch makes of it; undefined when it stays as it is. */
  row(batch: Batch): Row | undefined;
}

/** A row whose every column is named; what is not given is null. */
export function fullRow(columns: Columns, values: Row): Row {
  return Object.fromEntries(Object.keys(columns).map((column) => [column, values[column] ?? null]));
}

/** Bytes as a row holds them. */
export function bytesText(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes).toString('hex')}`;
}
