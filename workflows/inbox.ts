import { isRejected } from './ledger';
import { inTraceOfNow } from './trace';

/** What settles one act at a time. */
interface Settles<Act, Settled> {
  settle(act: Act): Promise<Settled>;
}

/**
 * Acts that wait for their turn. Handlers interleave at every await, so they only enqueue: one loop settles
 * one act at a time.
 */
export class Inbox<Act, Settled> {
  private readonly waiting: ((ledger: Settles<Act, Settled>) => Promise<void>)[] = [];

  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** Resolves with what stands for the act, once it was its turn; rejects when the database's own rules forbid it. */
  enqueue(act: Act): Promise<Settled> {
    return new Promise((resolve, reject) => {
      const refuse = (error: unknown) => {
        if (!isRejected(error)) throw error;
        reject(error);
      };
      this.waiting.push(inTraceOfNow((ledger) => ledger.settle(act).then(resolve, refuse)));
    });
  }

  /** Settles the act that has waited longest. */
  async settleNext(ledger: Settles<Act, Settled>): Promise<void> {
    await this.waiting.shift()?.(ledger);
  }
}
