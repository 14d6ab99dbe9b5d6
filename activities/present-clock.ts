import { setTimeout as delay } from 'node:timers/promises';
import { activityInfo, log } from '@temporalio/activity';
import type { Instant } from '../domain/civil-date';

/** How far an act's instant may lie behind, in milliseconds: more than a workflow's task may take. */
const TOLERANCE_MS = 30_000;

/** By then, in milliseconds, the task that brings the right clock has mostly come. */
const PAUSE_MS = 250;

/** How often an act is sent back: after five seconds it is not the process that is late, but clocks that disagree. */
export const MOST_TIMES_BELATED = 20;

/**
 * A ledger's commit that only lets stand what was decided at the present time. A question put to a process that no
 * worker has in its memory can bring it, beside the question, the timer or the signal that has come meanwhile; it then
 * acts at the instant of its last task, which may lie months back. Answered so, it decides again, until its own task
 * has come and its clock is right. An act that has waited for the database keeps its instant.
 */
export function atPresent<Request extends { at: Instant; belated?: number }, Answer>(
  commit: (request: Request) => Promise<Answer>,
): (request: Request) => Promise<Answer | { kind: 'CLOCK' }> {
  return async (request) => {
    const behindMs = Date.now() - Date.parse(request.at);
    if (behindMs <= TOLERANCE_MS || activityInfo().attempt > 1) return commit(request);
    if ((request.belated ?? 0) < MOST_TIMES_BELATED) {
      await delay(PAUSE_MS);
      return { kind: 'CLOCK' };
    }
    log.warn('an act stands at an instant that lies behind: do the clocks of engine and worker agree?', {
      behindMs,
    });
    return commit(request);
  };
}
