import type { RulesInForce } from '../../domain/case/context';
import type { TaskStanding } from '../../domain/case/task';
import { addDays, daysBetween, type CivilDate } from '../../domain/civil-date';
import { isWorkingDay, type WorkingDayCalendar } from '../../domain/working-days';
import { dayInWords } from '../registrations/promises';

export interface Due {
  kind: string;
  dueOn: CivilDate;
  provisional: boolean;
  standing: TaskStanding;
}

/** How long a task still has, in the words of a caseworker. Follow-ups are due by the calendar, the rest in working days. */
export function timeLeft(
  { kind, dueOn, provisional, standing }: Due,
  today: CivilDate,
  { calendar }: RulesInForce,
): string {
  if (standing === 'OVERDUE') return `已逾期${daysBetween(dueOn, today)}天`;
  if (today > dueOn) return '暂定期限已过,待国务院公布放假安排';
  const left = today === dueOn ? '今天到期' : remaining(kind, dueOn, today, calendar);
  return provisional ? `${left}(暂定${dayInWords(dueOn)})` : left;
}

function remaining(kind: string, dueOn: CivilDate, today: CivilDate, calendar: WorkingDayCalendar): string {
  const days = daysBetween(today, dueOn);
  const counted = kind === 'FOLLOW_UP' ? undefined : workingDays(calendar, today, days);
  return counted ? `剩${counted}个工作日` : `剩${days}天`;
}

/** Working days among the `days` after a date; undefined where the calendar does not reach so far. */
function workingDays(calendar: WorkingDayCalendar, from: CivilDate, days: number): number | undefined {
  const after = Array.from({ length: days }, (_, index) => addDays(from, index + 1));
  const reaches = after.every((day) => calendar.years.some(({ year }) => year === Number(day.slice(0, 4))));
  return reaches ? after.filter((day) => isWorkingDay(calendar, day).workingDay).length : undefined;
}
