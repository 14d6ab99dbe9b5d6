import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * What of a fact is sealed by its hash: everything but the hash itself and the clock of the database. It names its
 * case, or its household.
 */
export type SealedFact = ({ caseId: string } | { householdId: string }) & SealedContent;

interface SealedContent {
  seq: number;
  kind: string;
  at: string;
  by: string;
  clauses: readonly string[];
  policyVersion: string;
  calendarVersion: string;
  cause: { kind: string; id: string; digest: string };
  data: unknown;
}

/**
 * The link of the chain: SHA-256 over the previous hash (32 zero bytes before a ledger's first fact) and the fact in
 * canonical JSON (RFC 8785), so that anybody can compute it again from the ledger with tools of their own.
 */
export function hashFact(previous: Uint8Array, fact: SealedFact): Buffer {
  const text = canonicalize(fact);
  if (text === undefined) throw new TypeError('a fact is plain JSON');
  return createHash('sha256').update(previous).update(text).digest();
}
