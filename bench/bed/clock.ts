import { writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** With this preloaded, a Node.js process reads the clock whose file BENCH_CLOCK names. */
export const CLOCK_PRELOAD = 'shifted-clock.cjs';

const TAKES_EFFECT_IN_MS = 1_000;

/** The clock that the API and the worker read in a measure that lives through months; never turned back. */
export class ShiftedClock {
  private readonly jumps: { from: number; offset: number }[] = [];

  constructor(readonly file: string) {
    this.write();
  }

  now(): number {
    return Date.now() + (this.jumps.at(-1)?.offset ?? 0);
  }

  /** The real instant at which this clock shows `shown`, both in milliseconds, if it is not moved again. */
  realInstantOf(shown: number): number {
    return shown - (this.jumps.at(-1)?.offset ?? 0);
  }

  /** Moves the clock of these processes, which have nothing to do meanwhile, on to an instant (milliseconds). */
  async moveTo(instant: number, pids: readonly number[]): Promise<void> {
    if (instant < this.now()) throw new Error('a clock is never turned back');
    const from = Date.now() + TAKES_EFFECT_IN_MS;
    this.jumps.push({ from, offset: instant - from });
    this.write();
    for (const pid of pids) process.kill(pid, 'SIGUSR2');
    await delay(TAKES_EFFECT_IN_MS + 100);
  }

  private write(): void {
    writeFileSync(this.file, JSON.stringify(this.jumps));
  }
}
