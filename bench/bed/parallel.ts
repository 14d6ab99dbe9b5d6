import { setTimeout as delay } from 'node:timers/promises';

/** Works through items in order, so many at once. */
export async function inParallel<T>(
  items: Iterable<T>,
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

const POLL_MS = 100;
const GIVE_UP_AFTER_MS = 30 * 60_000;

/** Waits until a count has been reached. @throws Error when it has not for half an hour */
export async function untilCount(wanted: number, count: () => Promise<number>): Promise<void> {
  const until = Date.now() + GIVE_UP_AFTER_MS;
  for (let have = await count(); have < wanted; have = await count()) {
    if (Date.now() > until) throw new Error(`only ${have} of ${wanted} were reached`);
    await delay(POLL_MS);
  }
}
