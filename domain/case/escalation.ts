import { civilDateOf, endOfDay, startOfDay } from '../civil-date';
import { isAbove } from '../organisation';
import { addWorkingDays } from '../working-days';
import type { DecisionContext } from './context';
import type { Draft } from './draft';
import type { NextRung, Task } from './task';

/**
 * 逐级提醒: the next rung of the ladder of a task's kind, or undefined at its top. Rungs are data of the policy; each
 * level is reached once, also when the ladder is another one than that on which the task began to climb.
 */
export function nextRungOf(
  { kind, escalatedTo, ...task }: Pick<Task, 'kind' | 'escalatedTo' | 'dueOn' | 'urgentFrom'>,
  { policy, calendar }: DecisionContext,
): NextRung | undefined {
  const rung = policy.parameters.ladders[kind]?.find(
    ({ level }) => !escalatedTo || isAbove(level, escalatedTo),
  );
  if (!rung) return undefined;
  if (rung.from === 'URGENT') {
    const day = addWorkingDays(calendar, civilDateOf(task.urgentFrom), rung.afterWorkdays);
    return { level: rung.level, at: startOfDay(day.date) };
  }
  const day = addWorkingDays(calendar, task.dueOn, rung.afterWorkdays);
  return { level: rung.level, at: endOfDay(day.date) };
}

/**
 * Has every open task climb the ladder in force: what was decided keeps its dates, who is to see it when it
 * is late does not. A provisional task is given its rung with its date.
 */
export function replanRungs(draft: Draft): void {
  for (const task of draft.state.tasks) {
    const next = nextRungOf(task, draft.context);
    if (task.provisional || isSame(next, task.nextRung)) continue;
    draft.add('RungMoved', [...task.clauses, 'A-2'], { taskId: task.id, ...(next && { next }) });
  }
}

function isSame(a: NextRung | undefined, b: NextRung | undefined): boolean {
  return a?.level === b?.level && a?.at === b?.at;
}

/** Fires every rung that is reached; a provisional due date declares nobody late. The owner keeps the task. */
export function escalateLateTasks(draft: Draft): void {
  for (const { id } of draft.state.tasks) escalateIfLate(draft, id);
}

/** Fires what is reached of one task: one that was opened by an act entered late can be late itself. */
export function escalateIfLate(draft: Draft, id: string): void {
  for (let task = reached(draft, id); task?.nextRung; task = reached(draft, id)) {
    const next = nextRungOf({ ...task, escalatedTo: task.nextRung.level }, draft.context);
    draft.add('TaskEscalated', [...task.clauses, 'A-2'], {
      taskId: id,
      level: task.nextRung.level,
      ...(next && { next }),
    });
  }
}

function reached(draft: Draft, id: string): Task | undefined {
  return draft.state.tasks.find(
    (task) =>
      task.id === id &&
      !task.provisional &&
      task.nextRung !== undefined &&
      task.nextRung.at <= draft.context.at,
  );
}
