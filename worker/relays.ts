import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import type { CaseProcesses, HouseholdProcesses } from '../activities';
import { NOTIFICATIONS_CHANNEL } from '../activities/notifications';
import { HOUSEHOLD_NEWS_CHANNEL, relayHouseholds } from '../activities/household-outbox';
import { HANDOVERS_CHANNEL, unfinishedHandovers } from '../activities/handovers';
import { RULE_ANNOUNCEMENTS_CHANNEL } from '../activities/rule-announcements';
import { relayStartRequests, START_REQUESTS_CHANNEL } from '../activities/start-requests';
import type { RelayWork } from './relay';
import { handoverWorkflowId } from '../workflows/batch-messages';
import { startBatch } from './start-batch';

/** What registrations, households, published calendars, handovers and acts that a person must hear of leave to be handed on. */
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
        const { started, failed } = await relayStartRequests(pool, (input, occasion) =>
          processes.start(input, occasion),
        );
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
    {
      channel: NOTIFICATIONS_CHANNEL,
      round: async () => {
        await startBatch(client, 'deliver-notifications-now', { work: 'deliverNotifications' });
        return { more: false, failed: 0 };
      },
    },
    {
      channel: HANDOVERS_CHANNEL,
      round: async () => {
        for (const id of await unfinishedHandovers(pool)) {
          await startBatch(client, handoverWorkflowId(id), { work: 'handOver', subject: id });
        }
        return { more: false, failed: 0 };
      },
    },
  ];
}
