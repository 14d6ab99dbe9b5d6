import type { Queryable } from '../activities/database';
import type { LedgerKind } from '../activities/ledger-kind';
import { MISSING, PRESENT, shown, type Difference } from './difference';
import type { LedgerFact } from './ledger';

/** The newest seal, for what it says of every ledger. */
export interface NewestSeal {
  number: number;
  sealedAt: Date;
  /** Hexadecimal. */
  hash: string;
}

interface SealedHead {
  id: string;
  number: number;
  seq: number;
  hash: Buffer;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Holds some ledgers to what was sealed of them: the head still stands where it was, so that neither a
 * cut tail nor a ledger written anew can pass; and nothing pretends to be older than a seal that has not seen it. A
 * commit may wait for the database; a fact more than a day older than the seal has not merely waited.
 */
export async function checkSealedHeads(
  db: Queryable,
  kind: LedgerKind,
  newest: NewestSeal,
  ids: readonly string[],
  ledgers: ReadonlyMap<string, LedgerFact[]>,
): Promise<Difference[]> {
  const { rows } = await db.query<SealedHead>(
    `SELECT DISTINCT ON (ledger_id) ledger_id AS id, seal_number AS number, seq, hash
       FROM sealed_heads WHERE ledger_id = ANY ($1::uuid[]) ORDER BY ledger_id, seal_number DESC`,
    [ids],
  );
  const sealed = new Map(rows.map((head) => [head.id, head]));
  return ids.flatMap((id) => {
    const facts = ledgers.get(id) ?? [];
    const head = sealed.get(id);
    const found = [...(head ? checkHead(head, facts) : []), ...checkAge(newest, head?.seq ?? 0, facts)];
    return found.map((difference) => ({ ...kind.named(id), ...difference }));
  });
}

function checkHead({ number, seq, hash }: SealedHead, facts: readonly LedgerFact[]): Difference[] {
  const where = `seals[${number}]`;
  if (seq === 0) return [];
  const fact = facts.find((one) => one.seq === seq);
  if (!fact) return [{ seq, where, what: 'row', expected: PRESENT, actual: MISSING }];
  if (fact.hash.equals(hash)) return [];
  return [{ seq, where, what: 'hash', expected: hash.toString('hex'), actual: fact.hash.toString('hex') }];
}

function checkAge({ number, sealedAt }: NewestSeal, seq: number, facts: readonly LedgerFact[]): Difference[] {
  const earliest = new Date(sealedAt.getTime() - DAY_MS).toISOString();
  const older = facts.find((fact) => fact.seq > seq && fact.at < earliest);
  if (!older) return [];
  return [
    {
      seq: older.seq,
      where: `seals[${number}]`,
      what: 'at',
      expected: `nothing older than ${earliest} that it has not seen`,
      actual: shown(older.at),
    },
  ];
}
