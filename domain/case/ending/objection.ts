import { endOfDay, type Instant } from '../../civil-date';
import { isAtLeast } from '../../organisation';
import { countWorkingDays } from '../../working-days';
import { closeCase } from '../closing';
import { today } from '../context';
import type { CommandOf } from '../commands';
import { checkDoneOn } from '../done-on';
import type { Draft } from '../draft';
import { changeCadence } from '../follow-up/follow-up';
import { endPublicNotice } from '../hardship/application';
import { refuse } from '../refusal';
import { resumeRetirement } from '../retirement/retirement';
import type { CaseState } from '../state';
import type { Task } from '../task';
import { completeTask, findTask, openTask, openWorkdayTask, scheduleWorkdays, withdrawTasks } from '../tasks';
import { objectionPeriodOf } from './ended';
import { openNotice } from './notice';

/** 异议: the person contradicts the end of the registration, on any ground, within the period of the law. */
export function recordObjection(draft: Draft, { data }: CommandOf<'recordObjection'>): void {
  checkDoneOn(draft, data.on, 'on');
  const { ended } = draft.state;
  if (!ended) refuse('NOTHING_TO_OBJECT_TO', { clauses: ['R-62'] });
  if (ended.objected) refuse('OBJECTION_PENDING', { clauses: ['R-62'] });
  const until = objectionPeriodOf(ended);
  if (until && data.on > until) refuse('OBJECTION_TOO_LATE', { field: 'on', details: { until } });
  draft.add('ObjectionRaised', ['R-61', 'R-62'], data);
  openWorkdayTask(
    draft,
    { id: `objection:${draft.state.seq}`, kind: 'OBJECTION_REVIEW', clauses: ['R-61', 'R-62'] },
    { from: today(draft.context), workdays: draft.context.policy.parameters.endingReview.dueWorkdays },
  );
}

/** The county decides on an objection; nobody who asked for the end or decided it does. */
export function reviewObjection(draft: Draft, { data, by }: CommandOf<'reviewObjection'>): void {
  const { ended } = draft.state;
  if (!ended?.objected) refuse('NO_OBJECTION_PENDING');
  if (ended.deciders.includes(by.staffId)) refuse('OWN_ACT', { clauses: ['R-61'] });
  if (!isAtLeast(by.level, 'COUNTY')) refuse('LEVEL_TOO_LOW', { clauses: ['R-61'] });
  const task = findTask(draft, 'OBJECTION_REVIEW');
  if (task) completeTask(draft, task, today(draft.context));
  if (data.decision === 'RESTORE') return restore(draft, data.reasonId);
  draft.add('ObjectionRejected', ['R-61', 'R-62'], { reasonId: data.reasonId });
  openNotice(draft, 'OBJECTION_REJECTED');
}

/** 恢复登记: every duty that the end interrupted is owed again, with the working days that were left of it. */
function restore(draft: Draft, reasonId: string): void {
  const { on: endedOn = '', interrupted = [] } = draft.state.ended ?? {};
  const on = today(draft.context);
  draft.add('RegistrationRestored', ['R-61', 'R-62'], { on, reasonId });
  withdrawTasks(draft, ['POST_END', 'POST_AFTER'], ['R-61', 'R-62'], 'SUPERSEDED');
  for (const task of interrupted) {
    openTask(draft, task.clauses, { ...task, ...resumed(draft, task, endedOn) });
  }
  endPublicNotice(draft);
  resumeRetirement(draft);
  changeCadence(draft, on, 'RESTORED');
  openNotice(draft, 'REGISTRATION_RESTORED');
}

/** What was late when the registration ended stays late; the rest had time standing still. */
function resumed(draft: Draft, task: Task, endedOn: string): Partial<ReturnType<typeof scheduleWorkdays>> {
  if (task.provisional || task.dueOn < endedOn) return {};
  const { calendar } = draft.context;
  const left = countWorkingDays(calendar, endedOn, task.dueOn);
  return scheduleWorkdays(
    { from: today(draft.context), workdays: left, urgentWorkdays: left },
    draft.context,
  );
}

/** The end of a registration becomes final when its period of objection is over, the person told and nothing open. */
export function endObjectionPeriod(draft: Draft): void {
  const until = finalOn(draft.state);
  if (!until || endOfDay(until) > draft.context.at) return;
  const ground = draft.state.ended?.helpEnded;
  draft.add('ObjectionPeriodEnded', ['R-62'], { until });
  if (ground) closeCase(draft, ['R-57', 'R-61'], 'REGISTRATION_ENDED', { ground });
}

/** The instant at which the end of a registration becomes final. */
export function objectionInstants(state: CaseState): Instant[] {
  const until = finalOn(state);
  return until ? [endOfDay(until)] : [];
}

function finalOn({ ended, notice }: CaseState): string | undefined {
  return ended && !ended.objected && !notice ? objectionPeriodOf(ended) : undefined;
}
