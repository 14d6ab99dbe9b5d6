import fc from 'fast-check';
import { addDays } from '../../domain/civil-date';
import {
  assessEligibility,
  INELIGIBILITY_CODES,
  REGISTRATION_PLACES,
  type RegistrationApplication,
} from '../../domain/eligibility';

const asOf = '2026-11-23';
const declarations = { ableToWork: true, wantsWork: true, unemployed: true, drawsNoPension: true };
const withoutPlace: RegistrationApplication = {
  birthDate: '1985-06-01',
  declarations,
  commitmentSigned: true,
};
const application: RegistrationApplication = { ...withoutPlace, place: 'HABITUAL' };

function codesOf(change: Partial<RegistrationApplication>) {
  const result = assessEligibility({ ...application, ...change }, asOf);
  return result.eligible ? [] : result.reasons.map(({ code }) => code);
}

describe('who may register as unemployed', () => {
  it('is who is 16, on the birthday and not a day before (R-07)', () => {
    expect(codesOf({ birthDate: '2010-11-23' })).toEqual([]);
    expect(codesOf({ birthDate: '2010-11-24' })).toEqual(['UNDER_16']);
  });

  it('is of any greater age: only drawing a pension ends it (R-07, A-14)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (days) => {
        return codesOf({ birthDate: addDays('2010-11-23', -days) }).length === 0;
      }),
    );
    expect(codesOf({ birthDate: '1950-01-01', pensionPaid: false })).toEqual([]);
  });

  it('is not who draws a basic pension, declared or found by comparison (A-14)', () => {
    expect(codesOf({ declarations: { ...declarations, drawsNoPension: false } })).toEqual(['DRAWS_PENSION']);
    expect(codesOf({ pensionPaid: true })).toEqual(['DRAWS_PENSION']);
  });

  it.each([
    ['ableToWork', 'UNABLE_TO_WORK'],
    ['wantsWork', 'NO_WISH_TO_WORK'],
    ['unemployed', 'NOT_UNEMPLOYED'],
  ] as const)('declares %s (R-07)', (condition, code) => {
    expect(codesOf({ declarations: { ...declarations, [condition]: false } })).toEqual([code]);
  });

  it('signs the commitment, and brings nothing else (R-09, R-10)', () => {
    expect(codesOf({ commitmentSigned: false })).toEqual(['COMMITMENT_NOT_SIGNED']);
    expect(assessEligibility(application, asOf)).toEqual({ eligible: true });
  });

  it.each(REGISTRATION_PLACES)('chooses any of the four places: %s (R-08, R-92)', (place) => {
    expect(codesOf({ place })).toEqual([]);
  });

  it('chooses one of them (R-08)', () => {
    expect(assessEligibility(withoutPlace, asOf)).toMatchObject({ reasons: [{ code: 'PLACE_NOT_CHOSEN' }] });
  });

  it('is never refused for the household or its place (R-92, A-20)', () => {
    expect(INELIGIBILITY_CODES.filter((code) => /HOUSEHOLD|HUKOU|RESIDEN|DIVISION/.test(code))).toEqual([]);
  });

  it('hears every reason at once, each with clause, field and next step', () => {
    const result = assessEligibility(
      { ...application, commitmentSigned: false, declarations: { ...declarations, unemployed: false } },
      asOf,
    );
    expect(result).toMatchObject({
      reasons: [
        { code: 'NOT_UNEMPLOYED', clause: 'R-07', field: 'declarations/unemployed' },
        { code: 'COMMITMENT_NOT_SIGNED', clause: 'R-09', field: 'commitmentSigned' },
      ],
    });
  });
});

describe('job-seeker registration (R-70)', () => {
  function offeredTo(change: Partial<RegistrationApplication>) {
    const result = assessEligibility({ ...application, ...change }, asOf);
    return !result.eligible && result.jobSeekerRegistrationOffered;
  }

  it('is offered to a pensioner and to an employed person who look for work', () => {
    expect(offeredTo({ pensionPaid: true })).toBe(true);
    expect(offeredTo({ declarations: { ...declarations, unemployed: false } })).toBe(true);
  });

  it('is offered to who wants training only', () => {
    const noWish = { declarations: { ...declarations, wantsWork: false } };
    expect(offeredTo(noWish)).toBe(false);
    expect(offeredTo({ ...noWish, wantsTraining: true })).toBe(true);
  });

  it('is not offered under 16, nor in place of an unsigned commitment', () => {
    expect(offeredTo({ birthDate: '2012-01-01' })).toBe(false);
    expect(offeredTo({ commitmentSigned: false })).toBe(false);
  });
});
