import type { Batch, BatchCause } from '../domain/case/fold';
import { foldBatch } from '../domain/case/fold';
import type { DecisionContext, RulesInForce } from '../domain/case/context';
import type { Decision } from '../domain/case/decide';
import type { Fact } from '../domain/case/facts';
import type { Refusal } from '../domain/case/refusal';
import type { CaseState } from '../domain/case/state';
import { commitFacts } from './activities';

/** A cause, who acts, and how to decide on whatever state and rules stand when it is its turn. */
export interface Act {
  cause: BatchCause;
  by: string;
  decide(state: CaseState, context: DecisionContext): Decision;
}

export type Settled = { facts: Fact[]; version: number } | { refusal: Refusal };

/**
 * A case's view of its ledger. State moves only by what `commitFacts` answered, so every branch here follows the
 * history and none follows a rule: rules may change under a sleeping case, this loop may not without a patch.
 */
export class CaseLedger {
  wakeAt: string | undefined;

  constructor(
    public state: CaseState,
    public rules?: RulesInForce,
  ) {}

  /** Decides an act and lets it stand, deciding again whenever the ledger or the rules turn out to be further on. */
  async settle(act: Act): Promise<Settled> {
    for (;;) {
      if (!this.rules) throw new Error('an act was settled before the rules were read');
      const at = new Date().toISOString();
      const answer = await commitFacts({
        caseId: this.state.caseId,
        afterSeq: this.state.seq,
        at,
        by: act.by,
        cause: act.cause,
        rules: { policyVersion: this.rules.policy.id, calendarVersion: this.rules.calendar.version },
        decision: act.decide(this.state, { ...this.rules, at }),
      });
      switch (answer.kind) {
        case 'RULES':
          this.rules = answer.rules;
          break;
        case 'REFUSED':
          return { refusal: answer.refusal };
        case 'ANSWERED':
          return { facts: answer.facts, version: answer.version };
        case 'STANDS': {
          this.wakeAt = answer.wakeAt;
          const own = this.fold(answer.batches, act.cause);
          if (own) return own;
          break;
        }
      }
    }
  }

  /** Folds what stands. The cause's own answer ends where its batch ends: what others did since, its author has not seen. */
  private fold(batches: readonly Batch[], cause: BatchCause): Settled | undefined {
    let own: Settled | undefined;
    for (const batch of batches) {
      this.state = foldBatch(this.state, batch);
      if (isSame(batch.cause, cause)) own = { facts: batch.facts, version: this.state.version };
    }
    return own;
  }
}

function isSame(a: BatchCause, b: BatchCause): boolean {
  return a.kind === b.kind && a.id === b.id;
}
