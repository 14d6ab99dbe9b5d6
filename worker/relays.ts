import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { CaseProcesses, HouseholdProcesses } from '../activities';
import { HOUSEHOLD_NEWS_CHANNEL, relayHouseholds } from '../activities/household-outbox';
import { RULE_ANNOUNCEMENTS_CHANNEL } from '../activities/rule-announcements';
import { relayStartRequests, START_REQUESTS_CHANNEL } from '../activities/start-requests';
import type { RelayWork } from './relay';
import { startBatch } from './start-batch';

/** What registrations, members of households and published calendars leave for the workflows to hear of. */
export function relayWork(
  pool: Pool,
  client: Client,
  processes: CaseProcesses,
  households: HouseholdProcesses,
): RelayWork[] {
  return [
    {
      channel: START_REQUESTS_CHANNEL,
      round: async () => {
        const { started, failed } = await relayStartRequests(pool, (input) => processes.start(input));
        return { more: started > 0, failed };
      },
    },
    {
      channel: HOUSEHOLD_NEWS_CHANNEL,
      round: async () => {
        const { told, failed } = await relayHouseholds(pool, households);
        return { more: told > 0, failed };
      },
    },
    {
      channel: RULE_ANNOUNCEMENTS_CHANNEL,
      round: async () => {
        await startBatch(client, 'announce-rules-now', { work: 'announceRules' });
        return { more: false, failed: 0 };
      },
    },
  ];
}
