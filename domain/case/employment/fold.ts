import { leaves, type Folds } from '../folds';
import type { EmploymentFacts } from './facts';

export const employmentFolds: Folds<EmploymentFacts> = {
  EmploymentReported: (state, { employment }) => ({
    ...state,
    employment,
    followUps: { ...state.followUps, stableHeld: 0 },
  }),
  UnemployedAgain: leaves,
};
