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
import { beginFocus } from '../repeat/focus';
import type { CaseInput } from '../state';
import type { OwnerCandidate } from './facts';
import { assignOwner, giveToOwner } from './owner';

/**
 * 建档: opens the case with its owner and everything that can be foreseen: the four basic services and 131
 * what the wishes oblige to, the focus on who is unemployed again, the first follow-up
 * the day of six months, the categories of hardship that the registration points to, and the
 * month of statutory age where it is known.
 */
export function openCase(
  draft: Draft,
  input: CaseInput,
  owner: OwnerCandidate,
  candidates: readonly HardshipCandidate[],
  retirement?: RetirementMonths,
): void {
  draft.add('CaseOpened', ['R-10', 'R-16', ...(input.previousCaseId ? (['R-56'] as const) : [])], input);
  giveToOwner(draft, owner, input.registeredOn);
  openFirstHelp(draft, input.registeredOn);
  openClassDuties(draft, input.classes, input.registeredOn);
  beginFocus(draft, input);
  planFollowUp(draft, input.registeredOn, 'REGISTERED');
  planLongTerm(draft);
  proposeHardship(draft, candidates, 'REGISTRATION');
  if (retirement) foreseeRetirement(draft, retirement);
}

export const intakeActs: Acts<IntakeCommands> = { assignOwner };
