import type { CommandKind } from '../domain/case/commands';
import type { Fact } from '../domain/case/facts';

/** Wire names. Literals, and permanent: sleeping cases know them by these. */
export const CASE_WORKFLOW = 'caseWorkflow';
export const HOUSEHOLD_WORKFLOW = 'householdWorkflow';
export const CASE_TASK_QUEUE = 'bangfu-cases';
/** What nobody waits for: batches, schedules, archives. */
export const BATCH_TASK_QUEUE = 'bangfu-batches';
export const GET_STATE_QUERY = 'getState';
export const RULES_CHANGED_SIGNAL = 'rulesChanged';
export const MEMBER_NEWS_SIGNAL = 'memberNews';
export const LOOK_AGAIN_SIGNAL = 'lookAgain';

/** The one place that builds a case's workflow id: plain text on the server, so no personal data in it. */
export function caseWorkflowId(caseId: string): string {
  return `case-${caseId}`;
}

/** The one place that builds a household's workflow id. */
export function householdWorkflowId(householdId: string): string {
  return `household-${householdId}`;
}

/** The case that a workflow id names. */
export function caseIdOf(workflowId: string): string {
  return workflowId.slice('case-'.length);
}

/** Each command is an Update under its own kind, so that a history reads as the acts it holds. */
export function updateNameOf(kind: CommandKind): string {
  return kind;
}

/** Says that rules were published since, and nothing of what they say: the case asks its ledger. */
export interface RulesChanged {
  /** Of the publication; stands as cause on the facts that come of it. */
  id: string;
}

/** Asks a household whose clock should have moved it to look: it asks its ledger. */
export interface LookAgain {
  /** Of the occasion; stands as cause on the facts that come of it. */
  id: string;
}

/** What an accepted command answers: the facts that stand for it, and the case's version after them. */
export interface CommandResult {
  version: number;
  facts: Fact[];
}

/** Type of the failure with which a refused command is answered; its details hold the refusal. */
export const REFUSED_FAILURE = 'Refused';
