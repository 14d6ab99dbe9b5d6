import { ActivityFailure, ApplicationFailure, log } from '@temporalio/workflow';
import {
  foldHouseholdBatch,
  type HouseholdBatch,
  type HouseholdCommitRequest,
  type HouseholdCommitResult,
  type HouseholdFact,
} from '../domain/household-case/facts';
import type { HouseholdState } from '../domain/household-case/state';
import { commitHouseholdFacts, loadHousehold } from './activities';
import { Ledger, type ActOf, type SettledOf } from './ledger';
import { LEDGER_BEHIND_FAILURE } from '../domain/ledger';

interface HouseholdDecision {
  facts: HouseholdFact[];
}

export type HouseholdAct = ActOf<HouseholdState, HouseholdBatch, HouseholdDecision>;
export type HouseholdSettled = SettledOf<HouseholdBatch, never>;

/** A household's view of its ledger. */
export class HouseholdLedger extends Ledger<HouseholdState, HouseholdBatch, HouseholdDecision, never> {
  protected commit(request: Omit<HouseholdCommitRequest, 'householdId'>): Promise<HouseholdCommitResult> {
    return commitHouseholdFacts({ householdId: this.state.householdId, ...request });
  }

  protected fold(state: HouseholdState, batch: HouseholdBatch): HouseholdState {
    return foldHouseholdBatch(state, batch);
  }

  protected version(): number {
    return this.state.seq;
  }

  /** A database that was put back to an older moment is right: the household goes on from there. */
  override async settle(act: HouseholdAct): Promise<HouseholdSettled> {
    try {
      return await super.settle(act);
    } catch (error) {
      if (!isLedgerBehind(error)) throw error;
      log.warn('the ledger was put back, and is read again', { householdId: this.state.householdId });
      await this.read();
      return super.settle(act);
    }
  }

  /** Begins anew from what the ledger says, whatever was known before. */
  async read(): Promise<void> {
    const { householdId } = this.state;
    const { state, rules, wakeAt } = await loadHousehold({ householdId, at: new Date().toISOString() });
    this.state = state;
    this.rules = rules;
    this.wakeAt = wakeAt;
  }
}

function isLedgerBehind(error: unknown): boolean {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  return cause instanceof ApplicationFailure && cause.type === LEDGER_BEHIND_FAILURE;
}
