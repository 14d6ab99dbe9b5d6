import type { Client } from '@temporalio/client';
import type { batchWorkflow } from '../workflows';
import { BATCH_WORKFLOW, type BatchInput } from '../workflows/batch-messages';
import { BATCH_TASK_QUEUE } from '../workflows/messages';

/** Starts a batch under an id; one that runs under it already is left alone. */
export async function startBatch(client: Client, workflowId: string, input: BatchInput): Promise<void> {
  await client.workflow.start<typeof batchWorkflow>(BATCH_WORKFLOW, {
    workflowId,
    taskQueue: BATCH_TASK_QUEUE,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    args: [input],
  });
}
