import { leaves, type Folds } from '../folds';
import type { CaseState } from '../state';
import type { EndingFacts } from './facts';

export const endingFolds: Folds<EndingFacts> = {
  EndingRequested: (state, pendingEnding) => ({ ...state, pendingEnding }),
  EndingReturned: withoutPendingEnding,
  RegistrationCancelled: (state) => ({ ...withoutPendingEnding(state), registration: 'CANCELLED' }),
  RegistrationConverted: (state) => ({ ...withoutPendingEnding(state), registration: 'CONVERTED' }),
  PersonToBeNotified: leaves,
  CaseClosed: (state) => ({ ...state, phase: 'CLOSED' }),
};

function withoutPendingEnding({ pendingEnding: _ended, ...state }: CaseState): CaseState {
  return state;
}
