/** Tells the person who waits what is going on; a short line without a full stop. */
export type Report = (line: string) => void;

const REMIND_EVERY_MS = 15_000;

/** Says every quarter of a minute that something slow is still going on. */
export async function reportWhile<T>(report: Report, what: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  report(what);
  const reminder = setInterval(
    () => report(`${what}: still at it after ${Math.round((Date.now() - began) / 1000)} s`),
    REMIND_EVERY_MS,
  );
  try {
    return await work();
  } finally {
    clearInterval(reminder);
  }
}
