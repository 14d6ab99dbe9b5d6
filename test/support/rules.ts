import calendarYears from '../../prisma/reference/calendar-years.json';
import policy from '../../prisma/reference/policy-xuchang.json';
import otherPolicy from '../fixtures/policy-other-city.json';
import type { RulesInForce } from '../../domain/case/context';
import type { PolicyVersion } from '../../domain/policy/parameters';
import { provisionalYear, type CalendarYear } from '../../domain/working-days';

/** The policy of the notice, as it is loaded into every database. */
export const XUCHANG_POLICY = policy as PolicyVersion;

const PUBLISHED: CalendarYear[] = calendarYears.years.map((year) => ({ ...year, status: 'PUBLISHED' }));

/** The published years with the provisional ones up to `until`. */
export function calendarUntil(until: number) {
  const years = [...PUBLISHED];
  for (let year = 2027; year <= until; year++) years.push(provisionalYear(year));
  return { version: '1', years };
}

/** The rules of Xuchang, all years published from 2023 to 2026 and the following provisional. */
export const XUCHANG_RULES: RulesInForce = { policy: XUCHANG_POLICY, calendar: calendarUntil(2036) };

/** The rules of a city that chose differently wherever it could. */
export const OTHER_CITY_RULES: RulesInForce = { ...XUCHANG_RULES, policy: otherPolicy as PolicyVersion };
