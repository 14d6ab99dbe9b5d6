import {
  addDays,
  addMonths,
  daysBetween,
  endOfDay,
  firstDayOfMonth,
  halfYearOf,
  lastDayOfMonth,
  monthOf,
  quarterOf,
  startOfDay,
  type CivilDate,
  type Instant,
} from './civil-date';
import type { Cadence } from './policy/parameters';

/** A calendar month, quarter or half-year: '2026-11', '2026-Q4', '2026-H2'. */
export interface Period {
  id: string;
  cadence: Cadence;
  firstDay: CivilDate;
  lastDay: CivilDate;
  /** 24:00 of the last day: what is not done by then was missed. */
  end: Instant;
  /** The instant from which an open follow-up is urgent: a day of the period's last month. */
  urgentFrom(dayOfMonth: number): Instant;
}

const MONTHS: Record<Cadence, number> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6 };

/** The period of the calendar in which a civil date lies. */
export function periodContaining(cadence: Cadence, date: CivilDate): Period {
  const months = MONTHS[cadence];
  const monthIndex = Number(date.slice(5, 7)) - 1;
  const firstDay = addMonths(firstDayOfMonth(monthOf(date)), -(monthIndex % months));
  const lastMonth = monthOf(addMonths(firstDay, months - 1));
  const lastDay = lastDayOfMonth(lastMonth);
  return {
    id: idOf(cadence, date),
    cadence,
    firstDay,
    lastDay,
    end: endOfDay(lastDay),
    urgentFrom: (dayOfMonth) => startOfDay(addDays(firstDayOfMonth(lastMonth), dayOfMonth - 1)),
  };
}

/** The period that follows. */
export function periodAfter(period: Period): Period {
  return periodContaining(period.cadence, addDays(period.lastDay, 1));
}

/** The running period when at least `minDays` days are left after `date`, else the next one. */
export function firstPeriod(cadence: Cadence, date: CivilDate, minDays: number): Period {
  const running = periodContaining(cadence, date);
  return daysBetween(date, running.lastDay) >= minDays ? running : periodAfter(running);
}

function idOf(cadence: Cadence, date: CivilDate): string {
  switch (cadence) {
    case 'MONTH':
      return monthOf(date);
    case 'QUARTER':
      return quarterOf(date);
    case 'HALF_YEAR':
      return halfYearOf(date);
  }
}
