import { explainBenefits, type BenefitAnswers, type BenefitPerson } from '../../../domain/benefits/person';
import { retirementOutlook } from '../../../domain/retirement';
import { XUCHANG_POLICY } from '../../support/rules';

const TODAY = '2026-11-25';
const MAN_OF_36: BenefitPerson = {
  birthDate: '1990-03-01',
  retirement: retirementOutlook('MALE', '1990-03-01'),
  registered: true,
  unemployed: true,
  flexiblyEmployed: false,
  certifiedHardship: false,
  outOfPoverty: undefined,
};

const verdicts = (answers: BenefitAnswers, more: Partial<BenefitPerson> = {}) => {
  const { benefits } = XUCHANG_POLICY.parameters;
  const explained = explainBenefits({ ...MAN_OF_36, ...more }, answers, TODAY, benefits);
  return (policy: keyof typeof explained) => explained[policy].verdict;
};

describe('what one person can claim (R-22, R-23)', () => {
  it('R-22: is open while nobody has asked, but for what the case itself rules out', () => {
    const verdict = verdicts({});
    expect(verdict('UNEMPLOYMENT_INSURANCE')).toBe('UNKNOWN');
    expect(verdict('START_UP_LOAN')).toBe('UNKNOWN');
    expect(verdict('FLEXIBLE_INSURANCE_SUBSIDY')).toBe('NOT_ELIGIBLE');
    expect(verdict('BENEFIT_UNTIL_RETIREMENT')).toBe('NOT_ELIGIBLE');
  });

  it('R-44: unemployment benefit by contribution and reason', () => {
    const asked = { leftVoluntarily: false, contributionMonths: 74 };
    expect(verdicts(asked)('UNEMPLOYMENT_INSURANCE')).toBe('ELIGIBLE');
    expect(verdicts({ ...asked, contributionMonths: 11 })('UNEMPLOYMENT_INSURANCE')).toBe('NOT_ELIGIBLE');
    expect(verdicts(asked, { registered: false })('UNEMPLOYMENT_INSURANCE')).toBe('NOT_ELIGIBLE');
  });

  it('R-43 R-83: the start-up loan by credit and other loans, for whom it is for', () => {
    const asked = { cleanCredit: true, hasOtherLoans: false, earlierLoans: 0 };
    expect(verdicts(asked)('START_UP_LOAN')).toBe('ELIGIBLE');
    expect(verdicts(asked, { registered: false })('START_UP_LOAN')).toBe('NOT_ELIGIBLE');
    expect(verdicts(asked, { registered: false, outOfPoverty: true })('START_UP_LOAN')).toBe('ELIGIBLE');
    expect(verdicts(asked, { registered: false, certifiedHardship: true })('START_UP_LOAN')).toBe('ELIGIBLE');
  });

  it('R-81: the subsidies of flexible work', () => {
    const atWork = { flexiblyEmployed: true, unemployed: false, certifiedHardship: true };
    expect(verdicts({ paysOwnContributions: true }, atWork)('FLEXIBLE_INSURANCE_SUBSIDY')).toBe('ELIGIBLE');
    const insured = { newFormOfWork: true, boughtAccidentInsurance: true };
    expect(verdicts(insured, atWork)('ACCIDENT_INSURANCE_SUBSIDY')).toBe('ELIGIBLE');
  });

  it('R-41 R-78: the training subsidy for a listed course that was passed, the allowance while it lasts', () => {
    const passed = { courseListed: true, certificateObtained: true };
    expect(verdicts(passed)('TRAINING_SUBSIDY')).toBe('ELIGIBLE');
    expect(verdicts({ inTraining: true, schoolLeaver: true })('TRAINING_LIVING_ALLOWANCE')).toBe('ELIGIBLE');
    expect(verdicts({ inTraining: true }, { outOfPoverty: true })('TRAINING_LIVING_ALLOWANCE')).toBe(
      'ELIGIBLE',
    );
  });

  it('R-45: an internship for graduates of the last two years', () => {
    expect(verdicts({ graduatedOn: '2025-06-30', plannedMonths: 6 })('INTERNSHIP')).toBe('ELIGIBLE');
    expect(verdicts({ graduatedOn: null, plannedMonths: 6 })('INTERNSHIP')).toBe('NOT_ELIGIBLE');
  });

  it('R-23: near retirement, benefit goes on and the pension contribution is borne', () => {
    const old = { birthDate: '1966-12-01', retirement: retirementOutlook('MALE', '1966-12-01') };
    expect(
      verdicts({ stillUnemployed: true, benefitEndsOn: '2027-01-31' }, old)('BENEFIT_UNTIL_RETIREMENT'),
    ).toBe('ELIGIBLE');
    const drawing = { drawsBenefit: true, drawsInsuranceSubsidy: false };
    expect(verdicts(drawing, old)('PENSION_CONTRIBUTION')).toBe('ELIGIBLE');
    expect(verdicts(drawing)('PENSION_CONTRIBUTION')).toBe('NOT_ELIGIBLE');
  });
});
