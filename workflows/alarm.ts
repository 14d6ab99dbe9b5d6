import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer, kept as long as its instant stays the same: setting and cancelling a timer with every command would be
 * two history events each for a case that sleeps for years.
 */
export class Alarm {
  private instant: number | undefined;
  private scope: CancellationScope | undefined;
  /** Whether the instant has come; until the alarm is set to another one. */
  rang = false;

  /** Sets the alarm to an instant (milliseconds since the epoch), or turns it off. */
  set(instant: number | undefined): void {
    if (instant === this.instant) return;
    this.scope?.cancel();
    this.scope = undefined;
    this.instant = instant;
    this.rang = false;
    if (instant !== undefined) this.start(instant);
  }

  private start(instant: number): void {
    const scope = new CancellationScope();
    this.scope = scope;
    scope
      .run(() => sleep(Math.max(instant - Date.now(), 1)))
      .then(() => {
        if (this.scope === scope) this.rang = true;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }
}
