import type { Folds } from '../folds';
import { sortedSet } from '../sorted-set';
import type { IntakeFacts } from './facts';

export const intakeFolds: Folds<IntakeFacts> = {
  CaseOpened: (state, { registeredOn, orgCode, classes, previousCaseId }) => ({
    ...state,
    phase: 'OPEN',
    registeredOn,
    orgCode,
    classes: sortedSet(classes),
    repeated: previousCaseId !== undefined,
  }),
  OwnerAssigned: (state, owner) => ({ ...state, owner }),
};
