import type { Folds } from './folds';
import type { CaseState } from './state';
import type { Task } from './task';
import type { TaskFacts } from './task-facts';

export const taskFolds: Folds<TaskFacts> = {
  TaskOpened: (state, { task }) => ({ ...state, tasks: [...state.tasks, task] }),
  TaskRescheduled: (state, { task }) => changeTask(state, task.id, () => task),
  RungMoved: (state, { taskId, next }) =>
    changeTask(state, taskId, ({ nextRung: _other, ...task }) => ({
      ...task,
      ...(next && { nextRung: next }),
    })),
  TaskEscalated: (state, { taskId, level, next }) =>
    changeTask(state, taskId, ({ nextRung: _fired, ...task }) => ({
      ...task,
      escalatedTo: level,
      ...(next && { nextRung: next }),
    })),
  TaskExtended: (state, { taskId, references }) =>
    changeTask(state, taskId, (task) => ({
      ...task,
      references: [...(task.references ?? []), ...references],
    })),
  TaskProgressed: (state, { taskId, item, reference }) =>
    changeTask(state, taskId, (task) => progressed(task, item, reference)),
  TaskCompleted: (state, { taskId }) => closeTask(settled(state, taskId), taskId),
  TaskWithdrawn: (state, { taskId }) => closeTask(state, taskId),
};

/** One task as it stands from now on. */
export function changeTask(state: CaseState, id: string, change: (task: Task) => Task): CaseState {
  return { ...state, tasks: state.tasks.map((task) => (task.id === id ? change(task) : task)) };
}

/** What is done after a registration has ended is not owed again when it is restored. */
function settled(state: CaseState, id: string): CaseState {
  if (!state.ended) return state;
  const interrupted = state.ended.interrupted.filter((task) => task.id !== id);
  return { ...state, ended: { ...state.ended, interrupted } };
}

/** A task that is over leaves the state; the ledger and the table of tasks keep it. */
export function closeTask(state: CaseState, id: string): CaseState {
  return { ...state, tasks: state.tasks.filter((task) => task.id !== id) };
}

function progressed(task: Task, item: string, reference: string): Task {
  if (!task.items) return task;
  const items = task.items.map((entry) =>
    entry.code === item ? { ...entry, done: [...entry.done, reference] } : entry,
  );
  return { ...task, items };
}
