import { dutiesOf, isServiceDuty, itemsOf } from '../../classes';
import { openClassDuty } from '../classes/classes';
import type { CorrectionCommands } from '../correction/commands';
import { knownDay } from '../done-on';
import type { Draft } from '../draft';
import { withdrawPush } from '../pushes/pushes';
import type { TaskKind } from '../task';
import { openWorkdayTask } from '../tasks';
import type { ServiceFacts } from './facts';

type Entry = {
  seq: number;
  data: Pick<ServiceFacts['ServiceRecorded'], 'item' | 'on' | 'reference' | 'fitReason'>;
};
type Without = CorrectionCommands['correctEntry']['without'];

/** Under what a recorded service counts: the vacancy or course, else its own day and place in the ledger. */
export function referenceOf({ seq, data }: Entry): string {
  return data.reference ?? `${data.on}#${seq}`;
}

/**
 * Takes back what a service had counted for: in open duties, or by opening what is then missing of one that was
 * complete, on its old date. A vacancy that was not pushed has no result to ask for.
 */
export function uncountService(draft: Draft, entry: Entry, without: Without): void {
  const reference = referenceOf(entry);
  if (without.references.includes(reference)) return;
  const { item, fitReason } = entry.data;
  for (const { id: taskId, items = [] } of draft.state.tasks) {
    const owed = items.find(({ code }) => code === item);
    if (owed?.done.includes(reference))
      draft.add('TaskProgressWithdrawn', ['R-58'], { taskId, item, reference });
  }
  reopenItem(draft, entry, without.references);
  reopenClassDuty(draft, entry, without);
  if (fitReason) withdrawPush(draft, reference);
}

function reopenItem(draft: Draft, { seq, data }: Entry, others: readonly string[]): void {
  for (const pack of draft.context.policy.parameters.packages) {
    const item = pack.items.find(({ code }) => code === data.item);
    if (!item || isOwed(draft, item.code, pack.taskKind) || new Set(others).size >= item.min) continue;
    openWorkdayTask(
      draft,
      {
        id: `${pack.id}:again:${seq}`,
        kind: pack.taskKind,
        clauses: item.clauses,
        items: [{ ...item, done: [...new Set(others)] }],
      },
      {
        from: knownDay(draft, draft.state.registeredOn),
        workdays: pack.dueWorkdays,
        urgentWorkdays: pack.urgentWorkdays,
      },
    );
  }
}

function reopenClassDuty(draft: Draft, { data }: Entry, { references, otherOfDuty }: Without): void {
  if (references.length > 0 || otherOfDuty || isOwed(draft, data.item, 'CLASS_SERVICE')) return;
  const { classes, classesSetOn, registeredOn } = draft.state;
  for (const duty of dutiesOf(classes).filter(isServiceDuty)) {
    const items = itemsOf(duty);
    if (!items.some(({ code }) => code === data.item)) continue;
    const missing = duty.needs === 'ANY' ? items : items.filter(({ code }) => code === data.item);
    openClassDuty(draft, duty, knownDay(draft, classesSetOn ?? registeredOn), missing);
  }
}

function isOwed({ state }: Draft, item: string, kind: TaskKind): boolean {
  return state.tasks.some((task) => task.kind === kind && task.items?.some(({ code }) => code === item));
}
