import { ApplicationFailure } from '@temporalio/common';
import type { Pool } from 'pg';
import type { CommitRequest, CommitResult } from '../domain/case/commit';
import type { HouseholdCommitRequest, HouseholdCommitResult } from '../domain/household-case/facts';
import { LEDGER_BEHIND_FAILURE } from '../domain/ledger';
import { commit } from './commit';
import { CASE_LEDGERS, HOUSEHOLD_LEDGERS } from './ledger-kinds';

/**
 * The one activity through which a case changes the world. In one transaction, with the case's row locked, it lets
 * a decision stand: facts into the ledger, their effect into the tables people read, what the person is to be told
 * into the outbox. Idempotent by (caseId, seq) and by command id.
 * @throws ApplicationFailure COMMIT_REJECTED, not to be retried, when the database's own rules forbid the batch;
 * LEDGER_BEHIND when the database was put back to a moment before what the process knows
 */
export async function commitFacts(pool: Pool, request: CommitRequest): Promise<CommitResult> {
  try {
    return await commit(pool, CASE_LEDGERS, request.caseId, request);
  } catch (error) {
    // The process is of no more use: reconciliation looks at it next, and puts another in its place.
    if (error instanceof ApplicationFailure && error.type === LEDGER_BEHIND_FAILURE) {
      await pool.query('DELETE FROM process_checks WHERE case_id = $1', [request.caseId]);
    }
    throw error;
  }
}

/**
 * The same for a household: facts into its ledger, their effect into the county's list, and to whose case its
 * clearance is to be told into the outbox. Idempotent by (householdId, seq) and by the news it hears.
 * @throws ApplicationFailure as commitFacts
 */
export function commitHouseholdFacts(
  pool: Pool,
  request: HouseholdCommitRequest,
): Promise<HouseholdCommitResult> {
  return commit(pool, HOUSEHOLD_LEDGERS, request.householdId, request);
}
