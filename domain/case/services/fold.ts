import { leaves, type Folds } from '../folds';
import type { ServiceFacts } from './facts';

export const serviceFolds: Folds<ServiceFacts> = {
  ServiceRecorded: leaves,
};
