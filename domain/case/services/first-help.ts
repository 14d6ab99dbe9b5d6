import type { Acts } from '../acts';
import type { ServiceCommands } from './commands';
import type { CivilDate } from '../../civil-date';
import type { PackageItem } from '../../policy/service-package';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import type { ItemProgress } from '../task';
import { completeTask, openWorkdayTask } from '../tasks';
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

/**
 * Records a service given, declined or not needed (R-17… ). It counts towards the package it belongs to
 * while that is open; afterwards it is recorded all the same.
 */
function recordService(draft: Draft, { data }: CommandOf<'recordService'>): void {
  checkDoneOn(draft, data.on, 'on');
  const { item, owed } = findItem(draft, data.item);
  if (item.distinct && !data.reference)
    refuse('REFERENCE_REQUIRED', { field: 'reference', clauses: ['A-4'] });
  if (item.distinct && !data.fitReason)
    refuse('FIT_REASON_REQUIRED', { field: 'fitReason', clauses: ['A-4'] });
  if (data.answer === 'NO_NEED' && !item.fulfilledBy.includes('NO_NEED')) {
    refuse('ANSWER_NOT_ALLOWED', { field: 'answer', clauses: item.clauses });
  }
  draft.add('ServiceRecorded', item.clauses, data);
  const reference = referenceOf({ seq: draft.state.seq, data });
  if (!owed || !counts(owed.progress, reference) || !item.fulfilledBy.includes(data.answer)) return;
  draft.add('TaskProgressed', item.clauses, { taskId: owed.taskId, item: item.code, reference });
  completeWhenFull(draft, owed.taskId, entryDate(draft, data.on));
}

/** An item on the terms of the open package that it is owed in, else as the policy in force has it. */
function findItem(
  draft: Draft,
  code: string,
): { item: PackageItem; owed?: { taskId: string; progress: ItemProgress } } {
  for (const { id: taskId, items = [] } of draft.state.tasks) {
    const progress = items.find((candidate) => candidate.code === code);
    if (progress) return { item: progress, owed: { taskId, progress } };
  }
  const items = draft.context.policy.parameters.packages.flatMap((pack) => pack.items);
  const item = items.find((candidate) => candidate.code === code);
  return item ? { item } : refuse('UNKNOWN_SERVICE_ITEM', { field: 'item', clauses: ['R-29', 'R-31'] });
}

/** Three vacancies are three different ones: the same one sent again is recorded, and does not count. */
function counts({ min, distinct, done }: ItemProgress, reference: string): boolean {
  return done.length < min && !(distinct && done.includes(reference));
}

function completeWhenFull(draft: Draft, taskId: string, doneOn: CivilDate): void {
  const task = draft.state.tasks.find(({ id }) => id === taskId);
  if (task?.items?.every(({ min, done }) => done.length >= min)) completeTask(draft, task, doneOn);
}

export const serviceActs: Acts<ServiceCommands> = { recordService };
