import { serviceDensity } from '../../../domain/contact/service-density';

describe('how densely somebody is served', () => {
  it('R-49: names the months in which nothing was done for the person', () => {
    expect(serviceDensity(['2026-09-30', '2026-11-02', '2026-11-28'], '2026-09-15', '2026-12-01')).toEqual({
      months: 4,
      services: 3,
      emptyMonths: ['2026-10', '2026-12'],
    });
  });

  it('R-49: counts a service in the month of its own date, and none outside', () => {
    expect(serviceDensity(['2026-08-31', '2026-10-01'], '2026-09-01', '2026-09-30')).toEqual({
      months: 1,
      services: 0,
      emptyMonths: ['2026-09'],
    });
  });

  it('R-49: is asked for no period that ends before it begins', () => {
    expect(() => serviceDensity([], '2026-09-01', '2026-08-31')).toThrow(RangeError);
  });
});
