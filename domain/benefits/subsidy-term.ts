import { addMonths, type CivilDate } from '../civil-date';
import { retiresInLessThan, type RetirementOutlook } from '../retirement';

/** Calendar months: three years in general; who is less than five years from statutory age, until then. */
export interface TermParameters {
  maxMonths: number;
  nearRetirementMonths: number;
}

/** `endsOn` is the first day without the subsidy. UNKNOWN until a woman's retirement category is confirmed. */
export type SubsidyTerm =
  { basis: 'FULL_TERM' | 'UNTIL_RETIREMENT'; endsOn: CivilDate } | { basis: 'UNKNOWN'; endsOn?: undefined };

/**
 * How long an insurance subsidy or a public-welfare post can be subsidised. The age is frozen on the day of the first
 * approval (以初次核定时年龄为准): who passes the five years later keeps the three.
 */
export function subsidyTerm(
  firstApprovedOn: CivilDate,
  retirement: RetirementOutlook,
  { maxMonths, nearRetirementMonths }: TermParameters,
): SubsidyTerm {
  const near = retiresInLessThan(retirement, firstApprovedOn, nearRetirementMonths);
  if (near === 'NO') return { basis: 'FULL_TERM', endsOn: addMonths(firstApprovedOn, maxMonths) };
  return near === 'YES' && retirement.certain
    ? { basis: 'UNTIL_RETIREMENT', endsOn: retirement.latest }
    : { basis: 'UNKNOWN' };
}
