import { endOfDay, startOfDay, type CivilDate } from '../../civil-date';
import { afterVerification, isOfWork, registerBy, SIGN_KINDS, type HitKind } from '../../comparison-hit';
import { isAtLeast } from '../../organisation';
import type { Acts } from '../acts';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { checkStatus } from '../follow-up/follow-up';
import { refuse } from '../refusal';
import { dismissTrace, noteTrace, searchOn } from '../search/search';
import { completeTask, findTask, openTask, openWorkdayTask } from '../tasks';
import type { ComparisonCommands } from './commands';
import {
  askForEnding,
  checkOf,
  noteSign,
  standingSign,
  withdrawEndingRequest,
  withdrawUrging,
} from './signs';
import { stands } from './state';

/**
 * 数据比对: the county, or an import, tells what a comparison found of the person. A hit is verified before
 * anything follows from it and changes nothing by itself; the same hit of the same batch is told once. A comparison
 * without a hit is a sign of life for the record, a step of the search for the person and, where the
 * policy says so, the month's status check.
 */
function recordComparison(draft: Draft, { data, by }: CommandOf<'recordComparison'>): void {
  const { on, batchId, hit } = data;
  checkDoneOn(draft, on, 'on');
  if (!isAtLeast(by.level, 'COUNTY')) refuse('LEVEL_TOO_LOW', { clauses: ['R-59'] });
  if (draft.state.registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-59'] });
  if (isKnown(draft, batchId, hit)) refuse('ALREADY_COMPARED', { field: 'batchId', clauses: ['R-59'] });
  draft.add('Compared', ['R-59'], { on, batchId, ...(hit && { hit }) });
  if (hit) {
    noteSign(draft, { kind: hit, on, batchId }, ['R-59']);
    noteTrace(draft, on);
  } else {
    searchOn(draft, on, { kind: 'COMPARISON' });
    checkStatus(draft, on, { provesEmployment: false });
  }
}

/** The last batch is known by its id; a hit, by the sign that it left or found again. */
function isKnown({ state }: Draft, batchId: string, hit: HitKind | undefined): boolean {
  const isLast = state.compared?.batchId === batchId;
  const sign = state.said?.signs.find(({ kind }) => kind === hit);
  return hit ? sign !== undefined && (isLast || sign.batchId === batchId) : isLast;
}

/**
 * 核实: the person and the source were asked. Work that is confirmed is urged to be registered, a pension or
 * a death is put to somebody as a ground; what is not true, or no longer, ends what had followed from it.
 */
function verifySign(draft: Draft, { data }: CommandOf<'verifySign'>): void {
  const { kind, on, finding } = data;
  checkDoneOn(draft, on, 'on');
  const sign = standingSign(draft, kind);
  if (!sign || sign.finding === finding) refuse('NOTHING_TO_VERIFY', { field: 'kind', clauses: ['R-59'] });
  if (on < sign.on) refuse('VERIFIED_TOO_EARLY', { field: 'on', clauses: ['R-59'] });
  draft.add('SignVerified', ['R-59', 'R-60'], data);
  const task = checkOf(draft, kind);
  if (task) completeTask(draft, task, entryDate(draft, on));
  const after = afterVerification(kind, finding);
  switch (after.next) {
    case 'DISMISS':
      return dismiss(draft, kind, on);
    case 'URGE':
      return beginUrging(draft, on);
    case 'ENDING_POSSIBLE':
      return askForEnding(draft, after.ground, on);
  }
}

function dismiss(draft: Draft, kind: CommandOf<'verifySign'>['data']['kind'], on: CivilDate): void {
  if (isOfWork(kind)) withdrawUrging(draft);
  else withdrawEndingRequest(draft, SIGN_KINDS[kind].ground);
  if (!draft.state.said?.signs.some(stands)) dismissTrace(draft, on);
}

/** Work that is proven is also the month's follow-up; the urging begins within the working days of the policy. */
function beginUrging(draft: Draft, on: CivilDate): void {
  checkStatus(draft, on, { provesEmployment: true });
  if (draft.state.said?.urging || findTask(draft, 'EMPLOYMENT_URGE')) return;
  openWorkdayTask(
    draft,
    { id: `employment-urge:${draft.state.seq}`, kind: 'EMPLOYMENT_URGE', clauses: ['R-60'] },
    { from: entryDate(draft, on), workdays: draft.context.policy.parameters.comparison.urgeWorkdays },
  );
}

/**
 * 督促就业登记: the employer or the person is urged. From the first time on the employment is registered within
 * the days of the policy; then the county sees to it, by the ladder of the duty. Registering it is the only end of that.
 */
function urgeEmployment(draft: Draft, { data }: CommandOf<'urgeEmployment'>): void {
  const { on } = data;
  checkDoneOn(draft, on, 'on');
  const confirmed = draft.state.said?.signs.filter(
    (sign) => isOfWork(sign.kind) && sign.finding === 'CONFIRMED',
  );
  if (!confirmed?.length) refuse('NOTHING_TO_URGE', { clauses: ['R-60'] });
  const { urging } = draft.state.said ?? {};
  const until = urging?.registerBy ?? registerBy(on, draft.context.policy.parameters.comparison);
  draft.add('EmploymentUrged', ['R-60'], { ...data, registerBy: until });
  const task = findTask(draft, 'EMPLOYMENT_URGE');
  if (task) completeTask(draft, task, entryDate(draft, on));
  if (!urging) awaitRegistration(draft, on, until);
}

function awaitRegistration(draft: Draft, opensOn: CivilDate, dueOn: CivilDate): void {
  openTask(draft, ['R-60'], {
    id: `employment-register:${draft.state.seq}`,
    kind: 'EMPLOYMENT_REGISTER',
    clauses: ['R-60'],
    opensOn,
    dueOn,
    provisional: false,
    urgentFrom: startOfDay(dueOn),
    overdueFrom: endOfDay(dueOn),
  });
}

export const comparisonActs: Acts<ComparisonCommands> = { recordComparison, verifySign, urgeEmployment };
