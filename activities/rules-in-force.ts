import type { CivilDate } from '../domain/civil-date';
import type { RulesInForce } from '../domain/case/context';
import type { PolicyVersion } from '../domain/policy/parameters';
import { provisionalYear, type CalendarYear, type WorkingDayCalendar } from '../domain/working-days';
import type { Queryable } from './database';

/** The versions in force on a civil date, as two sub-selects for a query whose parameter `$n` is that date. */
export const policyVersionOn = (parameter: string): string =>
  `(SELECT id FROM policy_versions WHERE valid_from <= ${parameter}::date ORDER BY valid_from DESC, id DESC LIMIT 1)`;

export const calendarVersionOn = (parameter: string): string =>
  `(SELECT coalesce(max(revision), 0) || '/' || extract(year FROM ${parameter}::date) FROM calendar_years)`;

/**
 * Years of the calendar a decision may look at: deadlines reach a few weeks ahead, entries a few days back. The year
 * is part of the version, so that a sleeping case gets the next years with its first act in a new one; the last of
 * these is there for that act to be decided at all.
 */
const YEARS_AROUND = [-1, 0, 1, 2];

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
  return { policy, calendar: await readCalendar(db, on) };
}

async function readCalendar(db: Queryable, on: CivilDate): Promise<WorkingDayCalendar> {
  const years = yearsAround(on);
  const { rows } = await db.query<{ version: string; published: CalendarYear[] | null }>(
    `SELECT ${calendarVersionOn('$1')} AS version, (SELECT jsonb_agg(y) FROM (
       SELECT DISTINCT ON (year) year, status, off, work
         FROM calendar_years WHERE year = ANY ($2) ORDER BY year, revision DESC) y) AS published`,
    [on, years],
  );
  const known = new Map(rows[0]?.published?.map((year) => [year.year, year]));
  return {
    version: rows[0]?.version ?? '',
    years: years.map((year) => known.get(year) ?? provisionalYear(year)),
  };
}

function yearsAround(on: CivilDate): number[] {
  const year = Number(on.slice(0, 4));
  return YEARS_AROUND.map((offset) => year + offset);
}
