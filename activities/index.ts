import type { Pool } from 'pg';
import { commitFacts, commitHouseholdFacts } from './commit-facts';
import { loadHousehold } from './load-household';
import { loadOpening } from './load-opening';
import { atPresent } from './present-clock';

/** What workflows do to the world, bound to the database of the application's role. */
export function createActivities(pool: Pool) {
  return {
    loadOpening: (request: Parameters<typeof loadOpening>[1]) => loadOpening(pool, request),
    commitFacts: atPresent((request: Parameters<typeof commitFacts>[1]) => commitFacts(pool, request)),
    loadHousehold: (request: Parameters<typeof loadHousehold>[1]) => loadHousehold(pool, request),
    commitHouseholdFacts: atPresent((request: Parameters<typeof commitHouseholdFacts>[1]) =>
      commitHouseholdFacts(pool, request),
    ),
  };
}

export type Activities = ReturnType<typeof createActivities>;

export { createBatchActivities, type BatchActivities, type BatchDeps } from './batch-activities';
export type { EndedRun, EndedRuns } from './ended-runs';
export type { Clearance, HouseholdProcesses } from './household-processes';
export type {
  CarriedOut,
  CaseProcesses,
  LedgerEnd,
  NoticeOutcome,
  Occasion,
  ProcessLook,
} from './case-processes';
export { MailServer, type MailSite } from './digests';
export { WebhookGateway, type SmsChannel } from './notifications';
