import { ApplicationFailure } from '@temporalio/common';
import type { Pool, QueryConfig } from 'pg';
import type { CaseListing } from '../domain/case/listing';
import { civilDateOf } from '../domain/civil-date';
import {
  LEDGER_BEHIND_FAILURE,
  type AnyBatch,
  type CommitRequestOf,
  type CommitResultOf,
} from '../domain/ledger';
import { calendarVersionOn, policyVersionOn } from '../prisma/rules-in-force';
import { inTwoRoundTrips, type Conclusion, type Queryable } from './database';
import { readBatches } from './ledger';
import type { LedgerKind, LedgerState } from './ledger-kind';
import { readRules } from './rules-in-force';
import { batchWrite } from './write-batch';

/** A decision as any ledger meets it: what it yields, or why it is refused. */
type DecisionOf<B extends AnyBatch, R> = { facts: B['facts'] } | { refusal: R };

interface Head<State> {
  seq: number;
  state: State;
  headHash: Buffer;
  policyVersion: string;
  calendarVersion: string;
  /** Whether the cause has been answered before. */
  answered: boolean;
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
    const room = request.afterSeq === 0 && kind.admit ? [kind.admit(id)] : [];
    const locked = [...room, lockingHead(kind, id, request)];
    return await inTwoRoundTrips<Head<State>, CommitResultOf<B, R>>(pool, locked, (db, [head]) => {
      if (!head) throw new LedgerBehind(`${id} is not among the ${kind.heads} of the database`);
      const state = kind.present ? kind.present(head.state) : head.state;
      return conclude(db, kind, id, request, { ...head, state });
    });
  } catch (error) {
    if (isForbidden(error)) {
      throw ApplicationFailure.nonRetryable('the database refuses this batch', 'COMMIT_REJECTED', error.code);
    }
    if (error instanceof LedgerBehind)
      throw ApplicationFailure.nonRetryable(error.message, LEDGER_BEHIND_FAILURE);
    throw error;
  }
}

async function conclude<State extends LedgerState, B extends AnyBatch, R>(
  db: Queryable,
  kind: LedgerKind<State, B>,
  id: string,
  request: CommitRequestOf<B, DecisionOf<B, R>>,
  head: Head<State>,
): Promise<Conclusion<CommitResultOf<B, R>>> {
  const { afterSeq, at, by, cause, decision, rules } = request;
  if (head.answered || head.seq > afterSeq) {
    const { earlier, later } = await readBatches(db, kind, { id, afterSeq, cause });
    if (earlier) return { answer: { kind: 'ANSWERED', ...earlier } };
    return { answer: stands(later, kind.nextWake(head.state, at), kind.listing?.(head.state, at)) };
  }
  if (head.seq < afterSeq)
    throw new LedgerBehind(
      `the ledger of ${id} in ${kind.heads} ends at ${head.seq}, its process at ${afterSeq}`,
    );
  if (head.policyVersion !== rules.policyVersion || head.calendarVersion !== rules.calendarVersion) {
    return { answer: { kind: 'RULES', rules: await readRules(db, civilDateOf(at)) } };
  }
  if ('refusal' in decision) return { answer: { kind: 'REFUSED', refusal: decision.refusal } };
  const batch = { cause, facts: decision.facts } as B;
  const projected = kind.project(head.state, batch, { id, at, by });
  const answer = stands<B>([batch], projected.wakeAt, kind.listing?.(projected.state, at));
  if (batch.facts.length === 0) return { answer };
  return { answer, write: batchWrite(kind, { id, at, by, head, batch, projected }) };
}

function stands<B extends AnyBatch>(
  batches: B[],
  wakeAt: string | undefined,
  listing: CaseListing | undefined,
): CommitResultOf<B, never> {
  return { kind: 'STANDS', batches, ...(wakeAt && { wakeAt }), ...(listing && { listing }) };
}

/**
 * Whether the cause is answered may be asked with the lock, though facts are seen as of the statement's beginning: what
 * the process knows stood before, and an answer that came while the lock was waited for moves the head's seq.
 */
function lockingHead<State extends LedgerState, B extends AnyBatch>(
  { heads, facts, column, answersAgain }: LedgerKind<State, B>,
  id: string,
  { at, cause }: Pick<CommitRequestOf<B, unknown>, 'at' | 'cause'>,
): QueryConfig {
  return {
    name: `lock-${heads}`,
    text: `SELECT seq, state, head_hash AS "headHash", ${policyVersionOn('$2')} AS "policyVersion",
            ${calendarVersionOn('$2')} AS "calendarVersion",
            EXISTS (SELECT FROM ${facts} WHERE ${column} = $1 AND cause_kind = '${answersAgain}'
                       AND cause_kind = $3 AND cause_id = $4) AS answered
       FROM ${heads} WHERE id = $1 FOR UPDATE`,
    values: [id, civilDateOf(at), cause.kind, cause.id],
  };
}

/** SQLSTATE classes 22 and 23: a type, a constraint or the ledger's trigger says no; trying again would hear the same. */
function isForbidden(error: unknown): error is { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code)
  );
}
