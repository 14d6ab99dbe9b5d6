import type { HardshipFacts } from '../../../domain/hardship/candidates';
import { reviewDueOn, reviewStanding, type StandingEvents } from '../../../domain/hardship/validity';
import { retirementOutlook } from '../../../domain/retirement';

const asOf = '2026-11-23';
const parameters = { longTermMonths: 6, nearRetirementMonths: 120, graduateMonths: 24 };
const graduate: HardshipFacts = {
  unemployed: true,
  registeredOn: '2026-08-03',
  unemployedThroughout: true,
  retirement: retirementOutlook('MALE', '2002-01-01'),
  graduatedOn: '2025-06-30',
  zeroEmploymentHousehold: false,
  graduateOfHardHousehold: false,
  studentLoan: true,
  landExpropriated: false,
  disabled: false,
  veteranWithoutArrangement: false,
  modelWorker: false,
  martyrOrSoldierFamily: false,
  singleParent: false,
  lowIncomeHousehold: false,
  outOfPoverty: false,
};
const nothing: StandingEvents = {
  employed: false,
  registrationCancelled: false,
  falseDeclaration: false,
  withdrawn: false,
  pensionOrDeath: false,
};

const review = (facts: Partial<HardshipFacts>, on = asOf, events: Partial<StandingEvents> = {}) =>
  reviewStanding(['H4'], { ...graduate, ...facts }, { ...nothing, ...events }, on, parameters);

describe('a certified hardship status (A-17, A-19)', () => {
  it('stays while its category holds', () => {
    expect(review({})).toEqual({ proposal: 'KEEP', categories: ['H4'] });
  });

  it('changes from H4 to H3 when two years are over after six months registered', () => {
    expect(review({}, '2027-06-30')).toEqual({ proposal: 'SWITCH', from: ['H4'], to: ['H3'] });
  });

  it('ends with its condition where no other category takes over (X3)', () => {
    expect(review({ studentLoan: false })).toEqual({ proposal: 'END', reasons: ['X3'] });
  });

  it('asks before it ends on a fact that is not known', () => {
    expect(review({ studentLoan: undefined })).toEqual({ proposal: 'CONFIRM', categories: ['H4'] });
  });

  it('keeps every category but the one that is gone', () => {
    const facts = { ...graduate, lowIncomeHousehold: true, disabled: undefined, studentLoan: false };
    expect(reviewStanding(['H4', 'H6a', 'H7'], facts, nothing, asOf, parameters)).toEqual({
      proposal: 'KEEP',
      categories: ['H6a', 'H7'],
    });
  });

  it.each([
    ['X1', { employed: true }],
    ['X2', { registrationCancelled: true }],
    ['X4', { falseDeclaration: true }],
    ['X5', { withdrawn: true }],
    ['X6', { pensionOrDeath: true, registrationCancelled: true }],
  ] as const)('ends for %s whatever its category', (reason, events) => {
    expect(review({}, asOf, events)).toEqual({ proposal: 'END', reasons: [reason] });
  });

  it('of H2 lasts beyond the retirement date until a pension is drawn', () => {
    const facts = { ...graduate, retirement: retirementOutlook('MALE', '1962-01-01') };
    expect(reviewStanding(['H2'], facts, nothing, asOf, parameters)).toMatchObject({ proposal: 'KEEP' });
  });

  it('is reviewed every twelve months (Q5)', () => {
    expect(reviewDueOn('2028-02-29', { reviewMonths: 12 })).toBe('2029-02-28');
  });
});
