import type { Batch } from '../domain/case/fold';
import type { HouseholdBatch } from '../domain/household-case/facts';
import type { AnyBatch, AnyFact, Cause } from '../domain/ledger';
import type { Queryable } from './database';
import type { LedgerKind, LedgerState } from './ledger-kind';

interface FactRow extends AnyFact {
  seq: number;
  causeKind: string;
  causeId: string;
  causeDigest: string;
}

const FACT_COLUMNS = `seq, kind, clauses, data, cause_kind AS "causeKind", cause_id AS "causeId", cause_digest AS "causeDigest"`;

interface Asked {
  id: string;
  afterSeq: number;
  cause: Cause;
}

/**
 * What stands in a ledger that the request does not know of: the batches after its seq, and, for an act from outside,
 * its own earlier answer.
 */
export async function readBatches<State extends LedgerState, B extends AnyBatch>(
  db: Queryable,
  { facts, column, answersAgain }: LedgerKind<State, B>,
  { id, afterSeq, cause }: Asked,
): Promise<{ later: B[]; earlier?: { facts: B['facts']; version: number } }> {
  const { rows } = await db.query<FactRow>({
    name: `read-batches-${facts}`,
    text: `SELECT ${FACT_COLUMNS} FROM ${facts}
      WHERE ${column} = $1 AND (seq > $2 OR (cause_kind = '${answersAgain}' AND cause_id = $3)) ORDER BY seq`,
    values: [id, afterSeq, cause.kind === answersAgain ? cause.id : ''],
  });
  const earlier = rows.filter(({ seq }) => seq <= afterSeq);
  const last = earlier.at(-1);
  return {
    later: groupByCause(rows.filter(({ seq }) => seq > afterSeq)) as B[],
    ...(last && { earlier: { facts: earlier.map(factOf), version: last.seq } }),
  };
}

/** A case's whole ledger, batch by batch. */
export async function readLedger(db: Queryable, caseId: string): Promise<Batch[]> {
  return (await readAll(db, 'facts', 'case_id', caseId)) as Batch[];
}

/** A household's whole ledger, batch by batch. */
export async function readHouseholdLedger(db: Queryable, householdId: string): Promise<HouseholdBatch[]> {
  return (await readAll(db, 'household_facts', 'household_id', householdId)) as HouseholdBatch[];
}

async function readAll(
  db: Queryable,
  facts: LedgerKind['facts'],
  column: LedgerKind['column'],
  id: string,
): Promise<AnyBatch[]> {
  const { rows } = await db.query<FactRow>(
    `SELECT ${FACT_COLUMNS} FROM ${facts} WHERE ${column} = $1 ORDER BY seq`,
    [id],
  );
  return groupByCause(rows);
}

function groupByCause(rows: readonly FactRow[]): AnyBatch[] {
  const batches: AnyBatch[] = [];
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
function factOf({ kind, clauses, data }: FactRow): AnyFact {
  return { kind, clauses, data };
}
