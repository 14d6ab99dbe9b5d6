import { addMonthsToMonth, monthOf, monthsBetween, type CivilDate, type CivilMonth } from '../civil-date';

/** How densely somebody was served (加密服务帮扶频次, R-49), over whole calendar months. */
export interface ServiceDensity {
  months: number;
  services: number;
  /** Months in which nothing happened for the person: the notice wants none. */
  emptyMonths: CivilMonth[];
}

/**
 * The density from the month of `from` to the month of `to`, both included. A service counts in the month of its
 * own date; what was only tried is no service.
 * @throws RangeError when `to` lies in an earlier month
 */
export function serviceDensity(
  servedOn: readonly CivilDate[],
  from: CivilDate,
  to: CivilDate,
): ServiceDensity {
  const months = monthsBetween(monthOf(from), monthOf(to)) + 1;
  if (months < 1) throw new RangeError('the period ends before it begins');
  const all = Array.from({ length: months }, (_, n) => addMonthsToMonth(monthOf(from), n));
  const served = servedOn.map(monthOf).filter((month) => all.includes(month));
  return {
    months,
    services: served.length,
    emptyMonths: all.filter((month) => !served.includes(month)),
  };
}
