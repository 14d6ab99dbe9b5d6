import { contacted } from '../follow-up/fold';
import type { Folds } from '../folds';
import type { VisitFacts } from './facts';

export const visitFolds: Folds<VisitFacts> = {
  ContactMade: (state, { on }) => contacted(state, on),
  NextContactAgreed: (state, nextContact) => ({ ...state, nextContact }),
};
