import type { Client } from '@temporalio/client';
import type { batchWorkflow } from '../workflows';
import { BATCH_WORKFLOW, LOOK_AGAIN_SIGNAL, type BatchInput } from '../workflows/batch-messages';
import { BATCH_TASK_QUEUE } from '../workflows/messages';

/**
 * Starts a batch under an id; one that runs under it already looks once more before it ends. Else what was announced
 * while it was ending would wait for the sweep.
 */
export async function startBatch(client: Client, workflowId: string, input: BatchInput): Promise<void> {
  await client.workflow.signalWithStart<typeof batchWorkflow, []>(BATCH_WORKFLOW, {
    workflowId,
    taskQueue: BATCH_TASK_QUEUE,
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    signal: LOOK_AGAIN_SIGNAL,
    signalArgs: [],
    args: [input],
  });
}
