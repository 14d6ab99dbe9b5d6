import type { CalendarYear } from './calendar-year';
import { addDays, weekday, type CivilDate } from './civil-date';

export { provisionalYear, validateCalendarYear } from './calendar-year';
export type { CalendarYear, CalendarYearCheck, CalendarYearProblem } from './calendar-year';

/** The years known at one moment. A deadline is stored with the version that gave it. */
export interface WorkingDayCalendar {
  version: string;
  years: CalendarYear[];
}

/** The calendar has no row for a year that a question touches: it answers nothing rather than something wrong. */
export class CalendarYearMissing extends RangeError {
  override readonly name = 'CalendarYearMissing';
  readonly code = 'CALENDAR_YEAR_MISSING';
  readonly nextStep: string;

  constructor(readonly year: number) {
    super(`the working-day calendar has no year ${year}`);
    this.nextStep = `请管理员导入 ${year} 年放假安排,或生成暂定安排`;
  }
}

/** Whether a day is worked, and whether the answer rests on a year that is not yet published. */
interface DayAnswer {
  readonly workingDay: boolean;
  readonly provisional: boolean;
}

/**
 * Whether a date is a working day (工作日), adjusted Saturdays and Sundays included, and whether the answer
 * rests on a year that is not yet published.
 * @param calendar is not to be changed once it was asked
 * @throws CalendarYearMissing, CivilDateError
 */
export function isWorkingDay(calendar: WorkingDayCalendar, date: CivilDate): DayAnswer {
  const answers = answersOf(calendar);
  const known = answers.get(date);
  if (known) return known;
  const answer = lookUp(calendar, date);
  answers.set(date, answer);
  return answer;
}

/** What each calendar was asked already: a case counts the same days again and again. */
const ANSWERS = new WeakMap<WorkingDayCalendar, Map<CivilDate, DayAnswer>>();

function answersOf(calendar: WorkingDayCalendar): Map<CivilDate, DayAnswer> {
  const known = ANSWERS.get(calendar);
  if (known) return known;
  const answers = new Map<CivilDate, DayAnswer>();
  ANSWERS.set(calendar, answers);
  return answers;
}

function lookUp(calendar: WorkingDayCalendar, date: CivilDate): DayAnswer {
  const isWeekend = weekday(date) > 5;
  const year = Number(date.slice(0, 4));
  const own = calendar.years.find((row) => row.year === year);
  if (!own) throw new CalendarYearMissing(year);
  // A notice may also arrange the last days of the December before it (2018-12-29 was worked for 2019).
  const next = calendar.years.find((row) => row.year === year + 1 && row.status === 'PUBLISHED');
  const decides = [next, own].find((row) => row?.off.includes(date) || row?.work.includes(date));
  const workingDay = decides ? decides.work.includes(date) : !isWeekend;
  return { workingDay, provisional: own.status === 'PROVISIONAL' };
}

/**
 * The `n`-th working day after `date`; the day itself is day 0 and not counted (Civil Code art. 201; ).
 * With `n` = 0 the date itself. The period ends at 24:00 of the answer: see endOfDay.
 * `provisional` is true when any day from the start to the answer lies in a provisional year.
 * @throws CalendarYearMissing, CivilDateError
 * @throws RangeError when `n` is negative or a fraction
 */
export function addWorkingDays(
  calendar: WorkingDayCalendar,
  date: CivilDate,
  n: number,
): { date: CivilDate; provisional: boolean } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('working days are a whole number from 0');
  let day = date;
  let { provisional } = isWorkingDay(calendar, date);
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    const looked = isWorkingDay(calendar, day);
    provisional ||= looked.provisional;
    if (looked.workingDay) left -= 1;
  }
  return { date: day, provisional };
}

/**
 * The working days after `from` up to and with `to`: 0 when `to` is not later.
 * @throws CalendarYearMissing, CivilDateError
 */
export function countWorkingDays(calendar: WorkingDayCalendar, from: CivilDate, to: CivilDate): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(calendar, day).workingDay) count += 1;
  }
  return count;
}
