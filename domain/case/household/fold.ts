import { leaves, type Folds } from '../folds';
import type { HouseholdFacts } from './facts';

export const householdFolds: Folds<HouseholdFacts> = {
  HouseholdJoined: (state, { householdId }) => ({ ...state, householdId }),
  HouseholdClearanceNoted: leaves,
};
