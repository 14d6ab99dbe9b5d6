import {
  Worker,
  type NativeConnection,
  type WorkerInterceptors,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { createBatchActivities, type BatchDeps } from '../activities';
import { BATCH_TASK_QUEUE } from '../workflows/messages';

export interface BatchWorkerOptions extends BatchDeps {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundleOption;
  interceptors?: WorkerInterceptors;
}

/** The worker of the batches' task queue. It does little at a time: a person waiting comes before a batch. */
export function createBatchWorker({
  connection,
  namespace,
  workflowBundle,
  interceptors,
  ...deps
}: BatchWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue: BATCH_TASK_QUEUE,
    workflowBundle,
    activities: createBatchActivities(deps),
    maxCachedWorkflows: 20,
    maxConcurrentWorkflowTaskExecutions: 5,
    maxConcurrentActivityTaskExecutions: 4,
    shutdownGraceTime: '10 seconds',
    ...(interceptors && { interceptors }),
  });
}
