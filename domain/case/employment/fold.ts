import { leaves, type Folds } from '../folds';
import type { EmploymentFacts } from './facts';

export const employmentFolds: Folds<EmploymentFacts> = {
  // Whoever works has no application for a post any more; a placement is told of after it.
  EmploymentReported: ({ publicPost: _over, ...state }, { employment }) => ({
    ...state,
    employment,
    followUps: { ...state.followUps, stableHeld: 0 },
  }),
  UnemployedAgain: leaves,
};
