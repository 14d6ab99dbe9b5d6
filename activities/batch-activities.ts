import type { Pool } from 'pg';
import type { BatchPage } from './batch-page';
import type { CaseProcesses } from './case-processes';
import { announceRules } from './rule-announcements';
import { sweepStartRequests } from './start-requests';

/** What batches and schedules reach. */
export interface BatchDeps {
  pool: Pool;
  processes: CaseProcesses;
}

/** A page of each kind of batch. The names are permanent: they stand in histories and in schedules. */
export function createBatchActivities({ pool, processes }: BatchDeps) {
  return {
    relayStartRequests: () => sweepStartRequests(pool, processes),
    announceRules: () => announceRules(pool, processes),
  } satisfies Record<string, (subject: string) => Promise<BatchPage>>;
}

export type BatchActivities = {
  [Work in keyof ReturnType<typeof createBatchActivities>]: (subject: string) => Promise<BatchPage>;
};
