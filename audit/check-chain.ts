import { hashFact } from '../activities/ledger-hash';
import { MISSING, PRESENT, type Difference } from './difference';
import type { LedgerFact } from './ledger';

const BEFORE_ALL = Buffer.alloc(32);

/** Whether a case's facts are numbered without a gap, each carries the hash of the one before, and each hash is its own. */
export function checkChain(facts: readonly LedgerFact[]): Difference[] {
  const differences: Difference[] = [];
  let before: { seq: number; hash: Uint8Array } = { seq: 0, hash: BEFORE_ALL };
  for (const fact of facts) {
    const { caseId, seq } = fact;
    if (seq !== before.seq + 1) {
      const missing = { caseId, seq: before.seq + 1, where: 'facts', what: 'row' };
      differences.push({ ...missing, expected: PRESENT, actual: MISSING });
    } else if (!fact.prevHash.equals(before.hash)) {
      // The fact before is named: its follower still carries the hash it had.
      const named = before.seq === 0 ? seq : before.seq;
      differences.push(hashDifference(caseId, named, fact.prevHash, before.hash));
    }
    const hash = hashFact(fact.prevHash, sealedPart(fact));
    if (!fact.hash.equals(hash)) differences.push(hashDifference(caseId, seq, hash, fact.hash));
    before = fact;
  }
  return differences;
}

function sealedPart({ prevHash: _previous, hash: _own, ...sealed }: LedgerFact) {
  return sealed;
}

function hashDifference(caseId: string, seq: number, expected: Uint8Array, actual: Uint8Array): Difference {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return { caseId, seq, where: 'facts', what: 'hash', expected: hex(expected), actual: hex(actual) };
}
