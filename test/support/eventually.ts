import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits until an expectation holds. Gives up with the expectation's own failure, after a time far longer than even
 * a slow machine needs.
 */
export async function eventually<T>(expectation: () => Promise<T>, timeoutMs = 60_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await expectation();
    } catch (error) {
      if (Date.now() > end) throw error;
      await delay(50);
    }
  }
}
