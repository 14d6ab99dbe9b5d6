import { accidentInsuranceSubsidy } from '../../../domain/benefits/accident-insurance-subsidy';
import {
  graduateHiringSubsidy,
  hardshipHiringSubsidy,
  oneTimeHiringSubsidy,
} from '../../../domain/benefits/employer-subsidies';
import {
  flexibleInsuranceSubsidy,
  type FlexibleSubsidyFacts,
} from '../../../domain/benefits/flexible-insurance-subsidy';
import { internship } from '../../../domain/benefits/internship';
import { startUpLoan, type StartUpLoanFacts } from '../../../domain/benefits/start-up-loan';
import { trainingLivingAllowance, trainingSubsidy } from '../../../domain/benefits/training-subsidy';
import { retirementOutlook } from '../../../domain/retirement';

const asOf = '2026-11-23';
const youth = { youthFromAge: 16, youthToAge: 24, graduateMonths: 24 };

describe('the start-up loan (R-43, R-83)', () => {
  const facts: StartUpLoanFacts = {
    birthDate: '1990-01-01',
    retirement: retirementOutlook('MALE', '1990-01-01'),
    groups: ['REGISTERED_UNEMPLOYED'],
    cleanCredit: true,
    hasOtherLoans: false,
    earlierLoans: 0,
  };
  const parameters = { minAge: 18, maxLoans: 3, personMaxYuan: 300_000, localLimitConfirmed: false };
  const verdictOf = (change: Partial<StartUpLoanFacts>) =>
    startUpLoan({ ...facts, ...change }, asOf, parameters).verdict;

  it('is pointed out with the national limit, the city’s own to confirm', () => {
    expect(startUpLoan(facts, asOf, parameters)).toMatchObject({
      verdict: 'ELIGIBLE',
      maxYuan: 300_000,
      toConfirm: ['本市个人贷款额度'],
    });
    expect(startUpLoan(facts, asOf, { ...parameters, localLimitConfirmed: true }).toConfirm).toEqual([]);
  });

  it.each([
    ['before 18', { birthDate: '2008-11-24' }],
    ['after statutory age', { retirement: retirementOutlook('MALE', '1960-01-01') }],
    ['outside the groups', { groups: [] }],
    ['with bad credit', { cleanCredit: false }],
    ['with other loans', { hasOtherLoans: true }],
    ['for a fourth time', { earlierLoans: 3 }],
  ])('is not for a person %s', (_who, change) => {
    expect(verdictOf(change)).toBe('NOT_ELIGIBLE');
  });

  it('asks for the credit of person and spouse', () => {
    expect(startUpLoan({ ...facts, cleanCredit: undefined }, asOf, parameters).missing).toEqual([
      'cleanCredit',
    ]);
  });
});

describe('the insurance subsidy for flexible work (R-81)', () => {
  const facts: FlexibleSubsidyFacts = {
    certifiedHardship: true,
    graduatedOn: null,
    flexiblyEmployed: true,
    paysOwnContributions: true,
    retirement: retirementOutlook('MALE', '1980-01-01'),
  };
  const parameters = { maxMonths: 36, nearRetirementMonths: 60, graduateMonths: 24 };
  const subsidyOf = (change: Partial<FlexibleSubsidyFacts>, on = asOf) =>
    flexibleInsuranceSubsidy({ ...facts, ...change }, on, parameters);

  it('is for hardship persons and graduates of two years', () => {
    expect(subsidyOf({}).verdict).toBe('ELIGIBLE');
    expect(subsidyOf({ certifiedHardship: false, graduatedOn: '2024-11-24' }).verdict).toBe('ELIGIBLE');
    expect(subsidyOf({ certifiedHardship: false, graduatedOn: '2024-11-23' }).verdict).toBe('NOT_ELIGIBLE');
    expect(subsidyOf({ certifiedHardship: false }).verdict).toBe('NOT_ELIGIBLE');
  });

  it('runs three years from the first approval, with the age of that day', () => {
    const approved = { firstApprovedOn: '2024-01-10' };
    expect(subsidyOf(approved, '2027-01-09')).toMatchObject({
      verdict: 'ELIGIBLE',
      term: { basis: 'FULL_TERM', endsOn: '2027-01-10' },
    });
    expect(subsidyOf(approved, '2027-01-10').verdict).toBe('NOT_ELIGIBLE');
  });

  it('keeps a graduate who was one on the day of the first approval', () => {
    const graduate = { certifiedHardship: false, graduatedOn: '2024-06-30', firstApprovedOn: '2025-01-10' };
    expect(subsidyOf(graduate, '2026-11-23').verdict).toBe('ELIGIBLE');
  });

  it('is open while a woman’s category decides its term', () => {
    expect(subsidyOf({ retirement: retirementOutlook('FEMALE_UNKNOWN', '1978-06-01') })).toMatchObject({
      verdict: 'UNKNOWN',
      missing: ['retirementCategory'],
    });
  });
});

describe('subsidies for employers (R-82)', () => {
  const hiring = { hiredOn: '2026-11-02', contractSigned: true, paysInsurance: true };

  it('reward hiring a certified hardship person', () => {
    expect(hardshipHiringSubsidy({ ...hiring, hardshipWhenHired: true }).verdict).toBe('ELIGIBLE');
    expect(hardshipHiringSubsidy({ ...hiring, hardshipWhenHired: false }).verdict).toBe('NOT_ELIGIBLE');
  });

  it('reward a small firm’s hiring of a recent graduate', () => {
    const graduate = { ...hiring, smallOrMicroFirm: true, graduatedOn: '2025-06-30' };
    expect(graduateHiringSubsidy(graduate, youth).verdict).toBe('ELIGIBLE');
    expect(graduateHiringSubsidy({ ...graduate, graduatedOn: '2024-11-02' }, youth).verdict).toBe(
      'NOT_ELIGIBLE',
    );
    expect(graduateHiringSubsidy({ ...graduate, smallOrMicroFirm: undefined }, youth).verdict).toBe(
      'UNKNOWN',
    );
  });

  it('for a time reward hiring graduates and registered youth while the scheme is open', () => {
    const scheme = { validFrom: '2026-01-01', validTo: '2026-12-31' };
    const young = { ...hiring, birthDate: '2004-01-01', graduatedOn: null, registeredWhenHired: true };
    const verdictOf = (change: Partial<typeof young>) =>
      oneTimeHiringSubsidy({ ...young, ...change }, scheme, youth).verdict;
    expect(verdictOf({})).toBe('ELIGIBLE');
    expect(verdictOf({ birthDate: '2001-11-02' })).toBe('NOT_ELIGIBLE');
    expect(verdictOf({ birthDate: '2001-11-03' })).toBe('ELIGIBLE');
    expect(verdictOf({ hiredOn: '2027-01-01' })).toBe('NOT_ELIGIBLE');
    expect(verdictOf({ registeredWhenHired: false })).toBe('NOT_ELIGIBLE');
  });
});

describe('training (R-41, R-78)', () => {
  it('is subsidised on a listed course that was passed', () => {
    const facts = { registeredUnemployed: true, courseListed: true, certificateObtained: true };
    expect(trainingSubsidy(facts).verdict).toBe('ELIGIBLE');
    expect(trainingSubsidy({ ...facts, certificateObtained: undefined })).toMatchObject({
      verdict: 'UNKNOWN',
      missing: ['certificateObtained'],
    });
    expect(trainingSubsidy({ ...facts, courseListed: false }).verdict).toBe('NOT_ELIGIBLE');
  });

  it('brings an allowance to hardship persons, families out of poverty and school leavers', () => {
    const nobody = {
      inTraining: true,
      certifiedHardship: false,
      outOfPovertyFamily: false,
      schoolLeaver: false,
    };
    expect(trainingLivingAllowance(nobody).verdict).toBe('NOT_ELIGIBLE');
    expect(trainingLivingAllowance({ ...nobody, schoolLeaver: true }).verdict).toBe('ELIGIBLE');
  });
});

describe('an internship (R-45)', () => {
  const parameters = { ...youth, minMonths: 3, maxMonths: 12 };
  const facts = {
    birthDate: '2003-01-01',
    graduatedOn: null,
    unemployed: true,
    registeredUnemployed: true,
    plannedMonths: 6,
  };
  const verdictOf = (change: object) => internship({ ...facts, ...change }, asOf, parameters).verdict;

  it('is for registered youth from 16 to 24 and graduates of two years', () => {
    expect(verdictOf({})).toBe('ELIGIBLE');
    expect(verdictOf({ birthDate: '2001-11-23' })).toBe('NOT_ELIGIBLE');
    expect(verdictOf({ birthDate: '1998-01-01', graduatedOn: '2025-06-30' })).toBe('ELIGIBLE');
  });

  it('lasts three to twelve months', () => {
    expect([2, 3, 12, 13].map((plannedMonths) => verdictOf({ plannedMonths }))).toEqual([
      'NOT_ELIGIBLE',
      'ELIGIBLE',
      'ELIGIBLE',
      'NOT_ELIGIBLE',
    ]);
  });
});

describe('the accident insurance subsidy for new forms of work (R-81)', () => {
  it('is pointed out with its local amount to confirm', () => {
    expect(accidentInsuranceSubsidy({ newFormOfWork: true, boughtAccidentInsurance: true })).toMatchObject({
      verdict: 'ELIGIBLE',
      toConfirm: ['本市补贴比例和限额'],
    });
  });
});
