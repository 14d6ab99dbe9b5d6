import { leaves, type Folds } from '../folds';
import { sortedSet } from '../sorted-set';
import type { HardshipFacts } from './facts';

export const hardshipFolds: Folds<HardshipFacts> = {
  HardshipCertified: (state, { category }) => ({
    ...state,
    hardship: sortedSet([...state.hardship, category]),
  }),
  LevelRaised: (state, { to }) => ({ ...state, level: to }),
  PlanAgreed: leaves,
};
