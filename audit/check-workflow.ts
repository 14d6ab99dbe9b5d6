import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import { foldCase } from '../domain/case/fold';
import type { CaseState } from '../domain/case/state';
import { caseWorkflowId, GET_STATE_QUERY } from '../workflows/messages';
import { firstDifference, MISSING, PRESENT, shown, type Difference } from './difference';
import { batchesOf, readLedgers } from './ledger';

/** A case that moves while it is looked at is looked at again, so often and with so long between, in milliseconds. */
const LOOKS = 5;
const BETWEEN_MS = 500;

/**
 * Compares the state of a running case with the fold of its ledger. The workflow may be one act behind for a moment;
 * what stays different is a difference.
 * @throws when the Temporal service, or a worker of the case, does not answer
 */
export async function checkWorkflow(pool: Pool, client: Client, caseId: string): Promise<Difference[]> {
  const place = { caseId, where: 'workflow' };
  for (let look = 1; ; look++) {
    const actual = await stateOf(client, caseId);
    const expected = foldCase(caseId, batchesOf((await readLedgers(pool, [caseId])).get(caseId) ?? []));
    if (!actual && expected.phase === 'CLOSED') return [];
    if (!actual) return [{ ...place, what: 'row', expected: PRESENT, actual: MISSING }];
    const first = firstDifference(expected, actual);
    if (!first) return [];
    if (look === LOOKS) {
      const values = { expected: shown(first.expected), actual: shown(first.actual) };
      return [{ ...place, seq: expected.seq, what: `state.${first.path}`, ...values }];
    }
    await pause(BETWEEN_MS);
  }
}

async function stateOf(client: Client, caseId: string): Promise<CaseState | undefined> {
  try {
    return await client.workflow.getHandle(caseWorkflowId(caseId)).query<CaseState>(GET_STATE_QUERY);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
