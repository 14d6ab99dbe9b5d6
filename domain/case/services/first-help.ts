import type { Acts } from '../acts';
import type { ServiceCommands } from './commands';
import type { CivilDate } from '../../civil-date';
import type { PackageItem } from '../../policy/service-package';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { planResultCall } from '../pushes/pushes';
import { refuse } from '../refusal';
import { reviewAfterRefusals } from '../after-refusals';
import type { ItemProgress, Task } from '../task';
import { completeTask, openWorkdayTask } from '../tasks';
import { otherServices } from './other-services';
import { referenceOf } from './uncount';

/** Ⅰ级帮扶: opens each service package of the policy, the four basic services and 131. */
export function openFirstHelp(draft: Draft, registeredOn: CivilDate): void {
  for (const pack of draft.context.policy.parameters.packages) {
    openWorkdayTask(
      draft,
      {
        id: pack.id,
        kind: pack.taskKind,
        clauses: pack.clauses,
        items: pack.items.map((item) => ({ ...item, done: [] })),
      },
      { from: registeredOn, workdays: pack.dueWorkdays, urgentWorkdays: pack.urgentWorkdays },
    );
  }
}

/** Records a service, and what follows from it (R-17… … ). */
function recordService(draft: Draft, { data }: CommandOf<'recordService'>): void {
  planResultCall(draft, giveService(draft, data), data.on);
  reviewAfterRefusals(draft);
}

/**
 * A service given, declined or not needed. It counts towards every duty it is owed under while that is open;
 * afterwards it is recorded all the same.
 * @returns the vacancy or gig that the person was pointed to, whose result is to be asked for
 */
export function giveService(draft: Draft, data: ServiceCommands['recordService']): string[] {
  checkDoneOn(draft, data.on, 'on');
  const item = findItem(draft, data.item);
  const { reference, answer } = data;
  if (item.distinct && !reference) refuse('REFERENCE_REQUIRED', { field: 'reference', clauses: ['A-4'] });
  if (item.distinct && !data.fitReason)
    refuse('FIT_REASON_REQUIRED', { field: 'fitReason', clauses: ['A-4'] });
  if (answer === 'NO_NEED' && !item.fulfilledBy.includes('NO_NEED')) {
    refuse('ANSWER_NOT_ALLOWED', { field: 'answer', clauses: item.clauses });
  }
  draft.add('ServiceRecorded', item.clauses, data);
  countService(draft, data, referenceOf({ seq: draft.state.seq, data }));
  return item.distinct && reference && answer === 'PROVIDED' ? [reference] : [];
}

function countService(draft: Draft, data: ServiceCommands['recordService'], reference: string): void {
  for (const { id: taskId, clauses, items = [] } of draft.state.tasks) {
    const owed = items.find(({ code }) => code === data.item);
    if (!owed || !counts(owed, reference) || !owed.fulfilledBy.includes(data.answer)) continue;
    draft.add('TaskProgressed', owed.clauses ?? clauses, { taskId, item: owed.code, reference });
    completeWhenFull(draft, taskId, entryDate(draft, data.on));
  }
}

/** An item on the terms of the open task that it is owed under, else as the policy in force or the notice has it. */
function findItem(draft: Draft, code: string): PackageItem {
  const owed = draft.state.tasks.flatMap(({ items = [], clauses }) =>
    items.map((item) => ({ distinct: false, clauses, ...item })),
  );
  const offered = draft.context.policy.parameters.packages.flatMap(({ items }) => items);
  const item = [...owed, ...offered, ...otherServices()].find((candidate) => candidate.code === code);
  return item ?? refuse('UNKNOWN_SERVICE_ITEM', { field: 'item', clauses: ['R-29', 'R-31', 'R-36'] });
}

/** Three vacancies are three different ones: the same one sent again is recorded, and does not count. */
function counts({ min, distinct, done }: ItemProgress, reference: string): boolean {
  return done.length < min && !(distinct && done.includes(reference));
}

function completeWhenFull(draft: Draft, taskId: string, doneOn: CivilDate): void {
  const task = draft.state.tasks.find(({ id }) => id === taskId);
  if (task && isFull(task)) completeTask(draft, task, doneOn);
}

function isFull({ items = [], needs }: Task): boolean {
  const isDone = ({ min, done }: ItemProgress) => done.length >= min;
  return needs === 'ANY' ? items.some(isDone) : items.every(isDone);
}

export const serviceActs: Acts<ServiceCommands> = { recordService };
