import {
  addMonths,
  addMonthsToMonth,
  monthOf,
  monthsBetween,
  type CivilDate,
  type CivilMonth,
} from './civil-date';

/** 男职工 · 原55周岁女职工 · 原50周岁女职工. */
export type KnownRetirementCategory = 'MALE' | 'FEMALE_55' | 'FEMALE_50';
/** A woman whose category is not established yet is a state of its own, never a guess. */
export type RetirementCategory = KnownRetirementCategory | 'FEMALE_UNKNOWN';

/** Statutory retirement of everybody born in one month. Months are calendar months. */
export interface StatutoryRetirement {
  retireMonth: CivilMonth;
  ageYears: number;
  ageMonths: number;
  /** Months by which the reform delays it. */
  delayMonths: number;
  /** 弹性退休: null for who reached the age before 2025, when there was no flexible retirement. */
  flexEarliest: CivilMonth | null;
  flexLatest: CivilMonth | null;
  /** Contribution months needed when retiring in `retireMonth`. */
  minContributionMonths: number;
}

/**
 * 《关于实施渐进式延迟法定退休年龄的决定》 (2024-09-13) and the State Council's measures (办法) art. 1: from the
 * original age, one month later for every so many months of birth, at most `maxDelay` months.
 */
const REFORM: Readonly<
  Record<KnownRetirementCategory, { originalAge: number; monthsPerStep: number; maxDelay: number }>
> = {
  MALE: { originalAge: 60, monthsPerStep: 4, maxDelay: 36 },
  FEMALE_55: { originalAge: 55, monthsPerStep: 4, maxDelay: 36 },
  FEMALE_50: { originalAge: 50, monthsPerStep: 2, maxDelay: 60 },
};
const REFORM_START: CivilMonth = '2025-01';
const FLEXIBLE_MONTHS = 36;

/**
 * The month of statutory retirement (法定退休) by birth month, with the range of flexible retirement (办法 art. 3:
 * up to three years earlier, but not before the original age; up to three years later).
 * @throws CivilDateError on a malformed month
 */
export function statutoryRetirement(
  category: KnownRetirementCategory,
  birthMonth: CivilMonth,
): StatutoryRetirement {
  const { originalAge, monthsPerStep, maxDelay } = REFORM[category];
  const originalMonth = addMonthsToMonth(birthMonth, originalAge * 12);
  const monthsIntoReform = monthsBetween(REFORM_START, originalMonth);
  const steps = Math.floor(monthsIntoReform / monthsPerStep) + 1;
  const delayMonths = monthsIntoReform < 0 ? 0 : Math.min(steps, maxDelay);
  const retireMonth = addMonthsToMonth(originalMonth, delayMonths);
  const threeYearsEarlier = addMonthsToMonth(retireMonth, -FLEXIBLE_MONTHS);
  const isFlexible = retireMonth >= REFORM_START;
  return {
    retireMonth,
    ageYears: originalAge + Math.floor(delayMonths / 12),
    ageMonths: delayMonths % 12,
    delayMonths,
    flexEarliest: isFlexible ? later(originalMonth, threeYearsEarlier) : null,
    flexLatest: isFlexible ? addMonthsToMonth(retireMonth, FLEXIBLE_MONTHS) : null,
    minContributionMonths: minContributionMonths(Number(retireMonth.slice(0, 4))),
  };
}

/**
 * Contribution months needed for a monthly pension (最低缴费年限) by who retires in the year: 15 years until 2029,
 * from 2030 six months more each year, 20 years from 2039 (办法 art. 2).
 * @param year the calendar year of actually retiring
 */
export function minContributionMonths(year: number): number {
  return Math.min(180 + 6 * Math.max(0, year - 2029), 240);
}

/** The day on which statutory age is reached: the birthday moved by the age in months, clamped to the month's end. */
export function retirementDate(category: KnownRetirementCategory, birthDate: CivilDate): CivilDate {
  const { ageYears, ageMonths } = statutoryRetirement(category, monthOf(birthDate));
  return addMonths(birthDate, ageYears * 12 + ageMonths);
}

/** When a person reaches statutory age: one date, or with the category unknown the two dates between which it lies. */
export interface RetirementOutlook {
  earliest: CivilDate;
  latest: CivilDate;
  /** Only a certain date may be used for an approval, a ranking or an ending. */
  certain: boolean;
}

/** The outlook of a person; for FEMALE_UNKNOWN both women's categories are computed. */
export function retirementOutlook(category: RetirementCategory, birthDate: CivilDate): RetirementOutlook {
  if (category === 'FEMALE_UNKNOWN') {
    const earliest = retirementDate('FEMALE_50', birthDate);
    return { earliest, latest: retirementDate('FEMALE_55', birthDate), certain: false };
  }
  const date = retirementDate(category, birthDate);
  return { earliest: date, latest: date, certain: true };
}

/**
 * An answer about the distance to retirement. UNKNOWN: the earlier date says yes, the later says no. It is enough to
 * offer guidance, so that nobody entitled is missed; it is confirmed before anything is decided on it.
 */
export type DistanceAnswer = 'YES' | 'NO' | 'UNKNOWN';

/**
 * "距法定退休年龄 … 以内": at most so many months away, the last day included. Also true of who is past it.
 * @param months calendar months, 120 for ten years
 */
export function retiresWithin(outlook: RetirementOutlook, asOf: CivilDate, months: number): DistanceAnswer {
  return answer(outlook, (date) => date <= addMonths(asOf, months));
}

/**
 * "距法定退休年龄不足 …": less than so many months away, the last day not included.
 * @param months calendar months, 60 for five years, 12 for one
 */
export function retiresInLessThan(
  outlook: RetirementOutlook,
  asOf: CivilDate,
  months: number,
): DistanceAnswer {
  return answer(outlook, (date) => date < addMonths(asOf, months));
}

/** Whole calendar months left until a date; 0 when it has come. Less than 60 exactly when `retiresInLessThan` says so. */
export function wholeMonthsUntil(date: CivilDate, asOf: CivilDate): number {
  const months = monthsBetween(monthOf(asOf), monthOf(date));
  return Math.max(0, addMonths(asOf, months) <= date ? months : months - 1);
}

function answer(
  { earliest, latest }: RetirementOutlook,
  holds: (date: CivilDate) => boolean,
): DistanceAnswer {
  if (holds(latest)) return 'YES';
  return holds(earliest) ? 'UNKNOWN' : 'NO';
}

function later(a: CivilMonth, b: CivilMonth): CivilMonth {
  return a > b ? a : b;
}
