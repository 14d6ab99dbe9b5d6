import type { Pool } from 'pg';
import { commitFacts } from './commit-facts';
import { loadOpening } from './load-opening';

/** What workflows do to the world, bound to the database of the application's role. */
export function createActivities(pool: Pool) {
  return {
    loadOpening: (request: Parameters<typeof loadOpening>[1]) => loadOpening(pool, request),
    commitFacts: (request: Parameters<typeof commitFacts>[1]) => commitFacts(pool, request),
  };
}

export type Activities = ReturnType<typeof createActivities>;

export { createBatchActivities, type BatchActivities, type BatchDeps } from './batch-activities';
export type { EndedRun, EndedRuns } from './ended-runs';
export type { CaseProcesses, LedgerEnd, ProcessLook } from './case-processes';
