import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Pool } from 'pg';
import type { LedgerKind, LedgerState } from '../activities/ledger-kind';
import { caseWorkflowId, GET_STATE_QUERY, householdWorkflowId } from '../workflows/messages';
import { firstDifference, MISSING, PRESENT, shown, type Difference } from './difference';
import { batchesOf, readLedgers } from './ledger';
import { replay } from './replay';

/** One that moves while it is looked at is looked at again, so often and with so long between, in milliseconds. */
const LOOKS = 5;
const BETWEEN_MS = 500;

const WORKFLOW_ID: Readonly<Record<LedgerKind['heads'], (id: string) => string>> = {
  cases: caseWorkflowId,
  households: householdWorkflowId,
};

/** The workflow that goes by a ledger. */
export function workflowIdOf({ heads }: LedgerKind, id: string): string {
  return WORKFLOW_ID[heads](id);
}

/**
 * Compares the state of a running case or household with the fold of its ledger. The workflow may be one act behind for
 * a moment; what stays different is a difference.
 * @throws when the Temporal service, or a worker, does not answer
 */
export async function checkWorkflow(
  pool: Pool,
  client: Client,
  kind: LedgerKind,
  id: string,
): Promise<Difference[]> {
  const place = { ...kind.named(id), where: 'workflow' };
  for (let look = 1; ; look++) {
    const actual = await stateOf(client, workflowIdOf(kind, id));
    const facts = (await readLedgers(pool, kind, [id])).get(id) ?? [];
    const { state: expected } = replay(kind, id, batchesOf(facts));
    if (!actual && kind.isOver(expected)) return [];
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

async function stateOf(client: Client, workflowId: string): Promise<LedgerState | undefined> {
  try {
    return await client.workflow.getHandle(workflowId).query<LedgerState>(GET_STATE_QUERY);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}
