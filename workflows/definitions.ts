import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command, CommandKind } from '../domain/case/commands';
import type { CaseState } from '../domain/case/state';
import type { HouseholdState, MemberNews } from '../domain/household-case/state';
import {
  GET_STATE_QUERY,
  LOOK_AGAIN_SIGNAL,
  MEMBER_NEWS_SIGNAL,
  RULES_CHANGED_SIGNAL,
  updateNameOf,
  type CommandResult,
  type LookAgain,
  type RulesChanged,
} from './messages';

/** The state a case has folded from its ledger so far. */
export const getStateQuery = defineQuery<CaseState>(GET_STATE_QUERY);

/** Tells a case to look at its deadlines again. */
export const rulesChangedSignal = defineSignal<[RulesChanged]>(RULES_CHANGED_SIGNAL);

/** The Update of one kind of command. */
export function commandUpdate(kind: CommandKind) {
  return defineUpdate<CommandResult, [Command]>(updateNameOf(kind));
}

/** The state a household has folded from its ledger so far. */
export const getHouseholdQuery = defineQuery<HouseholdState>(GET_STATE_QUERY);

/** Tells a household what a member's case says of itself. */
export const memberNewsSignal = defineSignal<[MemberNews]>(MEMBER_NEWS_SIGNAL);

/** Tells a household to look at its clock. */
export const lookAgainSignal = defineSignal<[LookAgain]>(LOOK_AGAIN_SIGNAL);
