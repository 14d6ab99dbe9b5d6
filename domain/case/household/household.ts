import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import type { Draft } from '../draft';
import { askForStandingReview } from '../hardship/standing';
import { refuse } from '../refusal';
import type { HouseholdCommands } from './commands';

/** 登记家庭: the person belongs to a household; one at a time, and a later one takes its place. */
function joinHousehold(draft: Draft, { data }: CommandOf<'joinHousehold'>): void {
  if (draft.state.householdId === data.householdId) refuse('ALREADY_IN_HOUSEHOLD', { field: 'householdId' });
  draft.add('HouseholdJoined', ['R-87', 'R-90'], { householdId: data.householdId });
}

/**
 * The household has no longer nobody at work: who was certified as its member has the category looked at again,
 * and a person decides (X3, A-19).
 */
function noteHouseholdCleared(draft: Draft, { data }: CommandOf<'noteHouseholdCleared'>): void {
  const { householdId, hardship } = draft.state;
  if (householdId !== data.householdId || !hardship.includes('H1')) return;
  draft.add('HouseholdClearanceNoted', ['R-90', 'A-17'], data);
  askForStandingReview(draft);
}

export const householdActs: Acts<HouseholdCommands> = { joinHousehold, noteHouseholdCleared };
