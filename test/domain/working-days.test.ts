import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addDays, weekday } from '../../domain/civil-date';
import { addWorkingDays, isWorkingDay, provisionalYear } from '../../domain/working-days';
import { CalendarYearMissing, type CalendarYear, type WorkingDayCalendar } from '../../domain/working-days';
import { thrownBy } from './thrown';
import published from '../fixtures/cn-holidays-2023-2026.json';
import year2027 from '../fixtures/cn-holidays-2027-provisional.json';
import vectors from '../fixtures/working-day-vectors.json';

const publishedYears = Object.entries(published.years).map(([year, { off, work }]): CalendarYear => ({
  year: Number(year),
  status: 'PUBLISHED',
  off,
  work,
}));
const calendar: WorkingDayCalendar = {
  version: '2026-11',
  years: [...publishedYears, provisionalYear(2027)],
};

const anyDate = fc.integer({ min: 0, max: 1460 + 300 }).map((n) => addDays('2023-01-01', n));

describe('five working days (R-29, A-1)', () => {
  it.each(vectors)(
    'from $registered end on $due5, three on $due3',
    ({ registered, isWorkday, due5, due3 }) => {
      expect(isWorkingDay(calendar, registered)).toEqual({ workingDay: isWorkday, provisional: false });
      expect(addWorkingDays(calendar, registered, 5)).toEqual({ date: due5, provisional: false });
      expect(addWorkingDays(calendar, registered, 3)).toEqual({ date: due3, provisional: false });
    },
  );

  it.each([
    ['2023-06-21', '2023-06-29', '2023-06-27'],
    ['2025-01-24', '2025-02-07', '2025-02-05'],
    ['2025-09-26', '2025-10-10', '2025-09-30'],
    ['2026-02-09', '2026-02-14', '2026-02-12'],
    ['2026-02-13', '2026-02-27', '2026-02-25'],
    ['2026-02-15', '2026-02-28', '2026-02-26'],
    ['2026-04-30', '2026-05-11', '2026-05-08'],
    ['2026-09-30', '2026-10-13', '2026-10-10'],
    ['2026-11-21', '2026-11-27', '2026-11-25'],
    ['2026-12-24', '2026-12-31', '2026-12-29'],
  ])('from %s end on %s, three on %s, adjusted weekends counted', (registered, due5, due3) => {
    expect(addWorkingDays(calendar, registered, 5)).toEqual({ date: due5, provisional: false });
    expect(addWorkingDays(calendar, registered, 3)).toEqual({ date: due3, provisional: false });
  });

  it('that reach into an unpublished year are provisional, and 1 January is a holiday all the same', () => {
    expect(addWorkingDays(calendar, '2026-12-28', 5)).toEqual({ date: '2027-01-05', provisional: true });
    expect(addWorkingDays(calendar, '2026-12-25', 5)).toEqual({ date: '2027-01-04', provisional: true });
  });

  it('are provisional when only the start lies in the unpublished year', () => {
    const later: WorkingDayCalendar = {
      version: 'later',
      years: [provisionalYear(2027), { year: 2028, status: 'PUBLISHED', off: ['2028-01-01'], work: [] }],
    };
    expect(addWorkingDays(later, '2027-12-31', 1)).toEqual({ date: '2028-01-03', provisional: true });
  });

  it('counted zero times are the day itself', () => {
    expect(addWorkingDays(calendar, '2026-11-22', 0)).toEqual({ date: '2026-11-22', provisional: false });
    expect(() => addWorkingDays(calendar, '2026-11-22', -1)).toThrow(RangeError);
  });

  it('grow with their number and with their start, and never end on a day off', () => {
    const count = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(anyDate, count, (date, n) => {
        const here = addWorkingDays(calendar, date, n).date;
        const oneMore = addWorkingDays(calendar, date, n + 1).date;
        const startedLater = addWorkingDays(calendar, addDays(date, 1), n + 1).date;
        return here < oneMore && oneMore <= startedLater && isWorkingDay(calendar, oneMore).workingDay;
      }),
    );
  });
});

describe('a working day (A-1)', () => {
  it('agrees with an independent library on every day from 2023 to 2026', () => {
    for (let date = '2023-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect([date, isWorkingDay(calendar, date).workingDay]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });

  it('is not answered for a year without a row', () => {
    expect(() => isWorkingDay(calendar, '2028-03-01')).toThrow(CalendarYearMissing);
    expect(thrownBy(() => addWorkingDays(calendar, '2027-12-30', 5))).toMatchObject({ year: 2028 });
  });

  it('may be decided by the notice of the following year: 31 December 2018 was off for 2019', () => {
    const over: WorkingDayCalendar = {
      version: 'over',
      years: [
        { year: 2018, status: 'PUBLISHED', off: [], work: [] },
        {
          year: 2019,
          status: 'PUBLISHED',
          off: ['2018-12-30', '2018-12-31', '2019-01-01'],
          work: ['2018-12-29'],
        },
      ],
    };
    expect(isWorkingDay(over, '2018-12-29').workingDay).toBe(true);
    expect(isWorkingDay(over, '2018-12-31').workingDay).toBe(false);
    expect(isWorkingDay(over, '2018-12-28').workingDay).toBe(true);
  });
});

describe('an unpublished year (A-1)', () => {
  it('2027 is the 13 statutory days with days in lieu for Saturdays and Sundays', () => {
    expect(provisionalYear(2027)).toEqual(year2027);
  });

  it('2030 begins its Spring Festival on 3 February', () => {
    expect(provisionalYear(2030).off.filter((date) => date.startsWith('2030-02'))).toEqual([
      '2030-02-02',
      '2030-02-03',
      '2030-02-04',
      '2030-02-05',
      '2030-02-06',
      '2030-02-07',
    ]);
  });

  it('gives as many weekdays off as there are statutory days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2025, max: 2099 }), (year) => {
        const { off, work } = provisionalYear(year);
        const weekdaysOff = off.filter((date) => weekday(date) < 6).length;
        return work.length === 0 && (weekdaysOff === 13 || weekdaysOff === 12);
      }),
    );
  });

  it('has its feasts where an independent library has them', () => {
    for (let year = 2025; year <= 2099; year += 1) {
      const { off } = provisionalYear(year);
      const feasts = ['1-1', '5-5', '8-15'].map(
        (day) => chineseDays.getSolarDateFromLunar(`${year}-${day}`).date,
      );
      expect(off).toEqual(expect.arrayContaining([...feasts, addDays(feasts[0] ?? '', -1)]));
      expect(off).toContain(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
    }
  });

  it('is not derived for years before the law of 13 days', () => {
    expect(() => provisionalYear(2024)).toThrow(RangeError);
  });
});
