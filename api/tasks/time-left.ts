import type { RulesInForce } from '../../domain/case/context';
import type { TaskStanding } from '../../domain/case/task';
import { daysBetween, type CivilDate } from '../../domain/civil-date';
import { countWorkingDays, type WorkingDayCalendar } from '../../domain/working-days';
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
  if (kind !== 'FOLLOW_UP' && reaches(calendar, today) && reaches(calendar, dueOn)) {
    return `剩${countWorkingDays(calendar, today, dueOn)}个工作日`;
  }
  return `剩${daysBetween(today, dueOn)}天`;
}

function reaches({ years }: WorkingDayCalendar, date: CivilDate): boolean {
  return years.some(({ year }) => year === Number(date.slice(0, 4)));
}
