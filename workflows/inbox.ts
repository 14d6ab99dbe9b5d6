import type { Act, CaseLedger, Settled } from './case-ledger';
import { inTraceOfNow } from './trace';

/**
 * Commands that wait for their turn. Handlers interleave at every await, so they only enqueue: one loop settles
 * one act at a time.
 */
export class Inbox {
  private readonly waiting: ((ledger: CaseLedger) => Promise<void>)[] = [];

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Resolves with what stands for the act, once it was its turn; rejects when the database's own rules forbid it. */
  enqueue(act: Act): Promise<Settled> {
    return new Promise((resolve, reject) => {
      this.waiting.push(inTraceOfNow((ledger) => ledger.settle(act).then(resolve, reject)));
    });
  }

  /** Settles the act that has waited longest. */
  async settleNext(ledger: CaseLedger): Promise<void> {
    await this.waiting.shift()?.(ledger);
  }
}
