import type { CommitRequest } from '../domain/case/commit';
import type { Fact } from '../domain/case/facts';
import type { Batch, BatchCause } from '../domain/case/fold';
import type { Queryable } from './database';

interface FactRow {
  seq: number;
  kind: string;
  clauses: string[];
  data: unknown;
  causeKind: BatchCause['kind'];
  causeId: string;
  causeDigest: string;
}

const FACT_COLUMNS = `seq, kind, clauses, data, cause_kind AS "causeKind", cause_id AS "causeId", cause_digest AS "causeDigest"`;

/**
 * What stands in the ledger that the request does not know of: the batches after its seq, and, for a command, its own
 * earlier answer.
 */
export async function readBatches(
  db: Queryable,
  { caseId, afterSeq, cause }: Pick<CommitRequest, 'caseId' | 'afterSeq' | 'cause'>,
  headSeq: number,
): Promise<{ later: Batch[]; earlier?: { facts: Fact[]; version: number } }> {
  if (headSeq <= afterSeq && cause.kind !== 'COMMAND') return { later: [] };
  const { rows } = await db.query<FactRow>({
    name: 'read-batches',
    text: `SELECT ${FACT_COLUMNS} FROM facts
      WHERE case_id = $1 AND (seq > $2 OR (cause_kind = 'COMMAND' AND cause_id = $3)) ORDER BY seq`,
    values: [caseId, afterSeq, cause.kind === 'COMMAND' ? cause.id : ''],
  });
  const earlier = rows.filter(({ seq }) => seq <= afterSeq);
  const last = earlier.at(-1);
  return {
    later: groupByCause(rows.filter(({ seq }) => seq > afterSeq)),
    ...(last && { earlier: { facts: earlier.map(factOf), version: last.seq } }),
  };
}

/** A case's whole ledger, batch by batch. */
export async function readLedger(db: Queryable, caseId: string): Promise<Batch[]> {
  const { rows } = await db.query<FactRow>(
    `SELECT ${FACT_COLUMNS} FROM facts WHERE case_id = $1 ORDER BY seq`,
    [caseId],
  );
  return groupByCause(rows);
}

function groupByCause(rows: readonly FactRow[]): Batch[] {
  const batches: Batch[] = [];
  for (const row of rows) {
    const last = batches.at(-1);
    if (last && last.cause.kind === row.causeKind && last.cause.id === row.causeId) {
      last.facts.push(factOf(row));
    } else {
      const cause = { kind: row.causeKind, id: row.causeId, digest: row.causeDigest };
      batches.push({ cause, facts: [factOf(row)] });
    }
  }
  return batches;
}

/** The ledger holds what `decide` produced; its kinds and data are checked when a ledger is verified, not at each read. */
function factOf({ kind, clauses, data }: FactRow): Fact {
  return { kind, clauses, data } as Fact;
}
