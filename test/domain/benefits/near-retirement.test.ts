import { benefitUntilRetirement, pensionContribution } from '../../../domain/benefits/near-retirement';
import { subsidyTerm } from '../../../domain/benefits/subsidy-term';
import { retirementOutlook } from '../../../domain/retirement';

const parameters = { nearRetirementMonths: 12 };
const on = (date: string) => ({ earliest: date, latest: date, certain: true });

describe('benefit until retirement (大龄延发, R-23)', () => {
  const verdictAt = (retiresOn: string, endsOn = '2026-11-23') =>
    benefitUntilRetirement({ stillUnemployed: true, retirement: on(retiresOn) }, endsOn, parameters);

  it('begins less than a year before statutory age, the whole year not included (A-18)', () => {
    expect(verdictAt('2027-11-22')).toMatchObject({ verdict: 'ELIGIBLE', until: '2027-11-22' });
    expect(verdictAt('2027-11-23')).toMatchObject({ verdict: 'NOT_ELIGIBLE' });
  });

  it('is over once statutory age is reached', () => {
    expect(verdictAt('2026-11-23')).toMatchObject({ verdict: 'NOT_ELIGIBLE' });
  });

  it('asks for a woman’s category where it decides, and gives no date without it', () => {
    const retirement = retirementOutlook('FEMALE_UNKNOWN', '1976-11-01');
    const result = benefitUntilRetirement({ stillUnemployed: true, retirement }, '2026-11-23', parameters);
    expect(result).toMatchObject({ verdict: 'UNKNOWN', missing: ['retirementCategory'] });
    expect(result).not.toHaveProperty('until');
  });
});

describe('the pension contribution of elder recipients (R-23)', () => {
  const facts = { drawsBenefit: true, drawsInsuranceSubsidy: false, retirement: on('2027-06-01') };

  it('is borne from 2025 to 2039', () => {
    expect(pensionContribution(facts, '2026-11-23', parameters).verdict).toBe('ELIGIBLE');
    const late = { ...facts, retirement: on('2040-06-01') };
    expect(pensionContribution(late, '2039-12-31', parameters).verdict).toBe('ELIGIBLE');
    expect(pensionContribution(late, '2040-01-01', parameters).verdict).toBe('NOT_ELIGIBLE');
  });

  it('is not had beside the hardship insurance subsidy', () => {
    expect(
      pensionContribution({ ...facts, drawsInsuranceSubsidy: true }, '2026-11-23', parameters).verdict,
    ).toBe('NOT_ELIGIBLE');
  });
});

describe('the term of a subsidy (R-28, R-81)', () => {
  const term = { maxMonths: 36, nearRetirementMonths: 60 };

  it('is three years, or until retirement for who is less than five years from it', () => {
    expect(subsidyTerm('2026-11-23', on('2031-11-23'), term)).toEqual({
      basis: 'FULL_TERM',
      endsOn: '2029-11-23',
    });
    expect(subsidyTerm('2026-11-23', on('2031-11-22'), term)).toEqual({
      basis: 'UNTIL_RETIREMENT',
      endsOn: '2031-11-22',
    });
  });

  it('is not computed on a woman’s unknown category where that decides', () => {
    expect(subsidyTerm('2026-11-23', retirementOutlook('FEMALE_UNKNOWN', '1978-06-01'), term)).toEqual({
      basis: 'UNKNOWN',
    });
    expect(subsidyTerm('2026-11-23', retirementOutlook('FEMALE_UNKNOWN', '1999-06-01'), term)).toMatchObject({
      basis: 'FULL_TERM',
    });
  });
});
