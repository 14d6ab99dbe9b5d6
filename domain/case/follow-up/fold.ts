import type { CivilDate } from '../../civil-date';
import type { Folds } from '../folds';
import type { CaseState } from '../state';
import { closeTask } from '../task-fold';
import type { FollowUpFacts } from './facts';

export const followUpFolds: Folds<FollowUpFacts> = {
  FollowUpRecorded: (state, { on, period }) => followedUp(state, on, period),
  ContactAttempted: (state) => ({
    ...state,
    followUps: { ...state.followUps, failedAttempts: state.followUps.failedAttempts + 1 },
  }),
  FollowUpMissed: (state, { taskId, inARow }) => ({
    ...closeTask(state, taskId),
    followUps: { ...state.followUps, missedInARow: inARow },
  }),
};

/** Any held follow-up ends a run of missed ones; only one of a period in stable employment counts towards the end. */
function followedUp(state: CaseState, on: CivilDate, period: string | undefined): CaseState {
  const held = state.employment === 'STABLE' && period !== undefined ? 1 : 0;
  const { followUps, ...reached } = contacted(state, on);
  return {
    ...reached,
    followUps: { ...followUps, missedInARow: 0, stableHeld: followUps.stableHeld + held },
  };
}

/** The person was reached: failed attempts are over, and so is what was agreed for that day or before. */
export function contacted({ nextContact, ...state }: CaseState, on: CivilDate): CaseState {
  const { lastOn } = state.followUps;
  return {
    ...state,
    followUps: { ...state.followUps, failedAttempts: 0, lastOn: lastOn && lastOn > on ? lastOn : on },
    ...(nextContact && nextContact.on > on && { nextContact }),
  };
}
