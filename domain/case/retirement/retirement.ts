import { addMonths, startOfDay, type CivilDate, type Instant } from '../../civil-date';
import { afterRetirementCheck, retirementCheckOpensOn, type RetirementMonths } from '../../retirement-check';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { askForEnding, standingSign, withdrawEndingRequest } from '../comparison/signs';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import type { CaseState } from '../state';
import { completeTask, findTask, openWorkdayTask } from '../tasks';
import type { RetirementCommands } from './commands';

/** Foresees the month of statutory age from the registration on. */
export function foreseeRetirement(draft: Draft, months: RetirementMonths): void {
  plan(draft, months, retirementCheckOpensOn(months, draft.state.registeredOn));
  reachRetirement(draft);
}

/**
 * 到龄核验: on the day foreseen somebody is to verify whether a pension is drawn. Reaching an age is not
 * drawing one: the registration, the help and the follow-ups go on.
 */
export function reachRetirement(draft: Draft): void {
  const checkOn = draft.state.retirement?.checkOn;
  if (checkOn && isReached(draft, checkOn)) openCheck(draft, checkOn);
}

/** A registration that was restored: what came due while it had ended is asked from now on. */
export function resumeRetirement(draft: Draft): void {
  const { retirement } = draft.state;
  if (!retirement || findTask(draft, 'RETIREMENT_CHECK')) return;
  const on = today(draft.context);
  if (!retirement.checkOn) plan(draft, retirement, again(draft, on));
  else if (isReached(draft, retirement.checkOn)) openCheck(draft, on);
}

/** The day on which it is next asked, while the person is registered. */
export function retirementInstants({ retirement, registration }: CaseState): Instant[] {
  return retirement?.checkOn && registration === 'ACTIVE' ? [startOfDay(retirement.checkOn)] : [];
}

/**
 * The answer: a pension that is drawn is a ground that somebody is to request; who draws none stays
 * registered and is asked again. An answer can be taken back as long as the ending was not requested.
 */
function recordPensionCheck(draft: Draft, { data }: CommandOf<'recordPensionCheck'>): void {
  const { on, finding } = data;
  checkDoneOn(draft, on, 'on');
  const { retirement, registration } = draft.state;
  if (!retirement || retirement.checkOn || registration !== 'ACTIVE')
    refuse('NO_PENSION_CHECK_OWED', { clauses: ['A-14'] });
  const task = findTask(draft, 'RETIREMENT_CHECK');
  if (task && on < task.opensOn) refuse('VERIFIED_TOO_EARLY', { field: 'on', clauses: ['A-14'] });
  draft.add('PensionChecked', ['R-61', 'A-14'], data);
  if (task) completeTask(draft, task, entryDate(draft, on));
  const { policy } = draft.context;
  const after = afterRetirementCheck(
    finding,
    entryDate(draft, on),
    retirement,
    policy.parameters.retirementCheck,
  );
  if (after.next === 'ENDING_POSSIBLE') return askForEnding(draft, after.ground, on);
  if (!standingSign(draft, 'PENSION_PAYMENT')) withdrawEndingRequest(draft, 'PENSION');
  plan(draft, retirement, after.on);
}

function plan(draft: Draft, { earliest, latest }: RetirementMonths, checkOn: CivilDate): void {
  draft.add('RetirementForeseen', ['R-07', 'A-14'], { earliest, latest, checkOn });
}

function openCheck(draft: Draft, on: CivilDate): void {
  draft.add('RetirementReached', ['R-61', 'A-14'], { on });
  openWorkdayTask(
    draft,
    { id: `retirement-check:${on}`, kind: 'RETIREMENT_CHECK', clauses: ['R-61', 'A-14'] },
    { from: on, workdays: draft.context.policy.parameters.retirementCheck.verifyWorkdays },
  );
}

function again({ context }: Draft, on: CivilDate): CivilDate {
  return addMonths(on, context.policy.parameters.retirementCheck.againMonths);
}

function isReached(draft: Draft, on: CivilDate): boolean {
  return draft.state.registration === 'ACTIVE' && startOfDay(on) <= draft.context.at;
}

export const retirementActs: Acts<RetirementCommands> = { recordPensionCheck };
