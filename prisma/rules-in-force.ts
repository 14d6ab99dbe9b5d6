import type { RulesInForce } from '../domain/case/context';
import type { CivilDate } from '../domain/civil-date';
import type { PolicyVersion } from '../domain/policy/parameters';
import { provisionalYear, type CalendarYear } from '../domain/working-days';

/** Runs a query and answers its rows: on a connection of its own or inside a transaction, whatever library holds it. */
export type Ask = <T extends object>(sql: string, values: readonly unknown[]) => Promise<T[]>;

/**
 * The version in force on a civil date, as a sub-select for a query whose parameter `$n` is that date. The order is
 * that of policyInForce in domain/policy/version.ts.
 */
export const policyVersionOn = (parameter: string): string =>
  `(SELECT id FROM policy_versions WHERE status = 'APPROVED' AND valid_from <= ${parameter}::date
     ORDER BY valid_from DESC, approved_at DESC NULLS LAST, id COLLATE "C" DESC LIMIT 1)`;

/**
 * The version of the calendar on a civil date. The year is part of it, so that a sleeping case gets the next years with
 * its first act in a new one.
 */
export const calendarVersionOn = (parameter: string): string =>
  `(SELECT coalesce(max(revision), 0) || '/' || extract(year FROM ${parameter}::date) FROM calendar_years)`;

/**
 * Years of the calendar a decision may look at: deadlines reach a few weeks ahead, entries a few days back. The last of
 * these is there for the first act in a new year to be decided at all.
 */
const YEARS_AROUND = [-1, 0, 1, 2];

/** What is not asked for again, because it is known already, is null. */
interface RulesRow {
  policyVersion: string | null;
  policy: PolicyVersion | null;
  calendarVersion: string;
  published: CalendarYear[] | null;
}

/**
 * Reads the policy in force on a civil date and the working-day calendar around it, for whoever decides, shows or
 * promises. A year without a published arrangement is derived and marked provisional: nobody is declared overdue by it.
 * @param known what was read of this database before: a version is written once, and not read twice
 * @returns undefined when no policy version is in force on that date
 */
export async function readRulesInForce(
  ask: Ask,
  on: CivilDate,
  known?: RulesInForce,
): Promise<RulesInForce | undefined> {
  const years = YEARS_AROUND.map((offset) => Number(on.slice(0, 4)) + offset);
  const [row] = await ask<RulesRow>(
    `WITH v AS MATERIALIZED (
       SELECT ${policyVersionOn('$1')} AS "policyVersion", ${calendarVersionOn('$1')} AS "calendarVersion")
     SELECT "policyVersion", "calendarVersion",
            CASE WHEN "policyVersion" IS DISTINCT FROM $3 THEN (
              SELECT jsonb_build_object('id', id, 'validFrom', valid_from, 'sourceDocument', source_document,
                                        'approvedBy', approved_by, 'parameters', parameters)
                FROM policy_versions WHERE id = "policyVersion") END AS policy,
            CASE WHEN "calendarVersion" IS DISTINCT FROM $4 THEN (
              SELECT jsonb_agg(y) FROM (
                SELECT DISTINCT ON (year) year, status, off, work
                  FROM calendar_years WHERE year = ANY ($2::int[]) ORDER BY year, revision DESC) y) END AS published
       FROM v`,
    [on, years, known?.policy.id ?? null, known?.calendar.version ?? null],
  );
  if (!row?.policyVersion) return undefined;
  const policy = row.policy ?? known?.policy;
  if (!policy) throw new Error(`policy version ${row.policyVersion} was not read`);
  if (known?.calendar.version === row.calendarVersion) return { policy, calendar: known.calendar };
  return {
    policy,
    calendar: { version: row.calendarVersion, years: calendarOf(years, row.published ?? []) },
  };
}

function calendarOf(years: readonly number[], published: readonly CalendarYear[]): CalendarYear[] {
  const byYear = new Map(published.map((year) => [year.year, year]));
  return years.map((year) => byYear.get(year) ?? provisionalYear(year));
}
