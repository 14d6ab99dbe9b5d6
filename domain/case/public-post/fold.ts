import type { Folds } from '../folds';
import { refused } from '../refusal-count';
import type { CaseState } from '../state';
import type { PublicPostFacts } from './facts';

export const publicPostFolds: Folds<PublicPostFacts> = {
  PublicPostRecommended: (state, { on, answer }) =>
    answer === 'DECLINES'
      ? refused(state)
      : { ...state, publicPost: { ...state.publicPost, recommendedOn: on } },
  PublicPostApplied: (state, appliedFor) => ({ ...state, publicPost: { ...state.publicPost, appliedFor } }),
  PublicPostPlaced: (state, { basis: _basis, ...placement }) => ({ ...state, publicPost: { placement } }),
  // The registration has ended with the placement: the person is out of work until they register again.
  PublicPostEnded: ({ publicPost: _over, ...state }, { reason }): CaseState =>
    reason === 'OTHER_WORK' ? state : { ...state, employment: 'UNEMPLOYED' },
};
