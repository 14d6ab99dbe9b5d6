import type { DataConverter } from '@temporalio/common';
import {
  Worker,
  type NativeConnection,
  type WorkerInterceptors,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import { createBatchActivities, type BatchDeps } from '../activities';
import { BATCH_TASK_QUEUE } from '../workflows/messages';
import { versionedAs } from './versioning';

export interface BatchWorkerOptions extends BatchDeps {
  connection: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
  workflowBundle: WorkflowBundleOption;
  interceptors?: WorkerInterceptors;
  /** Left out where the engine knows no versions, as the one whose clock is skipped. */
  buildId?: string;
}

/** The worker of the batches' task queue. It does little at a time: a person waiting comes before a batch. */
export function createBatchWorker({
  connection,
  namespace,
  dataConverter,
  workflowBundle,
  interceptors,
  buildId,
  ...deps
}: BatchWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    dataConverter,
    taskQueue: BATCH_TASK_QUEUE,
    workflowBundle,
    ...(buildId !== undefined && versionedAs(buildId)),
    activities: createBatchActivities(deps),
    maxCachedWorkflows: 20,
    maxConcurrentWorkflowTaskExecutions: 5,
    maxConcurrentActivityTaskExecutions: 4,
    shutdownGraceTime: '10 seconds',
    ...(interceptors && { interceptors }),
  });
}
