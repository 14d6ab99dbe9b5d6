import type { RulesInForce } from '../../domain/case/context';
import type { PolicyVersion } from '../../domain/policy/parameters';
import { provisionalYear, type CalendarYear } from '../../domain/working-days';
import calendarYears from '../../prisma/reference/calendar-years.json';
import policy from '../../prisma/reference/policy-xuchang.json';

/** The city's rules as they are loaded into every database, with the year after the last published one. */
export function cityRules(): RulesInForce {
  const published = calendarYears.years.map((year): CalendarYear => ({ ...year, status: 'PUBLISHED' }));
  const last = Math.max(...published.map(({ year }) => year));
  return {
    policy: policy as PolicyVersion,
    calendar: { version: 'bench', years: [...published, provisionalYear(last + 1)] },
  };
}
