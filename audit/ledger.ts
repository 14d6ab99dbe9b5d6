import type { Queryable } from '../activities/database';
import type { Fact } from '../domain/case/facts';
import type { Batch, BatchCause } from '../domain/case/fold';

/** A fact as the ledger holds it, with everything that its hash covers. */
export interface LedgerFact {
  caseId: string;
  seq: number;
  kind: string;
  at: string;
  by: string;
  clauses: string[];
  policyVersion: string;
  calendarVersion: string;
  cause: BatchCause;
  data: unknown;
  prevHash: Buffer;
  hash: Buffer;
}

/** A batch as it was committed. */
export interface StandingBatch extends Batch {
  at: string;
  by: string;
  headHash: Uint8Array;
}

/** The ledgers of some cases, each in its order; a case without facts is not among them. */
export async function readLedgers(
  db: Queryable,
  caseIds: readonly string[],
): Promise<Map<string, LedgerFact[]>> {
  const { rows } = await db.query<Omit<LedgerFact, 'at'> & { at: Date }>(
    `SELECT case_id AS "caseId", seq, kind, at, "by", clauses, policy_version AS "policyVersion",
            calendar_version AS "calendarVersion", data, prev_hash AS "prevHash", hash,
            jsonb_build_object('kind', cause_kind, 'id', cause_id, 'digest', cause_digest) AS cause
       FROM facts WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq`,
    [caseIds],
  );
  const ledgers = new Map<string, LedgerFact[]>();
  for (const row of rows) {
    const facts = ledgers.get(row.caseId) ?? [];
    facts.push({ ...row, at: row.at.toISOString() });
    ledgers.set(row.caseId, facts);
  }
  return ledgers;
}

/** The batches of a case's ledger: facts of one cause and one instant stand together. */
export function batchesOf(facts: readonly LedgerFact[]): StandingBatch[] {
  const batches: StandingBatch[] = [];
  for (const { cause, at, by, hash, kind, clauses, data } of facts) {
    const last = batches.at(-1);
    // The ledger holds what was decided; a kind that no rule knows is found when it is folded.
    const fact = { kind, clauses, data } as Fact;
    if (last && last.at === at && last.cause.kind === cause.kind && last.cause.id === cause.id) {
      last.facts.push(fact);
      last.headHash = hash;
    } else {
      batches.push({ cause, at, by, headHash: hash, facts: [fact] });
    }
  }
  return batches;
}
