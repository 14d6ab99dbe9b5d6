import type { Acts } from '../acts';
import { openClassDuties } from '../classes/classes';
import type { IntakeCommands } from './commands';
import type { Draft } from '../draft';
import { openFirstHelp } from '../services/first-help';
import type { HardshipCandidate } from '../../hardship/candidates';
import { proposeHardship } from '../hardship/candidates';
import { planFollowUp } from '../follow-up/follow-up';
import { planLongTerm } from '../long-term/long-term';
import { foreseeRetirement } from '../retirement/retirement';
import type { RetirementMonths } from '../../retirement-check';
import type { CaseInput } from '../state';
import { completeTask, findTask, openWorkdayTask } from '../tasks';
import { today } from '../context';
import type { CommandOf } from '../commands';

/** The member of staff who is to own a new case, or the organisation that must name one. */
export interface OwnerCandidate {
  orgCode: string;
  staffId?: string;
}

/**
 * 建档: opens the case with its owner and everything that can be foreseen: the four basic services and 131
 * what the wishes oblige to, the first follow-up, the day of six months,
 * the categories of hardship that the registration points to, and the month of statutory age where it is known
 * (A-14).
 */
export function openCase(
  draft: Draft,
  input: CaseInput,
  owner: OwnerCandidate,
  candidates: readonly HardshipCandidate[],
  retirement?: RetirementMonths,
): void {
  draft.add('CaseOpened', ['R-10', 'R-16', ...(input.previousCaseId ? (['R-56'] as const) : [])], input);
  draft.add('OwnerAssigned', ['R-05', 'R-68'], owner);
  if (!owner.staffId) {
    openWorkdayTask(
      draft,
      { id: 'assign-owner', kind: 'ASSIGN_OWNER', clauses: ['R-05', 'R-68'] },
      { from: input.registeredOn, workdays: draft.context.policy.parameters.intake.ownerWorkdays },
    );
  }
  openFirstHelp(draft, input.registeredOn);
  openClassDuties(draft, input.classes, input.registeredOn);
  planFollowUp(draft, input.registeredOn, 'REGISTERED');
  planLongTerm(draft);
  proposeHardship(draft, candidates, 'REGISTRATION');
  if (retirement) foreseeRetirement(draft, retirement);
}

/** 指定专人: names the owner; open tasks go with the case. */
function assignOwner(draft: Draft, { data }: CommandOf<'assignOwner'>): void {
  draft.add('OwnerAssigned', ['R-05', 'R-68'], data);
  const task = findTask(draft, 'ASSIGN_OWNER');
  if (task) completeTask(draft, task, today(draft.context));
}

export const intakeActs: Acts<IntakeCommands> = { assignOwner };
