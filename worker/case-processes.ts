import type { Client } from '@temporalio/client';
import type { CaseProcesses } from '../activities';
import { startCase } from './start-case';
import { tellRulesChanged } from './tell-rules-changed';

/** Beyond this a case is left to the next round, in milliseconds. */
const DEADLINE_MS = 10_000;

/** The processes of cases on the process engine; no call waits for an answer for longer than ten seconds. */
export function caseProcesses(client: Client): CaseProcesses {
  const inTime = <T>(work: () => Promise<T>) => client.withDeadline(Date.now() + DEADLINE_MS, work);
  return {
    start: (input) => inTime(() => startCase(client, input)),
    tellRulesChanged: (caseId, revision) => inTime(() => tellRulesChanged(client, caseId, revision)),
  };
}
