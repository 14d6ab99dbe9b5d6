import type { QueryConfig } from 'pg';
import type { AnyBatch } from '../domain/ledger';
import { hashFact } from './ledger-hash';
import type { LedgerKind, LedgerState, Projected, Writing } from './ledger-kind';
import { insertRows, rowsOf, updateRows, upsertRows, withLedgerId } from './tables/sql';
import { bytesText, type Row } from './tables/table';

interface ToWrite<State extends LedgerState> extends Writing {
  head: { seq: number; headHash: Buffer; policyVersion: string; calendarVersion: string };
  batch: AnyBatch;
  projected: Projected<State>;
}

/** Of a fact, beside the column that names its ledger. */
const FACT_COLUMNS = {
  seq: 'int',
  kind: 'text',
  at: 'timestamptz',
  by: 'text',
  clauses: 'text[]',
  policy_version: 'text',
  calendar_version: 'text',
  cause_kind: 'text',
  cause_id: 'text',
  cause_digest: 'text',
  data: 'jsonb',
  prev_hash: 'bytea',
  hash: 'bytea',
};

type Write = (rows: string) => string;

/** A kind's ledger, and each table that follows from it: what is written there, given a parameter of rows. */
function writesOf({ facts, column, projected, standing }: LedgerKind): readonly Write[] {
  const factColumns = withLedgerId(column, FACT_COLUMNS);
  return [
    (rows) => insertRows(facts, factColumns, rowsOf(rows, factColumns)),
    ...projected.map(
      (table): Write =>
        (rows) =>
          upsertRows(table, rowsOf(rows, table.columns)),
    ),
    ...standing.map(
      (table): Write =>
        (rows) =>
          updateRows(table, rowsOf(rows, withLedgerId(column, table.columns))),
    ),
  ];
}

/**
 * Every table a batch touches in one statement, so that a commit costs the same round trips whatever its size. Named
 * by what it touches: the few that occur are planned once a connection, which costs more than to carry them out.
 * @param touched indexes of what the kind writes
 */
function writeStatement(kind: LedgerKind, touched: readonly number[]): { name: string; text: string } {
  const writes = writesOf(kind);
  const name = `write-${kind.facts}-${touched.join('-')}`;
  const parts = touched.map((write, index) => `write_${write} AS (${writes[write]?.(`$${index + 1}`)})`);
  return { name, text: `WITH ${parts.join(',\n')} SELECT` };
}

/** What writes a batch: the ledger and every table that follows from it. */
export function batchWrite<State extends LedgerState, B extends AnyBatch>(
  kind: LedgerKind<State, B>,
  write: ToWrite<State>,
): QueryConfig {
  const { rows: facts, headHash } = chain(kind, write);
  const batch = write.projected.written(headHash);
  const standing = kind.standing.map((table) => {
    const row = table.row(batch);
    return row ? [{ [kind.column]: write.id, ...row }] : [];
  });
  const rows: Row[][] = [facts, ...kind.projected.map((table) => table.rows(batch)), ...standing];
  const touched = rows.flatMap((some, index) => (some.length > 0 ? [index] : []));
  const values = touched.map((index) => JSON.stringify(rows[index]));
  return { ...writeStatement(kind, touched), values };
}

function chain<State extends LedgerState>(
  { column, named }: Pick<LedgerKind, 'column' | 'named'>,
  { id, at, by, head, batch }: ToWrite<State>,
): { rows: Row[]; headHash: Uint8Array } {
  const { seq, headHash, policyVersion, calendarVersion } = head;
  const { cause } = batch;
  let previous: Uint8Array = headHash;
  const rows = batch.facts.map((fact, index) => {
    const place = { seq: seq + index + 1, ...fact, at, by };
    const hash = hashFact(previous, { ...named(id), ...place, policyVersion, calendarVersion, cause });
    const row = {
      [column]: id,
      ...place,
      policy_version: policyVersion,
      calendar_version: calendarVersion,
      cause_kind: cause.kind,
      cause_id: cause.id,
      cause_digest: cause.digest,
      prev_hash: bytesText(previous),
      hash: bytesText(hash),
    };
    previous = hash;
    return row;
  });
  return { rows, headHash: previous };
}
