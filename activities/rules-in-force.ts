import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import type { PolicyVersion } from '../domain/policy/parameters';
import { provisionalYear, type CalendarYear } from '../domain/working-days';
import type { Queryable } from './database';

/** The versions in force on a civil date, as two sub-selects for a query whose parameter `$n` is that date. */
export const policyVersionOn = (parameter: string): string =>
  `(SELECT id FROM policy_versions WHERE valid_from <= ${parameter}::date ORDER BY valid_from DESC, id DESC LIMIT 1)`;

export const CALENDAR_VERSION = `(SELECT coalesce(max(revision), 0)::text FROM calendar_years)`;

/** Years of the calendar a decision may look at: deadlines reach a few weeks ahead, entries a few days back. */
const YEARS_AROUND = [-1, 0, 1];

/**
 * Reads the policy in force on a civil date and the working-day calendar around it. A year without a published
 * arrangement is derived and marked provisional (calendar.md: nobody is declared overdue by it).
 * @throws Error when no policy version is in force on that date
 */
export async function readRules(db: Queryable, on: CivilDate): Promise<RulesInForce> {
  const policies = await db.query<PolicyVersion>(
    `SELECT id, valid_from::text AS "validFrom", source_document AS "sourceDocument", approved_by AS "approvedBy", parameters
       FROM policy_versions WHERE id = ${policyVersionOn('$1')}`,
    [on],
  );
  const policy = policies.rows[0];
  if (!policy) throw new Error(`no policy version is in force on ${on}`);
  const calendar = await db.query<CalendarYear & { version: string }>(
    `SELECT DISTINCT ON (year) year, status, off, work, ${CALENDAR_VERSION} AS version
       FROM calendar_years WHERE year = ANY ($1) ORDER BY year, revision DESC`,
    [yearsAround(on)],
  );
  const published = new Map(calendar.rows.map(({ version: _version, ...year }) => [year.year, year]));
  return {
    policy,
    calendar: {
      version: calendar.rows[0]?.version ?? '0',
      years: yearsAround(on).map((year) => published.get(year) ?? provisionalYear(year)),
    },
  };
}

function yearsAround(on: CivilDate): number[] {
  const year = Number(on.slice(0, 4));
  return YEARS_AROUND.map((offset) => year + offset);
}
