import type { CommitRequest, CommitResult } from '../domain/case/commit';
import type { Decision } from '../domain/case/decide';
import { foldBatch, type Batch } from '../domain/case/fold';
import type { Refusal } from '../domain/case/refusal';
import type { CaseState } from '../domain/case/state';
import { commitFacts } from './activities';
import { Ledger, type ActOf, type SettledOf } from './ledger';

export type Act = ActOf<CaseState, Batch, Decision>;
export type Settled = SettledOf<Batch, Refusal>;

/** A case's view of its ledger. */
export class CaseLedger extends Ledger<CaseState, Batch, Decision, Refusal> {
  protected commit(request: Omit<CommitRequest, 'caseId'>): Promise<CommitResult> {
    return commitFacts({ caseId: this.state.caseId, ...request });
  }

  protected fold(state: CaseState, batch: Batch): CaseState {
    return foldBatch(state, batch);
  }

  protected version(): number {
    return this.state.version;
  }
}
