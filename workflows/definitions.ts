import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Command, CommandKind } from '../domain/case/commands';
import type { CaseState } from '../domain/case/state';
import { GET_STATE_QUERY, updateNameOf, type CommandResult } from './messages';

/** The state a case has folded from its ledger so far. */
export const getStateQuery = defineQuery<CaseState>(GET_STATE_QUERY);

/** The Update of one kind of command. */
export function commandUpdate(kind: CommandKind) {
  return defineUpdate<CommandResult, [Command]>(updateNameOf(kind));
}
