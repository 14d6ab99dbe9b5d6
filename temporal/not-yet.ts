import { setTimeout as pause } from 'node:timers/promises';
import { isGrpcServiceError } from '@temporalio/client';

const RETRY_MS = 200;

/**
 * What the engine answers while it has only just come back, or has not yet seen the workers of a build at every task
 * queue: deadline exceeded, not found, failed precondition, unavailable. Schedules and deployments are workflows of its
 * own, and until it works on those again a question about one waits until its time is over.
 */
const NOT_YET: readonly number[] = [4, 5, 9, 14];

/**
 * Asks the engine again for as long as its answer is "not yet".
 * @param withinMs how long it is given, in milliseconds
 * @throws its last answer when the time is over, and any other answer at once
 */
export async function onceAble<T>(act: () => Promise<T>, withinMs = 60_000): Promise<T> {
  for (const until = Date.now() + withinMs; ; await pause(RETRY_MS)) {
    try {
      return await act();
    } catch (error) {
      if (!isNotYet(error) || Date.now() > until) throw error;
    }
  }
}

/** The client's own errors carry the engine's answer as their cause. */
function isNotYet(error: unknown): boolean {
  const answer = error instanceof Error && !isGrpcServiceError(error) ? error.cause : error;
  return isGrpcServiceError(answer) && NOT_YET.includes(Number(answer.code));
}
