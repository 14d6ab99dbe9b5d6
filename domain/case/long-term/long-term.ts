import type { Acts } from '../acts';
import type { LongTermCommands } from './commands';
import { addMonths, startOfDay, type CivilDate, type Instant } from '../../civil-date';
import type { CommandOf } from '../commands';
import { checkDoneOn, entryDate } from '../done-on';
import type { Draft } from '../draft';
import { proposeLongTerm } from '../hardship/candidates';
import type { CaseState } from '../state';
import { completeTask, openWorkdayTask } from '../tasks';

/** Plans the day on which the next months of being registered are full: the corresponding day, or the month's last. */
export function planLongTerm(draft: Draft): void {
  const { longTerm } = draft.context.policy.parameters;
  const months = (draft.state.longTerm?.months ?? 0) + longTerm.months;
  draft.add('LongTermPlanned', ['R-65', 'A-13'], { months, on: addMonths(draft.state.registeredOn, months) });
}

/** 长期登记失业: at six months, and every six months after, the record is to be brought up to date. */
export function reachLongTerm(draft: Draft): void {
  for (let due = draft.state.longTerm; due && isReached(draft, due.on); due = draft.state.longTerm) {
    draft.add('LongTermReached', ['R-65', 'A-13'], due);
    openRefresh(draft, `refresh:${due.months}`, due.on);
    proposeLongTerm(draft);
    planLongTerm(draft);
  }
}

/** Opens the task of bringing the record up to date, due after the policy's working days. */
export function openRefresh(draft: Draft, id: string, from: CivilDate): void {
  const workdays = draft.context.policy.parameters.longTerm.refreshWorkdays;
  openWorkdayTask(draft, { id, kind: 'REFRESH', clauses: ['R-65', 'A-13'] }, { from, workdays });
}

/** 信息更新: the record was gone through with the person. One refresh answers every one that is open. */
function refreshRecord(draft: Draft, { data }: CommandOf<'refreshRecord'>): void {
  checkDoneOn(draft, data.on, 'on');
  draft.add('RecordRefreshed', ['R-65'], data);
  for (const task of draft.state.tasks.filter(({ kind }) => kind === 'REFRESH')) {
    completeTask(draft, task, entryDate(draft, data.on));
  }
}

/** The day on which the next months are full, while the person is registered. */
export function longTermInstants({ longTerm, registration }: CaseState): Instant[] {
  return longTerm && registration === 'ACTIVE' ? [startOfDay(longTerm.on)] : [];
}

function isReached(draft: Draft, on: string): boolean {
  return draft.state.registration === 'ACTIVE' && startOfDay(on) <= draft.context.at;
}

export const longTermActs: Acts<LongTermCommands> = { refreshRecord };
