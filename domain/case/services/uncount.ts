import type { ServiceCommands } from './commands';
import type { Draft } from '../draft';
import { openWorkdayTask } from '../tasks';

type Entry = { seq: number; data: Pick<ServiceCommands['recordService'], 'item' | 'on' | 'reference'> };

/** Under what a recorded service counts: the vacancy or course, else its own day and place in the ledger. */
export function referenceOf({ seq, data }: Entry): string {
  return data.reference ?? `${data.on}#${seq}`;
}

/**
 * Takes back what a service had counted for: in the open package, or by opening what is then missing of a package that
 * was complete, on its old date.
 * @param others references under which the same item was given otherwise
 */
export function uncountService(draft: Draft, entry: Entry, others: readonly string[]): void {
  const reference = referenceOf(entry);
  if (others.includes(reference)) return;
  const { item: code } = entry.data;
  for (const { id: taskId, items = [] } of draft.state.tasks) {
    const progress = items.find((candidate) => candidate.code === code);
    if (!progress) continue;
    if (progress.done.includes(reference)) {
      draft.add('TaskProgressWithdrawn', ['R-58'], { taskId, item: code, reference });
    }
    return;
  }
  reopenItem(draft, entry, others);
}

function reopenItem(draft: Draft, { seq, data }: Entry, others: readonly string[]): void {
  for (const pack of draft.context.policy.parameters.packages) {
    const item = pack.items.find(({ code }) => code === data.item);
    if (!item || new Set(others).size >= item.min) continue;
    openWorkdayTask(
      draft,
      {
        id: `${pack.id}:again:${seq}`,
        kind: pack.taskKind,
        clauses: item.clauses,
        items: [{ ...item, done: [...new Set(others)] }],
      },
      { from: draft.state.registeredOn, workdays: pack.dueWorkdays, urgentWorkdays: pack.urgentWorkdays },
    );
  }
}
