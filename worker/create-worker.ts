import type { DataConverter } from '@temporalio/common';
import {
  Worker,
  type NativeConnection,
  type WorkerInterceptors,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { Pool } from 'pg';
import { createActivities } from '../activities';
import { CASE_TASK_QUEUE } from '../workflows/messages';
import { versionedAs } from './versioning';

export interface CaseWorkerOptions {
  connection: NativeConnection;
  namespace: string;
  dataConverter: DataConverter;
  pool: Pool;
  workflowBundle: WorkflowBundleOption;
  interceptors?: WorkerInterceptors;
  /** Left out where the engine knows no versions, as the one whose clock is skipped. */
  buildId?: string;
}

/**
 * The worker of the cases' task queue. A sleeping case costs it nothing: 5,000 cached ones would take nearly 2 GB,
 * so few are kept, and a case that wakes is replayed from its short history.
 */
export function createCaseWorker({
  connection,
  namespace,
  dataConverter,
  pool,
  workflowBundle,
  interceptors,
  buildId,
}: CaseWorkerOptions): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    dataConverter,
    taskQueue: CASE_TASK_QUEUE,
    workflowBundle,
    ...(buildId !== undefined && versionedAs(buildId)),
    activities: createActivities(pool),
    maxCachedWorkflows: 300,
    maxConcurrentWorkflowTaskExecutions: 50,
    maxConcurrentLocalActivityExecutions: 20,
    shutdownGraceTime: '10 seconds',
    ...(interceptors && { interceptors }),
  });
}
