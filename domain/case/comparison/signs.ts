import type { CivilDate } from '../../civil-date';
import type { ClauseId } from '../../clauses';
import { isOfWork } from '../../comparison-hit';
import type { CancellationGround } from '../../endings';
import { today } from '../context';
import { entryDate } from '../done-on';
import type { Draft } from '../draft';
import type { Task, TaskKind } from '../task';
import { completeTask, openWorkdayTask, withdrawTasks } from '../tasks';
import { stands, type Sign } from './state';

/** What is owed of a sign; none of it outlives the registration. */
export const SIGN_TASKS: readonly TaskKind[] = [
  'SIGN_CHECK',
  'EMPLOYMENT_URGE',
  'EMPLOYMENT_REGISTER',
  'ENDING_REQUEST',
];

/** The sign of a kind that is open: to be verified, or confirmed and not settled. */
export function standingSign(draft: Draft, kind: Sign['kind']): Sign | undefined {
  return draft.state.said?.signs.find((sign) => sign.kind === kind && stands(sign));
}

/**
 * 待核验: somebody verifies it within the working days of the policy. What is being verified or was
 * confirmed already is not noted twice, and only who is registered as unemployed can be none.
 */
export function noteSign(draft: Draft, sign: Omit<Sign, 'finding'>, clauses: ClauseId[]): void {
  if (draft.state.registration !== 'ACTIVE' || standingSign(draft, sign.kind)) return;
  draft.add('SignNoted', clauses, sign);
  openWorkdayTask(
    draft,
    { id: `sign:${sign.kind}:${draft.state.seq}`, kind: 'SIGN_CHECK', clauses },
    {
      from: entryDate(draft, sign.on),
      workdays: draft.context.policy.parameters.comparison.handleWorkdays,
    },
  );
}

/** The open task of verifying a sign. */
export function checkOf({ state }: Draft, kind: Sign['kind']): Task | undefined {
  return state.tasks.find((task) => task.kind === 'SIGN_CHECK' && task.id.startsWith(`sign:${kind}:`));
}

/** A lawful ground is known: somebody is to request the ending, and nobody but a person does. */
export function askForEnding(draft: Draft, ground: CancellationGround, on: CivilDate): void {
  if (endingRequest(draft, ground)) return;
  openWorkdayTask(
    draft,
    { id: `ending-request:${ground}:${draft.state.seq}`, kind: 'ENDING_REQUEST', clauses: ['R-57', 'R-61'] },
    {
      from: entryDate(draft, on),
      workdays: draft.context.policy.parameters.endingReview.requestWorkdays,
    },
  );
}

/** The ground does not hold after all. */
export function withdrawEndingRequest(draft: Draft, ground: CancellationGround): void {
  const task = endingRequest(draft, ground);
  if (task) draft.add('TaskWithdrawn', ['R-59', 'R-61'], { taskId: task.id, reason: 'NOT_CONFIRMED' });
}

/** The ending was requested on its ground. */
export function completeEndingRequest(draft: Draft, ground: CancellationGround): void {
  const task = endingRequest(draft, ground);
  if (task) completeTask(draft, task, today(draft.context));
}

function endingRequest({ state }: Draft, ground: CancellationGround): Task | undefined {
  return state.tasks.find(
    ({ kind, id }) => kind === 'ENDING_REQUEST' && id.startsWith(`ending-request:${ground}:`),
  );
}

/** 就业登记: the employment was registered, which is what every sign of work asked for. */
export function settleWork(draft: Draft): void {
  const { tasks, said } = draft.state;
  const checks = (said?.signs ?? []).flatMap(({ kind }) =>
    isOfWork(kind) ? [checkOf(draft, kind)?.id] : [],
  );
  for (const task of tasks) {
    const isOwed = task.kind === 'EMPLOYMENT_URGE' || task.kind === 'EMPLOYMENT_REGISTER';
    if (isOwed || checks.includes(task.id)) completeTask(draft, task, today(draft.context));
  }
}

/** Nobody is urged any more: none of the signs of work holds. */
export function withdrawUrging(draft: Draft): void {
  if (draft.state.said?.signs.some((sign) => isOfWork(sign.kind) && sign.finding === 'CONFIRMED')) return;
  withdrawTasks(draft, ['EMPLOYMENT_URGE', 'EMPLOYMENT_REGISTER'], ['R-59', 'R-60'], 'NOT_CONFIRMED');
}
