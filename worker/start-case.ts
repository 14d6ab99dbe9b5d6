import { type Client, WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/client';
import type { LedgerEnd, Occasion } from '../activities';
import type { Command } from '../domain/case/commands';
import { newCase } from '../domain/case/evolve';
import { countyOf, listingOf } from '../domain/case/listing';
import type { CaseInput, CaseState } from '../domain/case/state';
import type { caseWorkflow } from '../workflows';
import { turnOf } from './turn';
import { searchAttributesOf } from '../workflows/search-attributes';
import { CASE_TASK_QUEUE, CASE_WORKFLOW, caseWorkflowId, updateNameOf } from '../workflows/messages';

/**
 * Starts the workflow of a registered case. Asked again it does nothing: a running case is left alone, and one that
 * has ended is never started a second time. The case before it, if the person is unemployed again, is told.
 * @throws when the Temporal service cannot be reached; the request is then relayed again later
 */
export async function startCase(client: Client, input: CaseInput, occasion: Occasion): Promise<void> {
  if (input.previousCaseId) await endPreviousCase(client, input.previousCaseId, input.caseId);
  try {
    await client.workflow.start<typeof caseWorkflow>(CASE_WORKFLOW, {
      workflowId: caseWorkflowId(input.caseId),
      taskQueue: CASE_TASK_QUEUE,
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      args: [{ registration: input }],
      ...attributesOf(input, occasion),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/**
 * Starts a process that goes on from what the ledger says. One that still runs knows something else, and is ended in
 * the same step; the facts it would have added have no place in this ledger.
 */
export async function startFromLedger(
  client: Client,
  registration: CaseInput,
  ledger: LedgerEnd,
): Promise<void> {
  await client.workflow.start<typeof caseWorkflow>(CASE_WORKFLOW, {
    workflowId: caseWorkflowId(registration.caseId),
    taskQueue: CASE_TASK_QUEUE,
    workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args: [{ registration, ...(ledger.state.phase !== 'NEW' && { carried: ledger }) }],
    ...attributesOf(registration, 'BATCH', ledger.state),
  });
}

/** How the engine lists a case that starts, and when it is its turn. */
function attributesOf({ caseId, orgCode }: CaseInput, occasion: Occasion, state = newCase(caseId)) {
  const begun: CaseState = state.phase === 'NEW' ? { ...state, orgCode } : state;
  return {
    typedSearchAttributes: searchAttributesOf(listingOf(begun, new Date().toISOString())),
    priority: turnOf(countyOf(orgCode), occasion),
  };
}

async function endPreviousCase(client: Client, previousCaseId: string, nextCaseId: string): Promise<void> {
  const command: Command = {
    kind: 'recordUnemployedAgain',
    id: `unemployed-again:${nextCaseId}`,
    digest: '',
    by: { staffId: 'system', level: 'CITY' },
    data: { nextCaseId },
  };
  try {
    await client.workflow
      .getHandle(caseWorkflowId(previousCaseId))
      .executeUpdate(updateNameOf(command.kind), { updateId: command.id, args: [command] });
  } catch (error) {
    if (!isOver(error)) throw error;
  }
}

/** A case that has ended, or ends while it is told, needs no telling. */
function isOver(error: unknown): boolean {
  return (
    error instanceof WorkflowNotFoundError ||
    (error instanceof Error && error.name === 'WorkflowUpdateFailedError')
  );
}
