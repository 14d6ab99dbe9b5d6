import fc from 'fast-check';
import { contactStanding, type Attempt } from '../../../domain/contact/lost-contact';
import { XUCHANG_RULES } from '../../support/rules';

const parameters = {
  stepWorkdays: { OTHER_NUMBER: 3, COMMUNITY_VISIT: 5, COMPARISON: 5, SUBDISTRICT_VISIT: 10 },
  hoursApart: 3,
};
const call = (on: string, hour: number, numberId: string, reached = false): Attempt => ({
  kind: 'CALL',
  on,
  hour,
  numberId,
  reached,
});
const visit = (on: string, by: 'COMMUNITY' | 'SUBDISTRICT', reached = false): Attempt => ({
  kind: 'VISIT',
  on,
  by,
  reached,
});
const comparison = (on: string, found = false): Attempt => ({ kind: 'COMPARISON', on, found });
const standing = (...attempts: Attempt[]) => contactStanding(attempts, 2, XUCHANG_RULES.calendar, parameters);

const FIRST = call('2026-11-02', 9, 'own');
const OTHER = call('2026-11-03', 19, 'second');
const FOUR_STEPS = [
  FIRST,
  OTHER,
  visit('2026-11-06', 'COMMUNITY'),
  comparison('2026-11-09'),
  visit('2026-11-18', 'SUBDISTRICT'),
];

describe('a search for somebody who does not answer (R-64, Q10)', () => {
  it('R-64: begins with the first call that reaches nobody, and names its next step with a date', () => {
    expect(standing()).toEqual({ standing: 'IN_CONTACT' });
    expect(standing(FIRST)).toEqual({
      standing: 'SEARCHED',
      done: [],
      next: 'OTHER_NUMBER',
      dueOn: '2026-11-05',
      provisional: false,
    });
  });

  it('R-64: asks for another number at another hour: the same one again is no step', () => {
    expect(standing(FIRST, call('2026-11-03', 9, 'second'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(FIRST, call('2026-11-03', 19, 'own'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(FIRST, call('2026-11-03', 11, 'second'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(FIRST, call('2026-11-03', 12, 'second'))).toMatchObject({ next: 'COMMUNITY_VISIT' });
    expect(standing(FIRST, OTHER)).toMatchObject({ next: 'COMMUNITY_VISIT', dueOn: '2026-11-10' });
  });

  it('R-64: takes another hour for enough where the person left one number only', () => {
    const again = call('2026-11-03', 19, 'own');
    expect(contactStanding([FIRST, again], 1, XUCHANG_RULES.calendar, parameters)).toMatchObject({
      next: 'COMMUNITY_VISIT',
    });
  });

  it('R-64: goes through visit of the community, comparison and visit of the subdistrict', () => {
    const nextSteps = FOUR_STEPS.map((_, n) => standing(...FOUR_STEPS.slice(0, n + 1)));
    expect(nextSteps.map((now) => ('next' in now ? now.next : now.standing))).toEqual([
      'OTHER_NUMBER',
      'COMMUNITY_VISIT',
      'COMPARISON',
      'SUBDISTRICT_VISIT',
      'LOST',
    ]);
  });

  it('R-64: marks contact as lost only after every step, in whatever order they were taken', () => {
    expect(standing(...FOUR_STEPS)).toEqual({ standing: 'LOST', since: '2026-11-18' });
    const [, ...steps] = FOUR_STEPS;
    const anyFewer = fc
      .shuffledSubarray(steps)
      .map((some) => [FIRST, ...some])
      .map((attempts) => ({ attempts, isFull: attempts.length === FOUR_STEPS.length }));
    fc.assert(
      fc.property(anyFewer, ({ attempts, isFull }) => {
        expect(standing(...attempts).standing).toBe(isFull ? 'LOST' : 'SEARCHED');
      }),
    );
  });

  it('R-64: ends with the next contact, and begins anew after it', () => {
    const found = call('2026-12-01', 12, 'own', true);
    expect(standing(...FOUR_STEPS, found)).toEqual({ standing: 'IN_CONTACT' });
    expect(standing(...FOUR_STEPS, found, call('2027-01-05', 9, 'own'))).toMatchObject({
      standing: 'SEARCHED',
      done: [],
    });
  });

  it('R-59 R-64: a comparison that knows of the person leads to them instead', () => {
    expect(standing(FIRST, OTHER, comparison('2026-11-09', true))).toEqual({
      standing: 'TRACED',
      on: '2026-11-09',
    });
  });

  it('R-64: a comparison of before the search is none of its steps', () => {
    expect(standing(comparison('2026-10-01'), ...FOUR_STEPS.slice(0, 3))).toMatchObject({
      next: 'COMPARISON',
    });
  });
});
