import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { CaseProcesses, ProcessLook } from '../activities';
import type { CaseState } from '../domain/case/state';
import {
  CASE_WORKFLOW,
  caseIdOf,
  caseWorkflowId,
  GET_STATE_QUERY,
  RULES_CHANGED_SIGNAL,
} from '../workflows/messages';
import { recordNotice } from './record-notice';
import { carryOut } from './carry-out';
import { startCase, startFromLedger } from './start-case';
import { tellRulesChanged } from './tell-rules-changed';

/** Beyond this a case is left to the next round, in milliseconds. */
const DEADLINE_MS = 10_000;

/** The processes of cases on the process engine; no call waits for an answer for longer than ten seconds. */
export function caseProcesses(client: Client): CaseProcesses {
  const inTime = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  return {
    start: (input, occasion) => inTime(() => startCase(client, input, occasion)),
    carryOut: (caseId, command) => inTime(() => carryOut(client, caseId, command)),
    tellRulesChanged: (caseId, id) => inTime(() => tellRulesChanged(client, caseId, id)),
    look: (caseId) => inTime(() => look(client, caseId)),
    seqOf: (caseId) =>
      inTime(async () => {
        const { seq } = await client.workflow
          .getHandle(caseWorkflowId(caseId))
          .query<CaseState>(GET_STATE_QUERY);
        return seq;
      }),
    nudge: (caseId, id) =>
      inTime(() => client.workflow.getHandle(caseWorkflowId(caseId)).signal(RULES_CHANGED_SIGNAL, { id })),
    startFromLedger: (input, ledger) => inTime(() => startFromLedger(client, input, ledger)),
    recordNotice: (outcome) => inTime(() => recordNotice(client, outcome)),
    countRunning: () => inTime(async () => (await client.workflow.count(RUNNING)).count),
    running: () => running(client),
  };
}

const RUNNING = `WorkflowType = '${CASE_WORKFLOW}' AND ExecutionStatus = 'Running'`;

async function look(client: Client, caseId: string): Promise<ProcessLook | undefined> {
  try {
    const { status, runId, historyLength } = await client.workflow
      .getHandle(caseWorkflowId(caseId))
      .describe();
    return { running: status.name === 'RUNNING', runId, historyLength };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

async function* running(client: Client): AsyncIterable<string> {
  for await (const { workflowId } of client.workflow.list({ query: RUNNING, pageSize: 1_000 })) {
    yield caseIdOf(workflowId);
  }
}
