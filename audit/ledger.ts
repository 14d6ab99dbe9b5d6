import type { Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import type { AnyBatch, AnyFact, Cause } from '../domain/ledger';

/** A fact as a ledger holds it, with everything that its hash covers. */
export interface LedgerFact extends AnyFact {
  /** Of its case or household. */
  id: string;
  seq: number;
  at: string;
  by: string;
  policyVersion: string;
  calendarVersion: string;
  cause: Cause;
  prevHash: Buffer;
  hash: Buffer;
}

/** A batch as it was committed. */
export interface StandingBatch extends AnyBatch {
  at: string;
  by: string;
  headHash: Uint8Array;
}

/** Where the persons of some cases registered; a household has no such place. */
export async function readPlaces(
  db: Queryable,
  { heads }: LedgerKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (heads !== 'cases') return new Map();
  const { rows } = await db.query<{ id: string; orgCode: string }>(
    `SELECT c.id, r.org_code AS "orgCode"
       FROM cases c JOIN registrations r ON r.id = c.registration_id WHERE c.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, orgCode }) => [id, orgCode]));
}

/** The ledgers of some cases or households, each in its order; one without facts is not among them. */
export async function readLedgers(
  db: Queryable,
  { facts: table, column }: LedgerKind,
  ids: readonly string[],
): Promise<Map<string, LedgerFact[]>> {
  const { rows } = await db.query<Omit<LedgerFact, 'at'> & { at: Date }>(
    `SELECT ${column} AS id, seq, kind, at, "by", clauses, policy_version AS "policyVersion",
            calendar_version AS "calendarVersion", data, prev_hash AS "prevHash", hash,
            jsonb_build_object('kind', cause_kind, 'id', cause_id, 'digest', cause_digest) AS cause
       FROM ${table} WHERE ${column} = ANY ($1::uuid[]) ORDER BY ${column}, seq`,
    [ids],
  );
  const ledgers = new Map<string, LedgerFact[]>();
  for (const row of rows) {
    const facts = ledgers.get(row.id) ?? [];
    facts.push({ ...row, at: row.at.toISOString() });
    ledgers.set(row.id, facts);
  }
  return ledgers;
}

/** The batches of a ledger: facts of one cause and one instant stand together. */
export function batchesOf(facts: readonly LedgerFact[]): StandingBatch[] {
  const batches: StandingBatch[] = [];
  for (const { cause, at, by, hash, kind, clauses, data } of facts) {
    const last = batches.at(-1);
    // The ledger holds what was decided; a kind that no rule knows is found when it is folded.
    const fact = { kind, clauses, data };
    if (last && last.at === at && last.cause.kind === cause.kind && last.cause.id === cause.id) {
      last.facts.push(fact);
      last.headHash = hash;
    } else {
      batches.push({ cause, at, by, headHash: hash, facts: [fact] });
    }
  }
  return batches;
}
