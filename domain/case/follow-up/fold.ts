import type { CivilDate } from '../../civil-date';
import type { Folds } from '../folds';
import type { CaseState } from '../state';
import { withoutSearchBegunBy } from '../search/fold';
import { closeTask } from '../task-fold';
import type { FollowUpFacts } from './facts';

export const followUpFolds: Folds<FollowUpFacts> = {
  FollowUpRecorded: (state, { on, period }) => followedUp(state, on, period),
  // Whoever refuses to talk was found: they are not out of reach, and nothing is held against them.
  ContactAttempted: (state, { on, outcome }) => ({
    ...(outcome === 'REFUSED_TO_TALK' ? withoutSearchBegunBy(state, on) : state),
    followUps: { ...state.followUps, failedAttempts: state.followUps.failedAttempts + 1 },
  }),
  StatusChecked: (state) => ({ ...state, followUps: { ...state.followUps, missedInARow: 0 } }),
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

/** The person was reached: failed attempts and the search are over, and so is what was agreed for that day or before. */
export function contacted({ nextContact, ...state }: CaseState, on: CivilDate): CaseState {
  const { lastOn } = state.followUps;
  return {
    ...withoutSearchBegunBy(state, on),
    followUps: { ...state.followUps, failedAttempts: 0, lastOn: lastOn && lastOn > on ? lastOn : on },
    ...(nextContact && nextContact.on > on && { nextContact }),
  };
}
