import type { Acts } from '../acts';
import type { FollowUpCommands } from './commands';
import { addDays, civilDateOf, startOfDay, type CivilDate } from '../../civil-date';
import type { ClauseId } from '../../clauses';
import { consequencesOf } from '../../contact/findings';
import { reminderFrom } from '../../contact/self-report';
import { countsAsFollowUp } from '../../contact/valid-follow-up';
import { firstPeriod, periodAfter, periodContaining, type Period } from '../../period';
import type { Cadence } from '../../policy/parameters';
import { isFocused } from '../../repeated-unemployment';
import type { CommandOf } from '../commands';
import { noteSign } from '../comparison/signs';
import { askForWishes, noteWishUnchanged } from '../classes/classes';
import { today } from '../context';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { askForPlanReview } from '../hardship/plan';
import { askForStandingReview } from '../hardship/standing';
import { closeCase } from '../closing';
import { attemptedContact, attemptOf } from '../search/attempt';
import { endSearch, searchOn } from '../search/search';
import type { CaseState } from '../state';
import type { Task } from '../task';
import { completeTask, findTask, openTask, withdrawTasks } from '../tasks';

const CLAUSES = {
  hardship: ['R-52', 'A-6'],
  general: ['R-47', 'A-8'],
  flexible: ['R-53', 'A-9'],
  stable: ['R-54', 'A-9'],
} as const satisfies Record<string, ClauseId[]>;

type FollowUpGroup = keyof typeof CLAUSES;

/** What starts a cadence: registration and certification begin with the next period, employment and restoration with the running one. */
type StateChange = 'REGISTERED' | 'CERTIFIED' | 'EMPLOYED' | 'RESTORED';

/** Which group's cadence a person falls under: work comes before hardship, hardship before the rest. */
function groupOf({ employment, level }: CaseState): FollowUpGroup {
  if (employment === 'STABLE') return 'stable';
  if (employment === 'FLEXIBLE') return 'flexible';
  return level === 'II' ? 'hardship' : 'general';
}

/** 重点帮扶: whoever is unemployed again is met in person every month, whatever the cadence of the others. */
function isMetMonthly({ employment, focusedUntil }: CaseState, on: CivilDate): boolean {
  return employment === 'UNEMPLOYED' && isFocused(focusedUntil, on);
}

/** The cadence for the person on a day: month, quarter or half-year of the calendar. */
export function cadenceOf(draft: Draft, on: CivilDate = today(draft.context)): Cadence {
  const { state, context } = draft;
  return isMetMonthly(state, on) ? 'MONTH' : context.policy.parameters.followUp[groupOf(state)];
}

/**
 * Plans the first follow-up on a cadence. After registration and certification it falls into the next period;
 * after finding work, or when a registration is restored, into the running one, unless fewer days are left of it than the policy asks.
 */
export function planFollowUp(draft: Draft, from: CivilDate, event: StateChange): void {
  const cadence = cadenceOf(draft, from);
  const period =
    event === 'EMPLOYED' || event === 'RESTORED'
      ? firstPeriod(cadence, from, draft.context.policy.parameters.followUp.minDaysInFirstPeriod)
      : nextPeriod(draft, from);
  openFollowUp(draft, period);
}

/** Puts the open follow-up on the cadence that now holds. */
export function changeCadence(draft: Draft, from: CivilDate, event: StateChange): void {
  withdrawTasks(draft, ['FOLLOW_UP'], ['A-6', 'A-9'], 'CADENCE_CHANGED');
  planFollowUp(draft, from, event);
}

function openFollowUp(draft: Draft, period: Period, escalatedTo?: Task['escalatedTo']): void {
  const isFocus = isMetMonthly(draft.state, period.lastDay);
  const clauses: ClauseId[] = isFocus ? ['R-56', 'A-11'] : [...CLAUSES[groupOf(draft.state)]];
  openTask(draft, clauses, {
    id: followUpId(period),
    kind: 'FOLLOW_UP',
    clauses,
    period: period.id,
    opensOn: period.firstDay,
    dueOn: period.lastDay,
    provisional: false,
    urgentFrom: period.urgentFrom(draft.context.policy.parameters.followUp.urgentDay),
    overdueFrom: period.end,
    ...(escalatedTo && { escalatedTo }),
  });
}

/**
 * Records a held follow-up (R-51…) and plans the next. It counts in the period of its own date; one held
 * before its period opens is recorded and does not use the period up.
 */
function recordFollowUp(draft: Draft, { data }: CommandOf<'recordFollowUp'>): void {
  checkDoneOn(draft, data.on, 'on');
  const task = fulfilledBy(draft, data.on);
  draft.add('FollowUpRecorded', ['R-51', 'R-55', 'A-7'], { ...data, ...(task && { period: task.period }) });
  endSearch(draft);
  followFindings(draft, data);
  if (data.findings.intent === 'UNCHANGED') noteWishUnchanged(draft, data.on);
  if (task) fulfil(draft, task, data.on);
}

/**
 * 状态核查 (A-7, A-8, Q2): a comparison is the follow-up of the period where it proves an employment, and of who is
 * neither in hardship nor focused help where the policy says so. Nobody spoke with the person: it is no contact.
 */
export function checkStatus(
  draft: Draft,
  on: CivilDate,
  { provesEmployment }: { provesEmployment: boolean },
): void {
  const { state, context } = draft;
  const { followUp } = context.policy.parameters;
  const focused = isFocused(state.focusedUntil, on);
  const contact = { kind: 'COMPARISON', provesEmployment } as const;
  const verdict = countsAsFollowUp(contact, { group: groupOf(state), focused }, followUp);
  const task = fulfilledBy(draft, on);
  if (!verdict.counts || !task) return;
  draft.add('StatusChecked', ['R-51', verdict.clause], { on, period: task.period });
  fulfil(draft, task, on);
}

/** The open follow-up of the period in which a day lies. */
function fulfilledBy(draft: Draft, on: CivilDate): FollowUpTask | undefined {
  const task = findTask(draft, 'FOLLOW_UP');
  return isOfPeriod(task) && on >= task.opensOn && on <= task.dueOn ? task : undefined;
}

function fulfil(draft: Draft, task: Task, on: CivilDate): void {
  completeTask(draft, task, on);
  const { followUps, employment } = draft.state;
  if (
    employment === 'STABLE' &&
    followUps.stableHeld >= draft.context.policy.parameters.followUp.stablePeriods
  ) {
    closeCase(draft, ['R-54', 'A-10'], 'STABLE_EMPLOYMENT');
    return;
  }
  openFollowUp(draft, periodAfterContact(draft, on));
}

/** 按需调整服务: what the findings call for becomes somebody's work. */
function followFindings(draft: Draft, { on, findings }: CommandOf<'recordFollowUp'>['data']): void {
  const hasPlan = draft.state.assistance?.plan !== undefined;
  for (const { action } of consequencesOf(findings, { hasPlan })) {
    if (action === 'VERIFY_EMPLOYMENT') noteSign(draft, { kind: 'TOLD_WORK', on }, ['R-60', 'R-55']);
    if (action === 'REVIEW_HARDSHIP') askForStandingReview(draft);
    if (action === 'ASK_WISHES') askForWishes(draft);
    if (action === 'REVIEW_PLAN') askForPlanReview(draft);
  }
}

/** A failed attempt is a fact, never a follow-up and never a ground for anything; the person is searched for. */
function recordContactAttempt(draft: Draft, { data, by }: CommandOf<'recordContactAttempt'>): void {
  checkDoneOn(draft, data.on, 'on');
  const tried = attemptedContact(draft, data, by);
  draft.add('ContactAttempted', ['A-7', 'R-64'], tried);
  const attempt = attemptOf(tried);
  if (attempt) searchOn(draft, tried.on, attempt);
  else endSearch(draft);
}

/**
 * A follow-up that had counted did not happen. Its period is open again while it lasts; one that is over was
 * missed after all, and starts no run of missed ones when somebody was reached since.
 * @param lastContactOn the last contact that did happen
 */
export function reopenFollowUp(
  draft: Draft,
  periodId: string,
  on: CivilDate,
  lastContactOn: CivilDate | undefined,
): void {
  const period = periodContaining(cadenceOf(draft, on), on);
  // Planned on another cadence than the one that holds now: nothing of it can be owed again.
  if (period.id !== periodId) return;
  if (period.end > draft.context.at) {
    withdrawTasks(draft, ['FOLLOW_UP'], ['R-58'], 'ENTRY_CORRECTED');
    openFollowUp(draft, period);
    return;
  }
  const wasReachedSince = lastContactOn !== undefined && lastContactOn > on;
  const inARow = wasReachedSince ? 0 : draft.state.followUps.missedInARow + 1;
  openFollowUp(draft, period);
  const taskId = followUpId(period);
  draft.add('FollowUpMissed', ['R-52', 'R-58'], { taskId, period: period.id, inARow });
}

function followUpId({ id }: Period): string {
  return `follow-up:${id}`;
}

/** Periods that ended without their follow-up: each is a fact, and the next is planned, seen one level higher. */
export function missFollowUps(draft: Draft): void {
  for (let task = lapsed(draft); task; task = lapsed(draft)) {
    const inARow = draft.state.followUps.missedInARow + 1;
    draft.add('FollowUpMissed', task.clauses, { taskId: task.id, period: task.period, inARow });
    const { missedLadder } = draft.context.policy.parameters.followUp;
    const escalatedTo = missedLadder[Math.min(inARow, missedLadder.length) - 1];
    const next = addDays(task.dueOn, 1);
    openFollowUp(draft, periodContaining(cadenceOf(draft, next), next), escalatedTo);
  }
}

/**
 * The period after that of a contact, in the cadence that now holds. When that is another one than the contact was
 * planned in, the period may have ended already: then the running one, as nobody could know of it in time.
 */
function periodAfterContact(draft: Draft, on: CivilDate): Period {
  const next = nextPeriod(draft, on);
  return next.end > draft.context.at ? next : periodContaining(cadenceOf(draft), today(draft.context));
}

/** The period after that of a day, in the cadence that holds when it begins: a focus may be over by then. */
function nextPeriod(draft: Draft, on: CivilDate): Period {
  const next = periodAfter(periodContaining(cadenceOf(draft, on), on));
  return periodAfter(periodContaining(cadenceOf(draft, next.firstDay), on));
}

function lapsed(draft: Draft): FollowUpTask | undefined {
  const task = findTask(draft, 'FOLLOW_UP');
  return isOfPeriod(task) && task.overdueFrom <= draft.context.at ? task : undefined;
}

type FollowUpTask = Task & { period: string };

function isOfPeriod(task: Task | undefined): task is FollowUpTask {
  return task?.period !== undefined;
}

/** 主动报告: who has just reported is asked again later; the period itself stays what it is. */
export function quietenFollowUp(draft: Draft, reportedOn: CivilDate): void {
  const task = findTask(draft, 'FOLLOW_UP');
  if (!task || reportedOn < task.opensOn) return;
  const usually = civilDateOf(task.urgentFrom);
  const from = reminderFrom(usually, task.dueOn, reportedOn, draft.context.policy.parameters.followUp);
  if (from === usually) return;
  draft.add('TaskRescheduled', ['R-50'], { task: { ...task, urgentFrom: startOfDay(from) } });
}

export const followUpActs: Acts<FollowUpCommands> = { recordFollowUp, recordContactAttempt };
