import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import { civilDateOf } from '../domain/civil-date';
import type { CommitRequest, CommitResult } from '../domain/case/commit';
import type { Batch } from '../domain/case/fold';
import type { CaseState } from '../domain/case/state';
import { nextWake } from '../domain/case/wake';
import { calendarVersionOn, policyVersionOn } from '../prisma/rules-in-force';
import { inTransaction, type Queryable } from './database';
import { readBatches } from './ledger';
import { project } from './projection';
import { readRules } from './rules-in-force';
import { writeBatch } from './write-batch';

interface CaseHead {
  seq: number;
  state: CaseState;
  headHash: Buffer;
  policyVersion: string;
  calendarVersion: string;
}

/**
 * The one activity through which a case changes the world. In one transaction, with the case's row locked, it lets
 * a decision stand: facts into the ledger, their effect into the tables people read, what the person is to be told
 * into the outbox. Idempotent by (caseId, seq) and by command id.
 * @throws ApplicationFailure COMMIT_REJECTED, not to be retried, when the database's own rules forbid the batch;
 * LEDGER_BEHIND when the database was put back to a moment before what the process knows
 */
export async function commitFacts(pool: Pool, request: CommitRequest): Promise<CommitResult> {
  try {
    return await inTransaction(pool, (db) => commit(db, request));
  } catch (error) {
    if (isIntegrityViolation(error)) {
      throw ApplicationFailure.nonRetryable('the database refuses this batch', 'COMMIT_REJECTED', error.code);
    }
    if (error instanceof LedgerBehind) {
      await pool.query('DELETE FROM process_checks WHERE case_id = $1', [request.caseId]);
      throw ApplicationFailure.nonRetryable(error.message, LEDGER_BEHIND);
    }
    throw error;
  }
}

/** Type of the failure of a process that knows more than the ledger. */
const LEDGER_BEHIND = 'LEDGER_BEHIND';

/** The database was put back to an older moment. The process is of no more use: reconciliation puts another in its place. */
class LedgerBehind extends Error {}

async function commit(db: Queryable, request: CommitRequest): Promise<CommitResult> {
  const { caseId, afterSeq, at, cause, decision, rules } = request;
  const head = await lockCase(db, caseId, civilDateOf(at));
  const standing = await readBatches(db, request, head.seq);
  if (standing.earlier) return { kind: 'ANSWERED', ...standing.earlier };
  if (head.seq > afterSeq) return stands(standing.later, head.state, at);
  if (head.seq < afterSeq)
    throw new LedgerBehind(`ledger of case ${caseId} ends at ${head.seq}, its workflow at ${afterSeq}`);
  if (head.policyVersion !== rules.policyVersion || head.calendarVersion !== rules.calendarVersion) {
    return { kind: 'RULES', rules: await readRules(db, civilDateOf(at)) };
  }
  if ('refusal' in decision) return { kind: 'REFUSED', refusal: decision.refusal };
  const batch: Batch = { cause, facts: decision.facts };
  const projection = project(head.state, batch);
  const answer = stands([batch], projection.state, at);
  if (batch.facts.length > 0)
    await writeBatch(db, request, { ...head, projection, batch, wakeAt: answer.wakeAt });
  return answer;
}

function stands(batches: Batch[], state: CaseState, at: string): Extract<CommitResult, { kind: 'STANDS' }> {
  const wakeAt = nextWake(state, at);
  return { kind: 'STANDS', batches, ...(wakeAt && { wakeAt }) };
}

async function lockCase(db: Queryable, caseId: string, on: string): Promise<CaseHead> {
  const { rows } = await db.query<CaseHead>({
    name: 'lock-case',
    text: `SELECT seq, state, head_hash AS "headHash", ${policyVersionOn('$2')} AS "policyVersion",
            ${calendarVersionOn('$2')} AS "calendarVersion"
       FROM cases WHERE id = $1 FOR UPDATE`,
    values: [caseId, on],
  });
  const head = rows[0];
  if (!head) throw new LedgerBehind(`case ${caseId} is not in the database`);
  return head;
}

/** SQLSTATE class 23: a constraint, or the ledger's trigger, says no; trying again would hear the same. */
function isIntegrityViolation(error: unknown): error is { code: string } {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('23')
  );
}
