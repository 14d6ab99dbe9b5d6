import fc from 'fast-check';
import { addDays } from '../../../domain/civil-date';
import {
  hardshipCandidates,
  openHardshipQuestions,
  type HardshipFacts,
} from '../../../domain/hardship/candidates';
import { HARDSHIP_CATEGORIES } from '../../../domain/hardship/categories';
import { retirementOutlook } from '../../../domain/retirement';

const asOf = '2026-11-23';
const parameters = { longTermMonths: 6, nearRetirementMonths: 120, graduateMonths: 24 };
const nothing: HardshipFacts = {
  unemployed: true,
  registeredOn: '2026-11-02',
  unemployedThroughout: true,
  retirement: retirementOutlook('MALE', '1990-01-01'),
  zeroEmploymentHousehold: false,
  graduatedOn: null,
  graduateOfHardHousehold: false,
  studentLoan: false,
  landExpropriated: false,
  disabled: false,
  veteranWithoutArrangement: false,
  modelWorker: false,
  martyrOrSoldierFamily: false,
  singleParent: false,
  lowIncomeHousehold: false,
  outOfPoverty: false,
};

function categoriesOf(change: Partial<HardshipFacts>, on = asOf) {
  return hardshipCandidates({ ...nothing, ...change }, on, parameters).map(({ category }) => category);
}

describe('a hardship candidate (R-33, A-19)', () => {
  it('is nobody without a reason', () => {
    expect(categoriesOf({})).toEqual([]);
  });

  it.each([
    ['H1', { zeroEmploymentHousehold: true }],
    ['H5', { landExpropriated: true }],
    ['H6a', { disabled: true }],
    ['H6b', { veteranWithoutArrangement: true }],
    ['H6c', { modelWorker: true }],
    ['H6d', { martyrOrSoldierFamily: true }],
    ['H6e', { singleParent: true }],
    ['H7', { lowIncomeHousehold: true }],
    ['H8', { outOfPoverty: true }],
    ['H9', { otherDocumentNumber: '豫人社〔2026〕1号' }],
  ])('of %s is proposed with a reason', (category, change) => {
    expect(hardshipCandidates({ ...nothing, ...change }, asOf, parameters)).toEqual([
      { category, because: expect.any(String) as string, toConfirm: [] },
    ]);
  });

  it('of H2 is within ten years of the own retirement date, not 50 or 40 years old (A-18)', () => {
    const near = (category: 'MALE' | 'FEMALE_50' | 'FEMALE_55', birth: string) =>
      categoriesOf({ retirement: retirementOutlook(category, birth) });
    expect(near('MALE', '1974-06-23')).toEqual(['H2']);
    expect(near('MALE', '1974-06-24')).toEqual([]);
    expect(near('FEMALE_55', '1979-06-23')).toEqual(['H2']);
    expect(near('FEMALE_50', '1982-11-23')).toEqual(['H2']);
    expect(near('FEMALE_50', '1984-11-23')).toEqual([]);
  });

  it('of H2 is a woman of unknown category on the earlier date, to be confirmed', () => {
    const retirement = retirementOutlook('FEMALE_UNKNOWN', '1981-06-01');
    expect(hardshipCandidates({ ...nothing, retirement }, asOf, parameters)).toMatchObject([
      { category: 'H2', toConfirm: ['retirementCategory'] },
    ]);
  });

  it('of H3 has been registered for six months without a break, clamped to the month’s end (A-13)', () => {
    expect(categoriesOf({ registeredOn: '2026-08-31' }, '2027-02-27')).toEqual([]);
    expect(categoriesOf({ registeredOn: '2026-08-31' }, '2027-02-28')).toEqual(['H3']);
    expect(categoriesOf({ registeredOn: '2026-01-01', unemployedThroughout: false })).toEqual([]);
  });

  it('of H3 waits twelve months where the policy in force says so', () => {
    const facts = { ...nothing, registeredOn: '2026-01-23' };
    expect(hardshipCandidates(facts, asOf, { ...parameters, longTermMonths: 12 })).toEqual([]);
  });

  it('of H4 graduated less than two years ago and is of a hard-pressed household or had a loan', () => {
    const graduate = { graduatedOn: '2024-11-24', studentLoan: true };
    expect(categoriesOf(graduate)).toEqual(['H4']);
    expect(categoriesOf({ ...graduate, graduatedOn: '2024-11-23' })).toEqual([]);
    expect(categoriesOf({ graduatedOn: '2026-06-30', graduateOfHardHousehold: true })).toEqual(['H4']);
    expect(categoriesOf({ graduatedOn: '2026-06-30' })).toEqual([]);
  });

  it('is unemployed: who works is none', () => {
    expect(categoriesOf({ unemployed: false, disabled: true, lowIncomeHousehold: true })).toEqual([]);
  });

  it('stays one of H2 and H3 as time goes on', () => {
    const later = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2027-05-02', days));
    fc.assert(
      fc.property(later, (on) => {
        const categories = categoriesOf({ retirement: retirementOutlook('MALE', '1970-01-01') }, on);
        return categories.join() === 'H2,H3';
      }),
    );
  });
});

describe('open questions about hardship (R-33)', () => {
  it('are the facts that were not asked yet', () => {
    expect(
      openHardshipQuestions({ ...nothing, disabled: undefined, singleParent: undefined }, asOf, parameters),
    ).toEqual(['disabled', 'singleParent']);
    expect(openHardshipQuestions(nothing, asOf, parameters)).toEqual([]);
  });

  it('are never asked as a proposal', () => {
    const unknown = { ...nothing, retirement: undefined, disabled: undefined };
    expect(hardshipCandidates(unknown, asOf, parameters)).toEqual([]);
    expect(openHardshipQuestions(unknown, asOf, parameters)).toContain('retirementCategory');
  });

  it('concern the thirteen rows of the table', () => {
    expect(HARDSHIP_CATEGORIES).toHaveLength(13);
  });
});
