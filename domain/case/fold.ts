import type { Cause } from '../ledger';
import { evolve, newCase } from './evolve';
import type { Fact } from './facts';
import type { CaseState } from './state';

/** Facts that were decided and committed together, for one cause. */
export interface Batch {
  /** A command's id; the instant the case woke for, or the publication of rules it woke on; 'open' for the first. */
  cause: BatchCause;
  facts: Fact[];
}

export type BatchCause = Cause<'OPEN' | 'COMMAND' | 'WAKE'>;

/** Folds a batch; the version moves with commands, never with the opening or with time alone. */
export function foldBatch(state: CaseState, batch: Batch): CaseState {
  const folded = batch.facts.reduce(evolve, state);
  return batch.cause.kind === 'COMMAND' ? { ...folded, version: folded.seq } : folded;
}

/** The state of a case, from its whole ledger. */
export function foldCase(caseId: string, batches: readonly Batch[]): CaseState {
  return batches.reduce(foldBatch, newCase(caseId));
}
