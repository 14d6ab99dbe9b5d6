import type { CalendarYear } from './calendar-year';
import type { CivilDate } from './civil-date';

/** From this day of a year, the next one's arrangement should have been published and imported. */
const ALARM_FROM = '-12-01';

/**
 * 次年放假安排未导入: the next year, when its published arrangement is missing on a date in December; undefined when
 * there is nothing to do. Until it is there, deadlines that reach into it are provisional.
 */
export function nextYearAlarm(
  years: readonly Pick<CalendarYear, 'year' | 'status'>[],
  today: CivilDate,
): number | undefined {
  const year = Number(today.slice(0, 4));
  const isThere = years.some((one) => one.year === year + 1 && one.status === 'PUBLISHED');
  return isThere || today < `${year}${ALARM_FROM}` ? undefined : year + 1;
}
