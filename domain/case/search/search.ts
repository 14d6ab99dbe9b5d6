import type { CivilDate } from '../../civil-date';
import {
  contactStanding,
  stepOf,
  stepTaken,
  type Attempt,
  type FailedCall,
  type SearchStep,
} from '../../contact/lost-contact';
import { today } from '../context';
import { entryDate } from '../done-on';
import type { Draft } from '../draft';
import type { TaskKind } from '../task';
import { completeTask, findTask, openWorkdayTask, withdrawTasks } from '../tasks';

const TASK_OF = {
  OTHER_NUMBER: 'SEARCH_CALL',
  COMMUNITY_VISIT: 'SEARCH_VISIT',
  COMPARISON: 'SEARCH_COMPARISON',
  SUBDISTRICT_VISIT: 'SEARCH_SUBDISTRICT',
} as const satisfies Record<SearchStep, TaskKind>;
export const SEARCH_TASKS: readonly TaskKind[] = Object.values(TASK_OF);

/**
 * What an attempt that reached nobody means for the search: the first call since the last contact begins it,
 * any other attempt may be one of its steps. Each step that is left is somebody's task, the last one leaves a mark; no
 * step and no mark ends the registration, the help or a follow-up.
 */
export function searchOn(draft: Draft, on: CivilDate, attempt: Attempt): void {
  const { registration, search, followUps } = draft.state;
  if (registration !== 'ACTIVE') return;
  if (search) return takeStep(draft, on, attempt);
  // A call of before the last contact, entered late, says nothing about who was reached since.
  if (attempt.kind !== 'CALL' || (followUps.lastOn !== undefined && on < followUps.lastOn)) return;
  const { kind: _call, ...call } = attempt;
  draft.add('SearchBegun', ['R-64', 'R-47'], { on, ...call });
  goOn(draft, entryDate(draft, on));
}

/** A comparison knows of the person: it is verified before anybody searches on. */
export function noteTrace(draft: Draft, on: CivilDate): void {
  const { search } = draft.state;
  if (!search || on < search.first.on) return;
  draft.add('SearchStepTaken', ['R-59', 'R-64'], { step: 'COMPARISON', on, traced: true });
  settleStep(draft, 'COMPARISON', on);
}

/** What a comparison knew was nothing: the search goes on where it was, with the comparison made. */
export function dismissTrace(draft: Draft, on: CivilDate): void {
  if (!draft.state.search?.traced) return;
  draft.add('SearchTraceDismissed', ['R-59', 'R-64'], { on });
  goOn(draft, entryDate(draft, on));
}

/** The person is in contact again: nobody searches on. */
export function endSearch(draft: Draft): void {
  if (!draft.state.search) withdrawTasks(draft, SEARCH_TASKS, ['R-64'], 'CONTACT_REGAINED');
}

/**
 * An attempt was a wrong entry: a step that it took is to be taken again, and a search that it began is over.
 * What a wrongly entered contact had ended begins anew with the next call that reaches nobody.
 */
export function withdrawAttempt(draft: Draft, on: CivilDate, attempt: Attempt): void {
  const { search } = draft.state;
  if (!search) return;
  if (attempt.kind === 'CALL' && isFirst(search.first, on, attempt)) {
    draft.add('SearchDropped', ['R-58', 'R-64'], {});
    withdrawTasks(draft, SEARCH_TASKS, ['R-58', 'R-64'], 'ENTRY_CORRECTED');
    return;
  }
  const step = stepOf(search.first, attempt, draft.context.policy.parameters.lostContact);
  if (!step || search.steps[step] !== on) return;
  draft.add('SearchStepWithdrawn', ['R-58', 'R-64'], { step });
  withdrawTasks(draft, SEARCH_TASKS, ['R-58', 'R-64'], 'ENTRY_CORRECTED');
  goOn(draft, today(draft.context));
}

function isFirst(first: FailedCall & { on: CivilDate }, on: CivilDate, call: FailedCall): boolean {
  return first.on === on && first.hour === call.hour && first.number === call.number;
}

function takeStep(draft: Draft, on: CivilDate, attempt: Attempt): void {
  const { search } = draft.state;
  if (!search || on < search.first.on) return;
  const step = stepTaken(search, attempt, draft.context.policy.parameters.lostContact);
  if (!step) return;
  draft.add('SearchStepTaken', ['R-64'], { step, on });
  settleStep(draft, step, on);
}

function settleStep(draft: Draft, step: SearchStep, on: CivilDate): void {
  const countedOn = entryDate(draft, on);
  const task = findTask(draft, TASK_OF[step]);
  if (task) completeTask(draft, task, countedOn);
  goOn(draft, countedOn);
}

/** Opens the task of the next step where there is one, and marks contact as lost where there is none. */
function goOn(draft: Draft, from: CivilDate): void {
  const standing = contactStanding(draft.state.search);
  if (standing.standing === 'LOST' && !draft.state.search?.lostSince)
    draft.add('ContactLost', ['R-64', 'A-12'], { since: standing.since });
  if (standing.standing === 'TRACED') withdrawTasks(draft, SEARCH_TASKS, ['R-59', 'R-64'], 'SUPERSEDED');
  if (standing.standing !== 'SEARCHED' || findTask(draft, TASK_OF[standing.next])) return;
  const { stepWorkdays } = draft.context.policy.parameters.lostContact;
  openWorkdayTask(
    draft,
    {
      id: `search:${standing.next}:${draft.state.seq}`,
      kind: TASK_OF[standing.next],
      clauses: ['R-64', 'R-47'],
    },
    { from, workdays: stepWorkdays[standing.next] },
  );
}
