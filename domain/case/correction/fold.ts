import type { Folds } from '../folds';
import { notFailed } from '../pushes/fold';
import { unrefused } from '../refusal-count';
import type { CaseState } from '../state';
import { changeTask } from '../task-fold';
import type { CorrectionFacts } from './facts';

type Corrected = CorrectionFacts['EntryCorrected'];

export const correctionFolds: Folds<CorrectionFacts> = {
  EntryCorrected: (state, corrected) => ({
    ...withoutRefusal(withoutResult(state, corrected), corrected),
    corrections: [...(state.corrections ?? []), corrected.seq],
    followUps: followUpsWithout(state, corrected),
  }),
  TaskProgressWithdrawn: (state, { taskId, item, reference }) =>
    changeTask(state, taskId, ({ items = [], ...task }) => ({
      ...task,
      items: items.map((entry) =>
        entry.code === item ? { ...entry, done: entry.done.filter((done) => done !== reference) } : entry,
      ),
    })),
};

function followUpsWithout(
  { followUps, employment }: CaseState,
  corrected: Corrected,
): CaseState['followUps'] {
  const { kind, period, lastContactOn } = corrected;
  if (kind === 'ContactAttempted') {
    return { ...followUps, failedAttempts: Math.max(followUps.failedAttempts - 1, 0) };
  }
  if (kind !== 'FollowUpRecorded' && kind !== 'ContactMade') return followUps;
  const { lastOn: _withdrawn, ...rest } = followUps;
  const counted = employment === 'STABLE' && period !== undefined ? 1 : 0;
  return {
    ...rest,
    stableHeld: Math.max(followUps.stableHeld - counted, 0),
    ...(lastContactOn && { lastOn: lastContactOn }),
  };
}

function withoutResult(state: CaseState, { reference }: Corrected): CaseState {
  return reference === undefined ? state : notFailed(state, reference);
}

function withoutRefusal(state: CaseState, { declined }: Corrected): CaseState {
  return declined ? unrefused(state) : state;
}
