import { endOfDay, startOfDay, type CivilDate } from '../civil-date';
import type { ClauseId } from '../clauses';
import { addWorkingDays } from '../working-days';
import type { DecisionContext } from './context';
import type { Draft } from './draft';
import { escalateIfLate, nextRungOf } from './escalation';
import type { FactData } from './facts';
import type { Task, TaskKind, WorkdayCount } from './task';

type Schedule = Pick<Task, 'dueOn' | 'provisional' | 'urgentFrom' | 'overdueFrom'> & {
  counted?: WorkdayCount;
};

/** The dates of a duty due after working days: day 0 is not counted, 24:00 of the last day ends it. */
export function scheduleWorkdays(count: WorkdayCount, { calendar }: DecisionContext): Schedule {
  const due = addWorkingDays(calendar, count.from, count.workdays);
  const urgent = addWorkingDays(calendar, count.from, count.urgentWorkdays);
  return {
    dueOn: due.date,
    provisional: due.provisional,
    urgentFrom: startOfDay(urgent.date),
    overdueFrom: endOfDay(due.date),
    ...(due.provisional && { counted: count }),
  };
}

/** The dates of a duty due by the calendar, urgent on its last day. */
export function dueBy(dueOn: CivilDate): Schedule {
  return { dueOn, provisional: false, urgentFrom: startOfDay(dueOn), overdueFrom: endOfDay(dueOn) };
}

type NewTask = Schedule &
  Pick<Task, 'id' | 'kind' | 'clauses' | 'opensOn'> &
  Partial<Pick<Task, 'items' | 'needs' | 'references' | 'period' | 'escalatedTo'>>;

/** Opens a task and plans its first rung. A duty that is open already is not opened twice. */
export function openTask(draft: Draft, clauses: ClauseId[], task: NewTask): void {
  if (draft.state.tasks.some(({ id }) => id === task.id)) return;
  draft.add('TaskOpened', clauses, { task: withNextRung(task, draft.context) });
  escalateIfLate(draft, task.id);
}

/** Opens a task due after working days, urgent on its last one unless said otherwise. */
export function openWorkdayTask(
  draft: Draft,
  task: Pick<Task, 'id' | 'kind' | 'clauses'> & Partial<Pick<Task, 'items' | 'needs' | 'references'>>,
  count: Omit<WorkdayCount, 'urgentWorkdays'> & { urgentWorkdays?: number },
): void {
  const full = { urgentWorkdays: count.workdays, ...count };
  openTask(draft, task.clauses, { ...task, opensOn: count.from, ...scheduleWorkdays(full, draft.context) });
}

/** Completes a task; late when it was done after its due date, and then for ever (nothing rewrites it). */
export function completeTask(draft: Draft, task: Task, doneOn: CivilDate): void {
  draft.add('TaskCompleted', task.clauses, {
    taskId: task.id,
    doneOn,
    late: doneOn > task.dueOn && !task.provisional,
  });
}

/** Gives a task other dates, for a reason that lies outside whoever owes it. */
export function postponeTask(draft: Draft, task: Task, count: WorkdayCount): void {
  const { counted: _replaced, nextRung: _replanned, ...kept } = task;
  const postponed = { ...kept, ...scheduleWorkdays(count, draft.context) };
  draft.add('TaskRescheduled', task.clauses, { task: withNextRung(postponed, draft.context) });
}

/** Gives a task its next dates by the calendar, because somebody has looked at it. */
export function moveTask(draft: Draft, task: Task, schedule: Schedule): void {
  const { nextRung: _replanned, escalatedTo: _answered, ...kept } = task;
  draft.add('TaskRescheduled', task.clauses, { task: withNextRung({ ...kept, ...schedule }, draft.context) });
}

/** Withdraws every open task of the given kinds. */
export function withdrawTasks(
  draft: Draft,
  kinds: readonly TaskKind[],
  clauses: ClauseId[],
  reason: FactData['TaskWithdrawn']['reason'],
): void {
  for (const task of draft.state.tasks.filter(({ kind }) => kinds.includes(kind))) {
    draft.add('TaskWithdrawn', clauses, { taskId: task.id, reason });
  }
}

/** The one open task of a kind, if any. */
export function findTask(draft: Draft, kind: TaskKind): Task | undefined {
  return draft.state.tasks.find((task) => task.kind === kind);
}

/**
 * Counts provisional due dates again on the calendar in force. The later of the announced and the recomputed
 * date holds: nobody is late by a date that was moved under them (calendar.md, unpublished years).
 */
export function rescheduleProvisional(draft: Draft): void {
  for (const task of draft.state.tasks) {
    if (!task.counted) continue;
    const again = scheduleWorkdays(task.counted, draft.context);
    if (again.provisional) continue;
    const { counted: _confirmed, nextRung: _replanned, ...kept } = task;
    const dueOn = again.dueOn > task.dueOn ? again.dueOn : task.dueOn;
    const rescheduled = { ...kept, ...again, dueOn, overdueFrom: endOfDay(dueOn) };
    draft.add('TaskRescheduled', task.clauses, { task: withNextRung(rescheduled, draft.context) });
  }
}

function withNextRung(task: Task, context: DecisionContext): Task {
  const nextRung = nextRungOf(task, context);
  return nextRung ? { ...task, nextRung } : task;
}
