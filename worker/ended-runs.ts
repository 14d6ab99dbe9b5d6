import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import type { EndedRun, EndedRuns } from '../activities';
import { CASE_WORKFLOW, HOUSEHOLD_WORKFLOW } from '../workflows/messages';

const { History } = temporal.api.history.v1;
const { WorkflowExecutionStatus } = temporal.api.enums.v1;
type Info = temporal.api.workflow.v1.IWorkflowExecutionInfo;

/** Runs whose histories are records of what was done for people. Those of batches and schedules are not. */
const TYPES = [CASE_WORKFLOW, HOUSEHOLD_WORKFLOW];

const RUNS_A_PAGE = 500;

/** Ended runs on the process engine. */
export function endedRuns(client: Client): EndedRuns {
  return { pages: (since) => pages(client, since), history: (run) => history(client, run) };
}

async function* pages(client: Client, since: Date | undefined): AsyncIterable<EndedRun[]> {
  const ended = `ExecutionStatus != 'Running' AND WorkflowType IN (${TYPES.map((type) => `'${type}'`).join(', ')})`;
  const query = since ? `${ended} AND CloseTime >= '${since.toISOString()}'` : ended;
  let token: Uint8Array | undefined;
  do {
    const answer = await client.workflowService.listWorkflowExecutions({
      namespace: client.options.namespace,
      pageSize: RUNS_A_PAGE,
      query,
      ...(token && { nextPageToken: token }),
    });
    yield answer.executions.map(runOf);
    token = answer.nextPageToken;
  } while (token.length > 0);
}

function runOf({ execution, type, status, closeTime }: Info): EndedRun {
  const name: string | undefined = WorkflowExecutionStatus[status ?? 0];
  return {
    workflowId: execution?.workflowId ?? '',
    runId: execution?.runId ?? '',
    workflowType: type?.name ?? '',
    status: name?.replace('WORKFLOW_EXECUTION_STATUS_', '') ?? 'UNKNOWN',
    closedAt: new Date(Number(closeTime?.seconds ?? 0) * 1000),
  };
}

async function history(
  client: Client,
  { workflowId, runId }: EndedRun,
): Promise<{ bytes: Uint8Array; events: number }> {
  const events: temporal.api.history.v1.IHistoryEvent[] = [];
  let token: Uint8Array | undefined;
  do {
    const answer = await client.workflowService.getWorkflowExecutionHistory({
      namespace: client.options.namespace,
      execution: { workflowId, runId },
      ...(token && { nextPageToken: token }),
    });
    events.push(...(answer.history?.events ?? []));
    token = answer.nextPageToken;
  } while (token.length > 0);
  return { bytes: History.encode({ events }).finish(), events: events.length };
}
