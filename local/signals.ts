const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A terminal's Ctrl-C reaches us more than once: from it, and from those who started us and pass it on. */
const SAME_WISH_MS = 2_000;

/**
 * Waits for the wish to stop.
 * @param insist called when the wish comes again, after it has been heard
 */
export function untilToldToStop(insist: () => void): Promise<void> {
  let heardAt: number | undefined;
  return new Promise((resolve) => {
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (heardAt === undefined) {
          heardAt = Date.now();
          resolve();
        } else if (Date.now() - heardAt > SAME_WISH_MS) {
          insist();
        }
      });
    }
  });
}
