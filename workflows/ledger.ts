import { ActivityFailure, ApplicationFailure } from '@temporalio/workflow';
import type { DecisionContext, RulesInForce } from '../domain/case/context';
import type { AnyBatch, Cause, CommitRequestOf, CommitResultOf } from '../domain/ledger';
import { showListing } from './show-listing';

/** A cause, who acts, and how to decide on whatever state and rules stand when it is its turn. */
export interface ActOf<State, B extends AnyBatch, D> {
  cause: B['cause'];
  by: string;
  decide(state: State, context: DecisionContext): D;
}

export type SettledOf<B extends AnyBatch, R> = { facts: B['facts']; version: number } | { refusal: R };

/**
 * A process's view of its ledger. State moves only by what the ledger answered, so every branch here follows the
 * history and none follows a rule: rules may change under a sleeping process, this loop may not without a patch.
 */
export abstract class Ledger<State extends { seq: number }, B extends AnyBatch, D, R> {
  wakeAt: string | undefined;

  constructor(
    public state: State,
    public rules?: RulesInForce,
  ) {}

  protected abstract commit(request: CommitRequestOf<B, D>): Promise<CommitResultOf<B, R>>;
  protected abstract fold(state: State, batch: B): State;
  protected abstract version(): number;

  /** Decides an act and lets it stand, deciding again whenever the ledger or the rules turn out to be further on. */
  async settle(act: ActOf<State, B, D>): Promise<SettledOf<B, R>> {
    let belated = 0;
    for (;;) {
      if (!this.rules) throw new Error('an act was settled before the rules were read');
      const at = new Date().toISOString();
      const answer = await this.commit({
        afterSeq: this.state.seq,
        at,
        ...(belated > 0 && { belated }),
        by: act.by,
        cause: act.cause,
        rules: { policyVersion: this.rules.policy.id, calendarVersion: this.rules.calendar.version },
        decision: act.decide(this.state, { ...this.rules, at }),
      });
      switch (answer.kind) {
        case 'RULES':
          this.rules = answer.rules;
          break;
        case 'CLOCK':
          belated += 1;
          break;
        case 'REFUSED':
          return { refusal: answer.refusal };
        case 'ANSWERED':
          return { facts: answer.facts, version: answer.version };
        case 'STANDS': {
          this.wakeAt = answer.wakeAt;
          if (answer.listing) showListing(answer.listing);
          const own = this.foldAll(answer.batches, act.cause);
          if (own) return own;
          break;
        }
      }
    }
  }

  /** Folds what stands. The cause's own answer ends where its batch ends: what others did since, its author has not seen. */
  private foldAll(batches: readonly B[], cause: Cause): SettledOf<B, R> | undefined {
    let own: SettledOf<B, R> | undefined;
    for (const batch of batches) {
      this.state = this.fold(this.state, batch);
      if (isSame(batch.cause, cause)) own = { facts: batch.facts, version: this.version() };
    }
    return own;
  }
}

/**
 * Whether an act came to nothing because the ledger would not have it: a local activity fails with what it threw, by
 * itself or as the cause of an activity's failure. Whatever else goes wrong here is a matter of this
 * build, as a fact it does not know: the workflow's task fails, and the process waits for a build that can go on.
 */
export function isRejected(error: unknown): error is ApplicationFailure | ActivityFailure {
  return error instanceof ApplicationFailure || error instanceof ActivityFailure;
}

function isSame(a: Cause, b: Cause): boolean {
  return a.kind === b.kind && a.id === b.id;
}
