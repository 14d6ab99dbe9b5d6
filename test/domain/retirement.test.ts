import fc from 'fast-check';
import { addDays, addMonthsToMonth, lastDayOfMonth, monthOf, monthsBetween } from '../../domain/civil-date';
import {
  retiresInLessThan,
  retiresWithin,
  minContributionMonths,
  retirementDate,
  retirementOutlook,
  statutoryRetirement,
  wholeMonthsUntil,
  type KnownRetirementCategory,
} from '../../domain/retirement';
import cutoffs from '../fixtures/distance-to-retirement-cutoffs-2026-11.json';
import vectors from '../fixtures/retirement-vectors.json';

const categories = ['MALE', 'FEMALE_55', 'FEMALE_50'] as const;
const anyCategory = fc.constantFrom(...categories);
const anyMonth = fc.integer({ min: 0, max: 60 * 12 }).map((n) => addMonthsToMonth('1950-01', n));
const anyDay = fc.integer({ min: 0, max: 25_000 }).map((n) => addDays('1950-01-01', n));

describe('statutory retirement (State Council measures art. 1–3)', () => {
  it.each(vectors)('of $category born $birthMonth is in $retireMonth', (vector) => {
    const isFlexible = vector.retireMonth >= '2025-01';
    expect(statutoryRetirement(vector.category as KnownRetirementCategory, vector.birthMonth)).toEqual({
      retireMonth: vector.retireMonth,
      ageYears: vector.ageYears,
      ageMonths: vector.ageMonths,
      delayMonths: vector.delayMonths,
      flexEarliest: isFlexible ? vector.flexEarliest : null,
      flexLatest: isFlexible ? vector.flexLatest : null,
      minContributionMonths: vector.minContribMonthsAtStatutory,
    });
  });

  it.each([
    ['MALE', '1964-12', 60, 0, '2024-12'],
    ['MALE', '1965-01', 60, 1, '2025-02'],
    ['MALE', '1976-08', 62, 11, '2039-07'],
    ['MALE', '1976-09', 63, 0, '2039-09'],
    ['FEMALE_55', '1969-12', 55, 0, '2024-12'],
    ['FEMALE_55', '1970-01', 55, 1, '2025-02'],
    ['FEMALE_55', '1970-04', 55, 1, '2025-05'],
    ['FEMALE_55', '1981-08', 57, 11, '2039-07'],
    ['FEMALE_55', '1981-09', 58, 0, '2039-09'],
    ['FEMALE_50', '1974-12', 50, 0, '2024-12'],
    ['FEMALE_50', '1975-01', 50, 1, '2025-02'],
    ['FEMALE_50', '1975-03', 50, 2, '2025-05'],
    ['FEMALE_50', '1984-10', 54, 11, '2039-09'],
    ['FEMALE_50', '1984-11', 55, 0, '2039-11'],
  ] as const)('of %s born %s is at %i years %i months, in %s', (category, birth, years, months, month) => {
    expect(statutoryRetirement(category, birth)).toMatchObject({
      ageYears: years,
      ageMonths: months,
      retireMonth: month,
    });
  });

  it('is later for who is born later, and the delay grows by one month at most', () => {
    fc.assert(
      fc.property(anyCategory, anyMonth, (category, birth) => {
        const here = statutoryRetirement(category, birth);
        const next = statutoryRetirement(category, addMonthsToMonth(birth, 1));
        const step = next.delayMonths - here.delayMonths;
        return here.retireMonth < next.retireMonth && (step === 0 || step === 1);
      }),
    );
  });

  it('lies inside the flexible range, which never begins before the original age', () => {
    const originalAge = { MALE: 60, FEMALE_55: 55, FEMALE_50: 50 };
    fc.assert(
      fc.property(anyCategory, anyMonth, (category, birth) => {
        const { flexEarliest, retireMonth, flexLatest } = statutoryRetirement(category, birth);
        if (flexEarliest === null || flexLatest === null) return retireMonth < '2025-01';
        const original = addMonthsToMonth(birth, originalAge[category] * 12);
        const isOrdered =
          original <= flexEarliest && flexEarliest <= retireMonth && retireMonth <= flexLatest;
        return isOrdered && monthsBetween(flexEarliest, retireMonth) <= 36;
      }),
    );
  });

  it.each([
    [2025, 180],
    [2029, 180],
    [2030, 186],
    [2031, 192],
    [2032, 198],
    [2035, 216],
    [2038, 234],
    [2039, 240],
    [2042, 240],
  ])('in %i needs %i months of contributions', (year, months) => {
    expect(minContributionMonths(year)).toBe(months);
  });
});

describe('the day of statutory retirement', () => {
  it('is the birthday, or the last day of a month without it', () => {
    expect(retirementDate('MALE', '1966-10-31')).toBe('2027-04-30');
    expect(retirementDate('MALE', '1966-10-15')).toBe('2027-04-15');
    expect(retirementDate('FEMALE_50', '1984-12-31')).toBe('2039-12-31');
  });

  it('lies in the month of retirement, whatever the birthday', () => {
    fc.assert(
      fc.property(anyCategory, anyDay, (category, birth) => {
        const { retireMonth } = statutoryRetirement(category, monthOf(birth));
        return monthOf(retirementDate(category, birth)) === retireMonth;
      }),
    );
  });

  it('is a range for a woman whose category is unknown, the earlier date that of the original 50', () => {
    fc.assert(
      fc.property(anyDay, (birth) => {
        const { earliest, latest, certain } = retirementOutlook('FEMALE_UNKNOWN', birth);
        return (
          earliest === retirementDate('FEMALE_50', birth) &&
          latest === retirementDate('FEMALE_55', birth) &&
          earliest < latest &&
          !certain
        );
      }),
    );
    expect(retirementOutlook('MALE', '1966-10-31')).toMatchObject({ earliest: '2027-04-30', certain: true });
  });
});

describe('the distance to retirement (A-18)', () => {
  const monthEnd = '2026-11-30';
  const distance = (category: string, birthMonth: string, years: number) => {
    const outlook = retirementOutlook(category as KnownRetirementCategory, `${birthMonth}-01`);
    return years === 10
      ? retiresWithin(outlook, monthEnd, 120)
      : retiresInLessThan(outlook, monthEnd, years * 12);
  };

  it.each(cutoffs)(
    'of $category in 2026-11: born $latestBirthMonth is within $withinYears years',
    (cutoff) => {
      const { category, latestBirthMonth, withinYears, retireMonth } = cutoff;
      expect(statutoryRetirement(category as KnownRetirementCategory, latestBirthMonth).retireMonth).toBe(
        retireMonth,
      );
      expect(distance(category, latestBirthMonth, withinYears)).toBe('YES');
      expect(distance(category, addMonthsToMonth(latestBirthMonth, 1), withinYears)).toBe('NO');
    },
  );

  it('is ten years on the last day of ten years, and not five on the last day of five', () => {
    const outlook = { earliest: '2036-11-23', latest: '2036-11-23', certain: true };
    expect(retiresWithin(outlook, '2026-11-23', 120)).toBe('YES');
    expect(retiresWithin(outlook, '2026-11-22', 120)).toBe('NO');
    expect(retiresInLessThan(outlook, '2031-11-23', 60)).toBe('NO');
    expect(retiresInLessThan(outlook, '2031-11-24', 60)).toBe('YES');
    expect(retiresInLessThan(outlook, '2035-11-23', 12)).toBe('NO');
    expect(retiresInLessThan(outlook, '2035-11-24', 12)).toBe('YES');
  });

  it('stays short after the day has come', () => {
    const outlook = retirementOutlook('MALE', '1960-01-01');
    expect(retiresWithin(outlook, '2026-11-23', 120)).toBe('YES');
    expect(wholeMonthsUntil(outlook.earliest, '2026-11-23')).toBe(0);
  });

  it('is unknown where a woman’s two categories disagree', () => {
    const outlook = retirementOutlook('FEMALE_UNKNOWN', '1980-06-01');
    expect(retiresWithin(outlook, '2026-11-23', 120)).toBe('UNKNOWN');
    expect(retiresWithin(retirementOutlook('FEMALE_UNKNOWN', '1975-06-01'), '2026-11-23', 120)).toBe('YES');
    expect(retiresWithin(retirementOutlook('FEMALE_UNKNOWN', '1995-06-01'), '2026-11-23', 120)).toBe('NO');
  });

  it('in whole months is less than sixty exactly when it is less than five years', () => {
    const nearby = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(anyDay, nearby, (asOf, days) => {
        const date = addDays(lastDayOfMonth(addMonthsToMonth(monthOf(asOf), 60)), days);
        const outlook = { earliest: date, latest: date, certain: true };
        return wholeMonthsUntil(date, asOf) < 60 === (retiresInLessThan(outlook, asOf, 60) === 'YES');
      }),
    );
  });
});
