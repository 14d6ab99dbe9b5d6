import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addMonthsToMonth,
  ageOn,
  civilDateOf,
  hourOf,
  CivilDateError,
  daysBetween,
  endOfDay,
  firstDayOfMonth,
  halfYearOf,
  isCivilDate,
  lastDayOfMonth,
  monthOf,
  monthsBetween,
  quarterOf,
  startOfDay,
  weekday,
} from '../../domain/civil-date';
import { thrownBy } from './thrown';

const anyDate = fc.integer({ min: 0, max: 55_000 }).map((n) => addDays('1950-01-01', n));

describe('a civil date', () => {
  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-01', '2026-01-01T00:00:00Z', '', '20260101'])(
    'is not %j',
    (text) => {
      expect(isCivilDate(text)).toBe(false);
      expect(() => weekday(text)).toThrow(CivilDateError);
    },
  );

  it('exists on the leap day of a leap year', () => {
    expect(isCivilDate('2028-02-29')).toBe(true);
    expect(isCivilDate('1900-02-29')).toBe(false);
    expect(isCivilDate('2000-02-29')).toBe(true);
  });

  it('is every day that the platform’s own calendar has from 1900 to 2100, and no other', () => {
    const days = Array.from({ length: 73_414 }, (_, n) => new Date(Date.UTC(1900, 0, 1 + n)).toISOString());
    const platform = days.map((instant) => instant.slice(0, 10));
    expect(platform.at(-1)).toBe('2100-12-31');
    expect(platform.filter((date) => !isCivilDate(date))).toEqual([]);
    expect(platform.filter((date, n) => n > 0 && addDays(platform[n - 1] ?? '', 1) !== date)).toEqual([]);
  });

  it('leaves the unreadable text, which may be a birth date, out of the error', () => {
    expect(String(thrownBy(() => monthOf('1990-02-30')))).not.toContain('1990');
  });
});

describe('a day in Asia/Shanghai (A-1, A-6)', () => {
  it('begins at 16:00 UTC of the day before and ends 24 hours later', () => {
    expect(startOfDay('2026-11-23')).toBe('2026-11-22T16:00:00.000Z');
    expect(endOfDay('2026-11-23')).toBe('2026-11-23T16:00:00.000Z');
    expect(endOfDay('2026-11-23')).toBe(startOfDay('2026-11-24'));
  });

  it('holds its first instant and the one before its end', () => {
    expect(civilDateOf('2026-02-14T16:00:00Z')).toBe('2026-02-15');
    expect(civilDateOf('2026-02-15T15:59:59.999Z')).toBe('2026-02-15');
    expect(civilDateOf('2026-02-15T16:00:00.000Z')).toBe('2026-02-16');
  });

  it.each([
    '2026-02-15',
    '2026-02-15T00:30:00+08:00',
    'now',
    '2026-02-30T10:00:00Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28T10:60:00Z',
  ])('is not read from %j, which is no instant in UTC', (text) => {
    expect(() => civilDateOf(text)).toThrow(CivilDateError);
  });

  it('has its first hour from 16:00 UTC on', () => {
    expect(hourOf('2026-11-23T15:59:59.999Z')).toBe(23);
    expect(hourOf('2026-11-23T16:00:00.000Z')).toBe(0);
    expect(hourOf('2026-11-23T02:30:00Z')).toBe(10);
    expect(() => hourOf('2026-11-23T10:00:00+08:00')).toThrow(CivilDateError);
  });

  it('contains the instant of its own start, whatever the day', () => {
    fc.assert(fc.property(anyDate, (date) => civilDateOf(startOfDay(date)) === date));
  });
});

describe('months', () => {
  it('end on the corresponding day, or on the last day of the month (Civil Code art. 202)', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-11-23', 6)).toBe('2027-05-23');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('have names, quarters, half-years, a first and a last day (A-6, A-9)', () => {
    expect(monthOf('2026-11-23')).toBe('2026-11');
    expect(['2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-Q1',
      '2026-Q2',
      '2026-Q4',
    ]);
    expect(['2026-06-30', '2026-07-01'].map(halfYearOf)).toEqual(['2026-H1', '2026-H2']);
    expect(firstDayOfMonth('2028-02')).toBe('2028-02-01');
    expect(lastDayOfMonth('2028-02')).toBe('2028-02-29');
    expect(lastDayOfMonth('2026-12')).toBe('2026-12-31');
    expect(() => lastDayOfMonth('2026-1')).toThrow(CivilDateError);
    expect(() => firstDayOfMonth('2026-13')).toThrow(CivilDateError);
  });

  it('are counted across the year', () => {
    expect(addMonthsToMonth('2026-11', 2)).toBe('2027-01');
    expect(addMonthsToMonth('2026-01', -13)).toBe('2024-12');
    expect(monthsBetween('2026-11', '2036-11')).toBe(120);
    expect(monthsBetween('2027-01', '2026-12')).toBe(-1);
  });

  it('never skip into a month further on', () => {
    const months = fc.integer({ min: -600, max: 600 });
    fc.assert(
      fc.property(
        anyDate,
        months,
        (date, n) => monthOf(addMonths(date, n)) === addMonthsToMonth(monthOf(date), n),
      ),
    );
  });
});

describe('days', () => {
  it('are added and counted over a leap day', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(daysBetween('2026-11-23', '2026-12-23')).toBe(30);
    expect(daysBetween('2026-11-23', '2026-11-22')).toBe(-1);
    expect(() => addDays('2026-11-23', 0.5)).toThrow(CivilDateError);
    expect(() => addDays('9999-12-31', 1)).toThrow(CivilDateError);
  });

  it('are counted back by the same number', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: -9999, max: 9999 }),
        (d, n) => daysBetween(d, addDays(d, n)) === n,
      ),
    );
  });

  it('have a weekday from 1 (Monday) to 7 (Sunday)', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-29'].map(weekday)).toEqual([1, 6, 7]);
  });
});

describe('age in whole years (R-07)', () => {
  it('is reached on the birthday', () => {
    expect(ageOn('2010-11-24', '2026-11-23')).toBe(15);
    expect(ageOn('2010-11-23', '2026-11-23')).toBe(16);
  });

  it('is reached on 28 February by who was born on the 29th, where the year has none', () => {
    expect(ageOn('2012-02-29', '2028-02-28')).toBe(15);
    expect(ageOn('2012-02-29', '2028-02-29')).toBe(16);
    expect(ageOn('2012-02-29', '2027-02-27')).toBe(14);
    expect(ageOn('2012-02-29', '2027-02-28')).toBe(15);
  });

  it('is negative before birth', () => {
    expect(ageOn('2026-11-24', '2026-11-23')).toBe(-1);
  });
});
