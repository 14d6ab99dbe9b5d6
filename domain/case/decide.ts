import { agreePlan, certifyHardship } from './hardship';
import { assignOwner, openCase, type OwnerCandidate } from './intake';
import type { Command } from './commands';
import type { DecisionContext } from './context';
import { Draft } from './draft';
import { reportEmployment, recordUnemployedAgain } from './employment';
import { requestEnding, reviewEnding } from './ending';
import { newCase } from './evolve';
import type { Fact } from './facts';
import { recordService } from './first-help';
import { recordContactAttempt, recordFollowUp } from './follow-up';
import { refreshRecord } from './long-term';
import { Refused, type Refusal } from './refusal';
import type { CaseInput, CaseState } from './state';
import { rescheduleProvisional } from './tasks';

export type Decision = { facts: Fact[] } | { refusal: Refusal };

/** Opens a case on its registration. */
export function decideOpening(input: CaseInput, owner: OwnerCandidate, context: DecisionContext): Fact[] {
  const draft = new Draft(newCase(input.caseId), context);
  openCase(draft, input, owner);
  return draft.facts;
}

/**
 * Decides a command: the facts it yields, or why it is refused. Pure: the same state, command and context give
 * the same answer.
 */
export function decide(state: CaseState, command: Command, context: DecisionContext): Decision {
  const refusal = guard(state, command);
  if (refusal) return { refusal };
  const draft = new Draft(state, context);
  try {
    rescheduleProvisional(draft);
    carryOut(draft, command);
    return { facts: draft.facts };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}

/** What can be refused without the rules in force: a case that has ended, and a decision on an older version of it. */
export function guard(state: CaseState, command: Command): Refusal | undefined {
  if (state.phase === 'CLOSED') return { code: 'CASE_CLOSED' };
  const { expectedVersion } = command;
  if (expectedVersion === undefined || expectedVersion === state.version) return undefined;
  return { code: 'STALE_VERSION', details: { expected: expectedVersion, actual: state.version } };
}

function carryOut(draft: Draft, command: Command): void {
  switch (command.kind) {
    case 'assignOwner':
      return assignOwner(draft, command);
    case 'recordService':
      return recordService(draft, command);
    case 'recordFollowUp':
      return recordFollowUp(draft, command);
    case 'recordContactAttempt':
      return recordContactAttempt(draft, command);
    case 'certifyHardship':
      return certifyHardship(draft, command);
    case 'agreePlan':
      return agreePlan(draft, command);
    case 'refreshRecord':
      return refreshRecord(draft, command);
    case 'reportEmployment':
      return reportEmployment(draft, command);
    case 'requestEnding':
      return requestEnding(draft, command);
    case 'reviewEnding':
      return reviewEnding(draft, command);
    case 'recordUnemployedAgain':
      return recordUnemployedAgain(draft, command);
  }
}
