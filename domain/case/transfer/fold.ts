import type { Folds } from '../folds';
import type { TransferFacts } from './facts';

export const transferFolds: Folds<TransferFacts> = {
  CaseTransferred: (state, { to: orgCode }) => ({ ...state, orgCode }),
};
