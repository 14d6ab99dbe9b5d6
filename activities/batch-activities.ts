import type { Pool } from 'pg';
import { archiveNextPage } from './archive-histories';
import type { BatchPage } from './batch-page';
import type { CaseProcesses } from './case-processes';
import type { EndedRuns } from './ended-runs';
import { sendDigests, type MailChannel } from './digests';
import { deliverNotifications, type SmsChannel } from './notifications';
import { sweepHouseholds } from './household-outbox';
import type { HouseholdProcesses } from './household-processes';
import { handOver } from './handovers';
import { reconcile } from './reconciliation/run';
import { retain } from './retention/retain';
import { announceRules } from './rule-announcements';
import { sealToday } from './seal-day';
import { sweepStartRequests } from './start-requests';
import { tendHouseholds } from './tend-households';

/** What batches and schedules reach. */
export interface BatchDeps {
  pool: Pool;
  processes: CaseProcesses;
  households: HouseholdProcesses;
  endedRuns: EndedRuns;
  /** Absent where the site has no gateway: nothing leaves the machine. */
  sms?: SmsChannel;
  /** Absent where the site has no mail server. */
  mail?: MailChannel;
  /** Between two pages of cases that are told of rules, in milliseconds. */
  announcePauseMs: number;
}

/** A page of each kind of batch. The names are permanent: they stand in histories and in schedules. */
export function createBatchActivities({
  pool,
  processes,
  households,
  endedRuns,
  sms,
  mail,
  announcePauseMs,
}: BatchDeps) {
  return {
    relayStartRequests: () => sweepStartRequests(pool, processes),
    relayHouseholds: () => sweepHouseholds(pool, households),
    tendHouseholds: () => tendHouseholds(pool, households),
    announceRules: () => announceRules(pool, processes, announcePauseMs),
    handOver: (subject: string) => handOver(pool, processes, subject),
    archiveHistories: () => archiveNextPage(pool, endedRuns),
    sealDay: () => sealToday(pool),
    deliverNotifications: () => deliverNotifications(pool, processes, sms),
    sendDigests: () => sendDigests(pool, mail),
    retain: () => retain(pool),
    reconcile: (subject: string) => reconcile(pool, processes, subject),
  } satisfies Record<string, (subject: string) => Promise<BatchPage>>;
}

export type BatchActivities = {
  [Work in keyof ReturnType<typeof createBatchActivities>]: (subject: string) => Promise<BatchPage>;
};
