import { hashFact } from '../activities/ledger-hash';
import type { LedgerKind } from '../activities/ledger-kind';
import { MISSING, PRESENT, type Difference } from './difference';
import type { LedgerFact } from './ledger';

const BEFORE_ALL = Buffer.alloc(32);

/** Whether a ledger's facts are numbered without a gap, each carries the hash of the one before, and each hash is its own. */
export function checkChain(kind: LedgerKind, facts: readonly LedgerFact[]): Difference[] {
  const differences: Difference[] = [];
  let before: { seq: number; hash: Uint8Array } = { seq: 0, hash: BEFORE_ALL };
  for (const fact of facts) {
    const { seq } = fact;
    const named = kind.named(fact.id);
    const place = { ...named, where: kind.facts };
    if (seq !== before.seq + 1) {
      const missing = { ...place, seq: before.seq + 1, what: 'row' };
      differences.push({ ...missing, expected: PRESENT, actual: MISSING });
    } else if (!fact.prevHash.equals(before.hash)) {
      // The fact before is named: its follower still carries the hash it had.
      const carrier = before.seq === 0 ? seq : before.seq;
      differences.push(hashDifference({ ...place, seq: carrier }, fact.prevHash, before.hash));
    }
    const hash = hashFact(fact.prevHash, { ...named, ...sealedPart(fact) });
    if (!fact.hash.equals(hash)) differences.push(hashDifference({ ...place, seq }, hash, fact.hash));
    before = fact;
  }
  return differences;
}

function sealedPart({ id: _named, prevHash: _previous, hash: _own, ...sealed }: LedgerFact) {
  return sealed;
}

function hashDifference(
  place: Pick<Difference, 'caseId' | 'householdId' | 'seq' | 'where'>,
  expected: Uint8Array,
  actual: Uint8Array,
): Difference {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  return { ...place, what: 'hash', expected: hex(expected), actual: hex(actual) };
}
