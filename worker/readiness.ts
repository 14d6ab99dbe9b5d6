import type { Worker } from '@temporalio/worker';
import type { Pool } from 'pg';
import type { Readiness } from '../telemetry/metrics-server';

const ANSWER_WITHIN_MS = 3_000;

/** Whether the worker does its work: every poller asks for tasks, and the database, without which none succeeds, answers. */
export async function workerReadiness(pool: Pool, workers: readonly Worker[]): Promise<Readiness> {
  const polling = workers.every((worker) => {
    const { runState, workflowPollerState, activityPollerState } = worker.getStatus();
    return runState === 'RUNNING' && workflowPollerState === 'POLLING' && activityPollerState === 'POLLING';
  });
  return { polling, database: await answers(pool) };
}

async function answers(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
  });
  const asked = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
