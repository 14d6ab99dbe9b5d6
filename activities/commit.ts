import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import type { CaseListing } from '../domain/case/listing';
import { civilDateOf } from '../domain/civil-date';
import {
  LEDGER_BEHIND_FAILURE,
  type AnyBatch,
  type CommitRequestOf,
  type CommitResultOf,
} from '../domain/ledger';
import { calendarVersionOn, policyVersionOn } from '../prisma/rules-in-force';
import { inTransaction, type Queryable } from './database';
import { readBatches } from './ledger';
import type { LedgerKind, LedgerState } from './ledger-kind';
import { readRules } from './rules-in-force';
import { writeBatch } from './write-batch';

/** A decision as any ledger meets it: what it yields, or why it is refused. */
type DecisionOf<B extends AnyBatch, R> = { facts: B['facts'] } | { refusal: R };

interface Head<State> {
  seq: number;
  state: State;
  headHash: Buffer;
  policyVersion: string;
  calendarVersion: string;
}

/** The database was put back to an older moment: what the process knows beyond the ledger is of no more use. */
class LedgerBehind extends Error {}

/**
 * Lets a decision stand. In one transaction, with the ledger's head locked: facts into the ledger, their effect into
 * every table that follows from it. Idempotent by (ledger, seq), and by the cause's id where it comes from outside.
 * @throws ApplicationFailure COMMIT_REJECTED, not to be retried, when the database's own rules forbid the batch;
 * LEDGER_BEHIND when the database was put back to a moment before what the process knows
 */
export async function commit<State extends LedgerState, B extends AnyBatch, R>(
  pool: Pool,
  kind: LedgerKind<State, B>,
  id: string,
  request: CommitRequestOf<B, DecisionOf<B, R>>,
): Promise<CommitResultOf<B, R>> {
  try {
    return await inTransaction(pool, (db) => commitIn(db, kind, id, request));
  } catch (error) {
    if (isForbidden(error)) {
      throw ApplicationFailure.nonRetryable('the database refuses this batch', 'COMMIT_REJECTED', error.code);
    }
    if (error instanceof LedgerBehind)
      throw ApplicationFailure.nonRetryable(error.message, LEDGER_BEHIND_FAILURE);
    throw error;
  }
}

async function commitIn<State extends LedgerState, B extends AnyBatch, R>(
  db: Queryable,
  kind: LedgerKind<State, B>,
  id: string,
  request: CommitRequestOf<B, DecisionOf<B, R>>,
): Promise<CommitResultOf<B, R>> {
  const { afterSeq, at, by, cause, decision, rules } = request;
  if (afterSeq === 0) await kind.admit?.(db, id);
  const head = await lockHead(db, kind, id, civilDateOf(at));
  const standing = await readBatches(db, kind, { id, afterSeq, cause, headSeq: head.seq });
  if (standing.earlier) return { kind: 'ANSWERED', ...standing.earlier };
  if (head.seq > afterSeq)
    return stands(standing.later, kind.nextWake(head.state, at), kind.listing?.(head.state, at));
  if (head.seq < afterSeq)
    throw new LedgerBehind(
      `the ledger of ${id} in ${kind.heads} ends at ${head.seq}, its process at ${afterSeq}`,
    );
  if (head.policyVersion !== rules.policyVersion || head.calendarVersion !== rules.calendarVersion) {
    return { kind: 'RULES', rules: await readRules(db, civilDateOf(at)) };
  }
  if ('refusal' in decision) return { kind: 'REFUSED', refusal: decision.refusal };
  const batch = { cause, facts: decision.facts } as B;
  const projected = kind.project(head.state, batch, { id, at, by });
  if (batch.facts.length > 0) await writeBatch(db, kind, { id, at, by, head, batch, projected });
  return stands([batch], projected.wakeAt, kind.listing?.(projected.state, at));
}

function stands<B extends AnyBatch>(
  batches: B[],
  wakeAt: string | undefined,
  listing: CaseListing | undefined,
): CommitResultOf<B, never> {
  return { kind: 'STANDS', batches, ...(wakeAt && { wakeAt }), ...(listing && { listing }) };
}

async function lockHead<State extends LedgerState, B extends AnyBatch>(
  db: Queryable,
  { heads, present }: LedgerKind<State, B>,
  id: string,
  on: string,
): Promise<Head<State>> {
  const { rows } = await db.query<Head<State>>({
    name: `lock-${heads}`,
    text: `SELECT seq, state, head_hash AS "headHash", ${policyVersionOn('$2')} AS "policyVersion",
            ${calendarVersionOn('$2')} AS "calendarVersion"
       FROM ${heads} WHERE id = $1 FOR UPDATE`,
    values: [id, on],
  });
  const head = rows[0];
  if (!head) throw new LedgerBehind(`${id} is not among the ${heads} of the database`);
  return present ? { ...head, state: present(head.state) } : head;
}

/** SQLSTATE classes 22 and 23: a type, a constraint or the ledger's trigger says no; trying again would hear the same. */
function isForbidden(error: unknown): error is { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code)
  );
}
