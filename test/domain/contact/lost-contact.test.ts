import fc from 'fast-check';
import {
  contactStanding,
  stepTaken,
  type Attempt,
  type CalledNumber,
  type FailedCall,
  type Search,
} from '../../../domain/contact/lost-contact';

const parameters = { hoursApart: 3 };
const call = (hour: number, number: CalledNumber, knownNumbers = 2): Attempt & FailedCall => ({
  kind: 'CALL',
  hour,
  number,
  knownNumbers,
});
const FIRST = { on: '2026-11-02', hour: 9, number: 'REGISTERED', knownNumbers: 2 } as const;

/** The search after attempts on days of their own, from the third of November. */
const after = (...attempts: Attempt[]): Search =>
  attempts.reduce<Search>(
    (search, attempt, index) => {
      const step = stepTaken(search, attempt, parameters);
      const on = `2026-11-${String(index + 3).padStart(2, '0')}`;
      return step ? { ...search, steps: { ...search.steps, [step]: on } } : search;
    },
    { first: FIRST, steps: {} },
  );
const standing = (...attempts: Attempt[]) => contactStanding(after(...attempts));

const FOUR_STEPS: Attempt[] = [
  call(19, 'OTHER_1'),
  { kind: 'VISIT', by: 'COMMUNITY' },
  { kind: 'COMPARISON' },
  { kind: 'VISIT', by: 'SUBDISTRICT' },
];

describe('a search for somebody who does not answer (R-64, Q10)', () => {
  it('R-64: begins with the first call that reaches nobody, and names its next step', () => {
    expect(contactStanding(undefined)).toEqual({ standing: 'IN_CONTACT' });
    expect(standing()).toEqual({ standing: 'SEARCHED', done: [], next: 'OTHER_NUMBER' });
  });

  it('R-64: asks for another number at another hour: the same one again is no step', () => {
    expect(standing(call(9, 'OTHER_1'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(call(19, 'REGISTERED'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(call(11, 'OTHER_1'))).toMatchObject({ next: 'OTHER_NUMBER' });
    expect(standing(call(12, 'OTHER_1'))).toMatchObject({ next: 'COMMUNITY_VISIT' });
  });

  it('R-64: takes another hour for enough where the person left one number only', () => {
    const search = { first: { ...FIRST, knownNumbers: 1 }, steps: {} };
    expect(stepTaken(search, call(19, 'REGISTERED', 1), parameters)).toBe('OTHER_NUMBER');
    expect(stepTaken(search, call(10, 'REGISTERED', 1), parameters)).toBeUndefined();
    expect(stepTaken(search, call(19, 'REGISTERED', 2), parameters)).toBeUndefined();
  });

  it('R-64: goes through visit of the community, comparison and visit of the subdistrict', () => {
    const nextSteps = [0, 1, 2, 3, 4].map((n) => standing(...FOUR_STEPS.slice(0, n)));
    expect(nextSteps.map((now) => ('next' in now ? now.next : now.standing))).toEqual([
      'OTHER_NUMBER',
      'COMMUNITY_VISIT',
      'COMPARISON',
      'SUBDISTRICT_VISIT',
      'LOST',
    ]);
  });

  it('R-64: marks contact as lost only after every step, in whatever order they were taken', () => {
    expect(standing(...FOUR_STEPS)).toEqual({ standing: 'LOST', since: '2026-11-06' });
    fc.assert(
      fc.property(fc.shuffledSubarray(FOUR_STEPS), (steps) => {
        expect(standing(...steps).standing).toBe(steps.length === FOUR_STEPS.length ? 'LOST' : 'SEARCHED');
      }),
    );
  });

  it('R-64: a step that was taken is not taken again', () => {
    const search = after(...FOUR_STEPS);
    for (const again of FOUR_STEPS) expect(stepTaken(search, again, parameters)).toBeUndefined();
  });

  it('R-59 R-64: a comparison that knows of the person leads to them instead', () => {
    const traced: Search = { ...after(...FOUR_STEPS.slice(0, 3)), traced: true };
    expect(contactStanding(traced)).toEqual({ standing: 'TRACED', on: '2026-11-05' });
  });
});
