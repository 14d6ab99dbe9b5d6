import type { Folds } from '../folds';
import { failed } from '../pushes/fold';
import { refused } from '../refusal-count';
import type { ServiceFacts } from './facts';

export const serviceFolds: Folds<ServiceFacts> = {
  // Only of a vacancy it is said why it suits: one that is declined at once is an attempt in the market.
  ServiceRecorded: (state, { answer, reference, fitReason, declineReason }) => {
    if (answer !== 'DECLINED') return state;
    return reference && fitReason ? failed(refused(state), reference, declineReason) : refused(state);
  },
};
