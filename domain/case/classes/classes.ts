import type { CivilDate } from '../../civil-date';
import {
  dutiesOf,
  dutyDueOn,
  itemsOf,
  wishAskedAgainBy,
  WISH_ASKED_AGAIN,
  type ClassDuty,
  type ServiceClass,
} from '../../classes';
import type { Acts } from '../acts';
import { pointTo } from '../benefits/guidance';
import type { CommandOf } from '../commands';
import { today } from '../context';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { refuse } from '../refusal';
import { completeTask, dueBy, findTask, openTask, openWorkdayTask } from '../tasks';
import type { ClassCommands } from './commands';

/**
 * 分类服务: opens what classes oblige to from a day on. What waits for an event, a push or a request is opened by
 * that; benefit that the person wishes to draw is pointed to at once, in one process with the registration.
 */
export function openClassDuties(draft: Draft, classes: readonly ServiceClass[], from: CivilDate): void {
  for (const duty of dutiesOf(classes)) {
    if (duty.clock.from === 'CLASS_SET') openClassDuty(draft, duty, from);
  }
  if (classes.includes('BENEFIT')) pointTo(draft, ['UNEMPLOYMENT_INSURANCE'], from);
}

/** Opens one duty: its services, each of them owed or any one, or asking for the wish again. */
export function openClassDuty(draft: Draft, duty: ClassDuty, from: CivilDate, owed = itemsOf(duty)): void {
  const { calendar, policy } = draft.context;
  const { code, clause, needs, clock } = duty;
  const due = dutyDueOn(duty, from, calendar, policy.parameters.classes);
  if (!due || !clock.within) return;
  if (code === WISH_ASKED_AGAIN) return openWishes(draft, from, due.date);
  const task = {
    id: `service:${code}:${draft.state.seq}`,
    kind: 'CLASS_SERVICE' as const,
    clauses: [clause],
    items: owed.map(({ distinct: _none, clauses: _same, ...item }) => ({ ...item, done: [] })),
    ...(needs === 'ANY' && { needs }),
  };
  if (clock.within === 'unclearMonths')
    openTask(draft, [clause], { ...task, opensOn: from, ...dueBy(due.date) });
  else openWorkdayTask(draft, task, { from, workdays: policy.parameters.classes[clock.within] });
}

/**
 * 意愿变化: the wishes were asked, and these are they. What was newly wished is owed from that day, what is
 * wished no longer is withdrawn, and whoever had them to ask has done it.
 */
function setClasses(draft: Draft, { data }: CommandOf<'setClasses'>): void {
  const { on, classes } = data;
  checkDoneOn(draft, on, 'on');
  if (draft.state.registration !== 'ACTIVE') refuse('NOT_UNEMPLOYED', { clauses: ['R-36'] });
  const before = draft.state.classes;
  draft.add('ClassesSet', ['R-36'], data);
  const asked = findTask(draft, 'WISHES');
  if (asked) completeTask(draft, asked, entryDate(draft, on));
  withdrawOthers(draft, classes);
  openClassDuties(
    draft,
    classes.filter((one) => !before.includes(one)),
    on,
  );
  if (classes.includes('UNCLEAR') && before.includes('UNCLEAR')) openWishes(draft, on, againBy(draft, on));
}

/** 再次了解就业意向: what the person wants has changed, or does not fit what is offered. */
export function askForWishes(draft: Draft): void {
  if (draft.state.registration !== 'ACTIVE' || findTask(draft, 'WISHES')) return;
  openWorkdayTask(
    draft,
    { id: `wishes:${draft.state.seq}`, kind: 'WISHES', clauses: ['R-36'] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.classes.serviceWorkdays },
  );
}

/** An unclear wish was asked for in a follow-up and is what it was: it is asked again next month. */
export function noteWishUnchanged(draft: Draft, on: CivilDate): void {
  const asked = findTask(draft, 'WISHES');
  if (!asked?.clauses.includes('R-45') || on < asked.opensOn) return;
  completeTask(draft, asked, entryDate(draft, on));
  openWishes(draft, on, againBy(draft, on));
}

function openWishes(draft: Draft, from: CivilDate, dueOn: CivilDate): void {
  openTask(draft, ['R-45'], {
    id: `wishes:${draft.state.seq}`,
    kind: 'WISHES',
    clauses: ['R-45'],
    opensOn: from,
    ...dueBy(dueOn),
  });
}

function againBy({ context }: Draft, on: CivilDate): CivilDate {
  return wishAskedAgainBy(on, context.policy.parameters.classes);
}

function withdrawOthers(draft: Draft, classes: readonly ServiceClass[]): void {
  const owed = dutiesOf(classes).flatMap(itemsOf);
  for (const { id: taskId, kind, items = [] } of draft.state.tasks) {
    const isOwed = items.some(({ code }) => owed.some((item) => item.code === code));
    if (kind !== 'CLASS_SERVICE' || isOwed) continue;
    draft.add('TaskWithdrawn', ['R-36'], { taskId, reason: 'WISHES_CHANGED' });
  }
}

export const classActs: Acts<ClassCommands> = { setClasses };
