import type { Folds } from '../folds';
import { withoutSearchBegunBy } from '../search/fold';
import type { SelfReportFacts } from './facts';

export const selfReportFolds: Folds<SelfReportFacts> = {
  // Whoever reports is not out of reach; it is no contact all the same, as nobody asked them anything.
  SelfReported: (state, { on }) => withoutSearchBegunBy(state, on),
};
