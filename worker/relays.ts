import type { Client } from '@temporalio/client';
import type { Pool } from 'pg';
import { relayAnnouncement, RULE_ANNOUNCEMENTS_CHANNEL } from '../activities/rule-announcements';
import { relayStartRequests, START_REQUESTS_CHANNEL } from '../activities/start-requests';
import type { RelayWork } from './relay';
import { startCase } from './start-case';
import { tellRulesChanged } from './tell-rules-changed';

/** Beyond this a case is left to the next round of its relay, in milliseconds. */
const DEADLINE_MS = 10_000;

/** What registrations and published calendars leave for the workflows to hear of. */
export function relayWork(pool: Pool, client: Client): RelayWork[] {
  const inTime = (work: () => Promise<void>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  return [
    {
      channel: START_REQUESTS_CHANNEL,
      round: async () => {
        const { started, failed } = await relayStartRequests(pool, (input) =>
          inTime(() => startCase(client, input)),
        );
        return { more: started > 0, failed };
      },
    },
    {
      channel: RULE_ANNOUNCEMENTS_CHANNEL,
      round: () =>
        relayAnnouncement(pool, (caseId, revision) =>
          inTime(() => tellRulesChanged(client, caseId, revision)),
        ),
    },
  ];
}
