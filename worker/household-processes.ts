import type { Client } from '@temporalio/client';
import type { Clearance, HouseholdProcesses } from '../activities';
import type { Command } from '../domain/case/commands';
import type { householdWorkflow } from '../workflows';
import {
  CASE_TASK_QUEUE,
  HOUSEHOLD_WORKFLOW,
  householdWorkflowId,
  LOOK_AGAIN_SIGNAL,
  MEMBER_NEWS_SIGNAL,
} from '../workflows/messages';
import { carryOut } from './carry-out';

/** Beyond this a household is left to the next round, in milliseconds. */
const DEADLINE_MS = 10_000;

/** The processes of households on the process engine; no call waits for an answer for longer than ten seconds. */
export function householdProcesses(client: Client): HouseholdProcesses {
  const inTime = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  const signal = async (householdId: string, name: string, message: object) => {
    await inTime(() =>
      client.workflow.signalWithStart<typeof householdWorkflow, [object]>(HOUSEHOLD_WORKFLOW, {
        ...startOptions(householdId),
        signal: name,
        signalArgs: [message],
      }),
    );
  };
  return {
    hear: (news) => signal(news.householdId, MEMBER_NEWS_SIGNAL, news),
    lookAgain: (householdId, id) => signal(householdId, LOOK_AGAIN_SIGNAL, { id }),
    start: async (householdId) => {
      await inTime(() =>
        client.workflow.start<typeof householdWorkflow>(HOUSEHOLD_WORKFLOW, {
          ...startOptions(householdId),
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      );
    },
    noteCleared: (clearance) => inTime(() => noteCleared(client, clearance)),
  };
}

/** A household that had completed begins again: its process knows nothing, and reads its ledger. */
function startOptions(householdId: string) {
  return {
    workflowId: householdWorkflowId(householdId),
    taskQueue: CASE_TASK_QUEUE,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE' as const,
    args: [{ householdId }] as Parameters<typeof householdWorkflow>,
  };
}

/** The fact's number is in the command's id: told again it is answered with what stands, cleared again it is another. */
async function noteCleared(client: Client, { householdId, seq, caseId, open }: Clearance): Promise<void> {
  const command: Command = {
    kind: 'noteHouseholdCleared',
    id: `household-cleared:${householdId}:${seq}`,
    digest: '',
    by: { staffId: 'system', level: 'CITY' },
    data: { householdId },
  };
  // A case that has ended, or whose help has, needs no telling; one that only lost its process is told later.
  const { kind } = await carryOut(client, caseId, command);
  if (open && kind === 'NOT_RUNNING') throw new Error(`the process of case ${caseId} does not run`);
}
