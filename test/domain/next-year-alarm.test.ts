import { nextYearAlarm } from '../../domain/next-year-alarm';

const PUBLISHED_2026 = { year: 2026, status: 'PUBLISHED' } as const;

describe('次年放假安排未导入', () => {
  it.each([
    ['2026-11-30', undefined],
    ['2026-12-01', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', undefined],
  ])('on %s: %s', (today, year) => {
    expect(nextYearAlarm([PUBLISHED_2026], today)).toBe(year);
  });

  it('is silent once the year is published, not while it is derived', () => {
    expect(nextYearAlarm([{ year: 2027, status: 'PROVISIONAL' }], '2026-12-15')).toBe(2027);
    expect(
      nextYearAlarm([PUBLISHED_2026, { year: 2027, status: 'PUBLISHED' }], '2026-12-15'),
    ).toBeUndefined();
  });
});
