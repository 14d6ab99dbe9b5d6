import fc from 'fast-check';
import { addDays } from '../../domain/civil-date';
import { retirementOutlook } from '../../domain/retirement';
import {
  afterRetirementCheck,
  retirementCheckOpensOn,
  retirementMonths,
} from '../../domain/retirement-check';

const parameters = { verifyWorkdays: 10, againMonths: 6 };
const man = retirementMonths(retirementOutlook('MALE', '1966-10-31'));
const womanOfUnknownCategory = retirementMonths(retirementOutlook('FEMALE_UNKNOWN', '1975-06-15'));

describe('the month of statutory retirement', () => {
  it('R-61: opens a verification on its first day, and is all that is known of a birth date', () => {
    expect(man).toEqual({ earliest: '2027-04', latest: '2027-04' });
    expect(retirementCheckOpensOn(man, '2026-11-23')).toBe('2027-04-01');
  });

  it('R-07 R-61: opens at once for who registers past that age', () => {
    expect(retirementCheckOpensOn(man, '2028-02-10')).toBe('2028-02-10');
  });

  it('A-14: opens with the earlier month for a woman whose category is unknown', () => {
    const { earliest, latest } = womanOfUnknownCategory;
    expect(earliest < latest).toBe(true);
    expect(retirementCheckOpensOn(womanOfUnknownCategory, '2020-01-01')).toBe(`${earliest}-01`);
  });

  it('R-07 A-14: who draws no pension stays registered and is asked again, whatever the age', () => {
    const checkedOn = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2027-04-01', days));
    fc.assert(
      fc.property(checkedOn, (on) => {
        const after = afterRetirementCheck('DRAWS_NONE', on, man, parameters);
        expect(after).toMatchObject({ next: 'CHECK_AGAIN' });
        if (after.next === 'CHECK_AGAIN') expect(after.on > on).toBe(true);
      }),
    );
  });

  it('A-14: of an unknown category the later month is the next to ask in', () => {
    expect(afterRetirementCheck('DRAWS_NONE', '2026-11-23', womanOfUnknownCategory, parameters)).toEqual({
      next: 'CHECK_AGAIN',
      on: `${womanOfUnknownCategory.latest}-01`,
    });
  });

  it('R-61 A-14: a pension that is drawn is a ground for somebody to request, not an ending', () => {
    expect(afterRetirementCheck('DRAWS_PENSION', '2027-04-06', man, parameters)).toEqual({
      next: 'ENDING_POSSIBLE',
      ground: 'PENSION',
      evidence: 'PENSION_PAYMENT_MATCH',
    });
  });
});
