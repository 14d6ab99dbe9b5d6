import {
  assessZeroEmployment,
  clearingReason,
  householdClock,
  type Household,
  type HouseholdMember,
} from '../../domain/household';
import { provisionalYear, type WorkingDayCalendar } from '../../domain/working-days';
import published from '../fixtures/cn-holidays-2023-2026.json';

const asOf = '2026-11-23';
const father: HouseholdMember = {
  id: 'father',
  birthDate: '1975-03-01',
  drawsPension: false,
  ableToWork: true,
  wantsWork: true,
  inSchoolOrArmy: false,
  standing: 'REGISTERED_UNEMPLOYED',
};
const mother: HouseholdMember = { ...father, id: 'mother', birthDate: '1978-03-01' };
const child: HouseholdMember = {
  ...father,
  id: 'child',
  birthDate: '2012-03-01',
  standing: 'NOT_REGISTERED',
};
const employed = { standing: 'EMPLOYED', employmentVerified: true } as const;

function householdOf(...members: HouseholdMember[]): Household {
  return { urban: true, withoutBusinessOrInvestmentIncome: true, members };
}

function verdictOf(household: Household) {
  return assessZeroEmployment(household, asOf).verdict;
}

describe('a zero-employment household (R-87, R-90)', () => {
  it('has every able and willing member of working age registered as unemployed', () => {
    expect(verdictOf(householdOf(father, mother, child))).toBe('ELIGIBLE');
    expect(verdictOf(householdOf(father))).toBe('ELIGIBLE');
    expect(verdictOf(householdOf(father, { ...mother, standing: 'NOT_REGISTERED' }))).toBe('NOT_ELIGIBLE');
    expect(verdictOf(householdOf(father, { ...mother, ...employed }))).toBe('NOT_ELIGIBLE');
  });

  it.each([
    ['a pensioner', { drawsPension: true }],
    ['a person unable to work', { ableToWork: false }],
    ['a person who does not want work', { wantsWork: false }],
    ['a pupil, student or soldier', { inSchoolOrArmy: true }],
    ['a child under 16', { birthDate: '2010-11-24' }],
  ])('does not count %s', (_who, change) => {
    expect(verdictOf(householdOf(father, { ...mother, standing: 'NOT_REGISTERED', ...change }))).toBe(
      'ELIGIBLE',
    );
    expect(verdictOf(householdOf({ ...mother, ...change }))).toBe('NOT_ELIGIBLE');
  });

  it('is not prevented by the job of a pensioner, who is outside it', () => {
    expect(verdictOf(householdOf(father, { ...mother, ...employed, drawsPension: true }))).toBe('ELIGIBLE');
  });

  it('counts who turned 16 today', () => {
    expect(verdictOf(householdOf(father, { ...child, birthDate: '2010-11-23' }))).toBe('NOT_ELIGIBLE');
  });

  it('is urban and has no income from business or investment', () => {
    expect(verdictOf({ ...householdOf(father), urban: false })).toBe('NOT_ELIGIBLE');
    expect(verdictOf({ ...householdOf(father), withoutBusinessOrInvestmentIncome: false })).toBe(
      'NOT_ELIGIBLE',
    );
  });

  it('stays open while a fact is missing, and names it', () => {
    const unknownIncome = { ...householdOf(father), withoutBusinessOrInvestmentIncome: undefined };
    expect(assessZeroEmployment(unknownIncome, asOf)).toMatchObject({
      verdict: 'UNKNOWN',
      missing: ['household/withoutBusinessOrInvestmentIncome'],
    });
    const unverified = householdOf(father, { ...mother, standing: 'EMPLOYED' });
    expect(assessZeroEmployment(unverified, asOf)).toMatchObject({ missing: ['household/members/mother'] });
    expect(verdictOf(householdOf({ ...father, standing: 'NOT_REGISTERED', wantsWork: undefined }))).toBe(
      'UNKNOWN',
    );
  });
});

describe('a certified household is cleared (R-90)', () => {
  const reasonFor = (household: Household) => clearingReason(household, asOf);

  it('by the first verified employment of a member', () => {
    expect(reasonFor(householdOf(father, mother))).toBeUndefined();
    expect(reasonFor(householdOf(father, { ...mother, standing: 'EMPLOYED' }))).toBeUndefined();
    expect(reasonFor(householdOf(father, { ...mother, ...employed }))).toBe('MEMBER_EMPLOYED');
    expect(reasonFor(householdOf(father, { ...mother, ...employed, drawsPension: true }))).toBeUndefined();
  });

  it('when income appears, nobody is left, all withdraw or it is urban no longer', () => {
    expect(reasonFor({ ...householdOf(father), withoutBusinessOrInvestmentIncome: false })).toBe(
      'BUSINESS_OR_INVESTMENT_INCOME',
    );
    expect(reasonFor(householdOf({ ...father, drawsPension: true }, child))).toBe('NO_MEMBER_LEFT');
    expect(reasonFor(householdOf({ ...father, wantsWork: false }))).toBe('ALL_WITHDREW');
    expect(reasonFor({ ...householdOf(father), urban: false })).toBe('NOT_URBAN');
  });
});

describe('the clock of an open household (R-90, Q6)', () => {
  const calendar: WorkingDayCalendar = {
    version: '2026-11',
    years: [
      {
        year: 2026,
        status: 'PUBLISHED',
        off: published.years['2026'].off,
        work: published.years['2026'].work,
      },
      provisionalYear(2027),
    ],
  };

  it('has a target in working days and an alarm at the end of the quarter', () => {
    expect(householdClock('2026-07-01', calendar, { targetWorkdays: 20 })).toEqual({
      targetOn: '2026-07-29',
      alarmOn: '2026-09-30',
      provisional: false,
    });
  });

  it('alarms with the target where that lies after the quarter', () => {
    expect(householdClock('2026-12-21', calendar, { targetWorkdays: 20 })).toEqual({
      targetOn: '2027-01-19',
      alarmOn: '2027-01-19',
      provisional: true,
    });
  });
});
