import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Command, CommandKind } from '../domain/case/commands';
import type { CaseState } from '../domain/case/state';
import {
  GET_STATE_QUERY,
  RULES_CHANGED_SIGNAL,
  updateNameOf,
  type CommandResult,
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
