import type { Folds } from '../folds';
import { heeded } from '../refusal-count';
import { sortedSet } from '../sorted-set';
import type { ClassFacts } from './facts';

export const classFolds: Folds<ClassFacts> = {
  ClassesSet: (state, { on, classes }) => ({
    ...heeded(state),
    classes: sortedSet(classes),
    classesSetOn: on,
  }),
};
