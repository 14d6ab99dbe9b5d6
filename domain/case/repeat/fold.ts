import type { Folds } from '../folds';
import type { RepeatFacts } from './facts';

export const repeatFolds: Folds<RepeatFacts> = {
  FocusBegan: (state, { until: focusedUntil }) => ({ ...state, focusedUntil }),
};
