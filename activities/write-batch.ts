import type { CommitRequest } from '../domain/case/commit';
import type { Batch } from '../domain/case/fold';
import type { Queryable } from './database';
import { hashFact } from './ledger-hash';
import type { Projection } from './projection';
import { PROJECTED_TABLES, STANDING_TABLES } from './tables';
import { insertRows, rowsOf, updateRows, upsertRows, withCaseId } from './tables/sql';
import { bytesText, type ProjectedBatch, type Row } from './tables/table';

interface ToWrite {
  seq: number;
  headHash: Buffer;
  policyVersion: string;
  calendarVersion: string;
  batch: Batch;
  projection: Projection;
  /** When time next changes the case; undefined when only a person can. */
  wakeAt: string | undefined;
}

const FACT_COLUMNS = {
  case_id: 'uuid',
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

/** The ledger, and each table that follows from it: what is written there, given a parameter of rows. */
const WRITES: readonly Write[] = [
  (rows) => insertRows('facts', FACT_COLUMNS, rowsOf(rows, FACT_COLUMNS)),
  ...PROJECTED_TABLES.map(
    (table): Write =>
      (rows) =>
        upsertRows(table, rowsOf(rows, table.columns)),
  ),
  ...STANDING_TABLES.map(
    (table): Write =>
      (rows) =>
        updateRows(table, rowsOf(rows, withCaseId(table.columns))),
  ),
];

/**
 * Every table a batch touches in one statement, so that a commit costs the same round trips whatever its size. Named
 * by what it touches: the few that occur are planned once a connection, which costs more than to carry them out.
 * @param touched indexes of `WRITES`
 */
function writeStatement(touched: readonly number[]): { name: string; text: string } {
  const name = `write-batch-${touched.join('-')}`;
  const writes = touched.map((write, index) => `write_${write} AS (${WRITES[write]?.(`$${index + 1}`)})`);
  return { name, text: `WITH ${writes.join(',\n')} SELECT` };
}

/** Writes a batch: the ledger and every table that follows from it. */
export async function writeBatch(db: Queryable, request: CommitRequest, write: ToWrite): Promise<void> {
  const { caseId, at, by } = request;
  const { projection, wakeAt } = write;
  const { rows: facts, headHash } = chain(request, write);
  const batch: ProjectedBatch = { caseId, at, by, headHash, wakeAt, projection };
  const standing = STANDING_TABLES.map((table) => {
    const row = table.row(batch);
    return row ? [{ case_id: caseId, ...row }] : [];
  });
  const rows: Row[][] = [facts, ...PROJECTED_TABLES.map((table) => table.rows(batch)), ...standing];
  const touched = rows.flatMap((some, index) => (some.length > 0 ? [index] : []));
  const values = touched.map((index) => JSON.stringify(rows[index]));
  await db.query({ ...writeStatement(touched), values });
}

function chain(
  { caseId, at, by, cause }: CommitRequest,
  { seq, headHash, policyVersion, calendarVersion, batch }: ToWrite,
): { rows: Row[]; headHash: Uint8Array } {
  let previous: Uint8Array = headHash;
  const rows = batch.facts.map((fact, index) => {
    const sealed = { caseId, seq: seq + index + 1, ...fact, at, by, policyVersion, calendarVersion, cause };
    const hash = hashFact(previous, sealed);
    const row = {
      case_id: caseId,
      seq: sealed.seq,
      ...fact,
      at,
      by,
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
