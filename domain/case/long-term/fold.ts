import { leaves, type Folds } from '../folds';
import type { LongTermFacts } from './facts';

export const longTermFolds: Folds<LongTermFacts> = {
  LongTermPlanned: (state, longTerm) => ({ ...state, longTerm }),
  LongTermReached: leaves,
  RecordRefreshed: leaves,
};
