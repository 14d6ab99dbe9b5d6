import { leaves, type Folds } from '../folds';
import type { CaseState } from '../state';
import type { RetirementFacts } from './facts';

export const retirementFolds: Folds<RetirementFacts> = {
  RetirementForeseen: (state, retirement) => ({ ...state, retirement }),
  RetirementReached: ({ retirement, ...state }): CaseState => {
    if (!retirement) return state;
    const { earliest, latest } = retirement;
    return { ...state, retirement: { earliest, latest } };
  },
  PensionChecked: leaves,
};
