import fc from 'fast-check';
import { addDays, addMonths } from '../../domain/civil-date';
import {
  compareCandidates,
  mayBeRecommended,
  rankForPost,
  rankingComponents,
  type PostCandidate,
} from '../../domain/public-posts';
import { retirementOutlook } from '../../domain/retirement';

const asOf = '2026-11-23';
const parameters = {
  priorityMonths: 60,
  nearRetirementMonths: 120,
  weights: { tierOneFact: 4, severeDisability: 3, disability: 2, lowIncome: 1 },
};
const person: PostCandidate = {
  personHash: 'm',
  certified: ['H3'],
  retirement: retirementOutlook('MALE', '1985-01-01'),
  zeroEmploymentHousehold: false,
  disability: 'NONE',
  lowIncome: false,
  unemployedSince: '2026-01-05',
  registeredAt: '2026-01-06T02:00:00.000Z',
  fulfils: ['HEALTH_CERTIFICATE'],
  termLeft: true,
  declined: false,
};
const candidate = (personHash: string, change: Partial<PostCandidate>) => ({
  ...person,
  personHash,
  ...change,
});
const orderOf = (...candidates: PostCandidate[]) =>
  rankForPost(candidates, [], asOf, parameters).ranked.map(({ personHash }) => personHash);
const retiringIn = (months: number, days: number) => {
  const date = addDays(addMonths(asOf, months), days);
  return { earliest: date, latest: date, certain: true };
};

describe('the order for a public-welfare post (R-89)', () => {
  it('puts zero-employment households and less than five years to retirement on one tier, first', () => {
    const household = candidate('household', {
      zeroEmploymentHousehold: true,
      unemployedSince: '2025-01-01',
    });
    const near = candidate('near', { retirement: retiringIn(60, -1) });
    const exactlyFive = candidate('five', { retirement: retiringIn(60, 0) });
    expect(orderOf(exactlyFive, household, near)).toEqual(['near', 'household', 'five']);
    const tiers = [household, near, exactlyFive].map(
      (each) => rankingComponents(each, asOf, parameters).tier,
    );
    expect(tiers).toEqual([1, 1, 2]);
  });

  it('then ten years, disability and low income, then every other certified person', () => {
    const ten = candidate('ten', { retirement: retiringIn(120, 0) });
    const overTen = candidate('over', { retirement: retiringIn(120, 1) });
    const poor = candidate('poor', { lowIncome: true });
    const disabled = candidate('disabled', { disability: 'DISABLED' });
    expect(orderOf(overTen, ten, poor, disabled)).toEqual(['disabled', 'poor', 'ten', 'over']);
  });

  it('puts both facts of the first tier before one of them with a severe disability and low income', () => {
    const both = candidate('both', { zeroEmploymentHousehold: true, retirement: retiringIn(24, 0) });
    const one = candidate('one', { retirement: retiringIn(12, 0), disability: 'SEVERELY_DISABLED' });
    expect(orderOf(one, both)).toEqual(['both', 'one']);
    expect(rankingComponents(both, asOf, parameters).score).toBe(8);
    expect(rankingComponents(one, asOf, parameters).score).toBe(7);
  });

  it('breaks ties by retirement, unemployment, registration and at last the hash', () => {
    const sooner = candidate('sooner', { retirement: retiringIn(200, 0) });
    const longer = candidate('longer', { unemployedSince: '2025-01-05' });
    const earlier = candidate('earlier', { registeredAt: '2026-01-06T01:59:59.000Z' });
    expect(orderOf(candidate('b', {}), candidate('a', {}), earlier, longer, sooner)).toEqual([
      'sooner',
      'longer',
      'earlier',
      'a',
      'b',
    ]);
  });

  it('shows every component of a place', () => {
    const near = candidate('near', {
      retirement: retiringIn(24, 3),
      disability: 'DISABLED',
      lowIncome: true,
    });
    expect(rankForPost([near], ['HEALTH_CERTIFICATE'], asOf, parameters).ranked).toEqual([
      {
        rank: 1,
        personHash: 'near',
        tier: 1,
        tierOneFacts: ['NEAR_RETIREMENT'],
        score: 7,
        monthsToRetire: 24,
        unemployedDays: 322,
        registeredAt: person.registeredAt,
      },
    ]);
  });

  it('refuses a list with one person twice', () => {
    expect(() => orderOf(person, person)).toThrow(RangeError);
  });
});

describe('who is passed over for a post (R-89)', () => {
  it('is named with every reason', () => {
    const unfit = candidate('unfit', { certified: [], fulfils: [], termLeft: false, declined: true });
    expect(rankForPost([unfit], ['HEALTH_CERTIFICATE'], asOf, parameters)).toEqual({
      ranked: [],
      passedOver: [
        {
          personHash: 'unfit',
          reasons: [
            { code: 'NOT_CERTIFIED' },
            { code: 'TERM_USED_UP' },
            { code: 'DECLINED' },
            { code: 'REQUIREMENT_NOT_MET', requirement: 'HEALTH_CERTIFICATE' },
          ],
        },
      ],
    });
  });

  it('includes a woman until her retirement category is confirmed', () => {
    const woman = candidate('woman', { retirement: retirementOutlook('FEMALE_UNKNOWN', '1979-01-01') });
    expect(rankForPost([woman], [], asOf, parameters).passedOver).toEqual([
      { personHash: 'woman', reasons: [{ code: 'RETIREMENT_DATE_UNCONFIRMED' }] },
    ]);
  });
});

describe('the order of candidates (R-89)', () => {
  const anyCandidate = fc
    .record({
      birth: fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('1962-01-01', days)),
      zeroEmploymentHousehold: fc.boolean(),
      disability: fc.constantFrom('NONE' as const, 'DISABLED' as const, 'SEVERELY_DISABLED' as const),
      lowIncome: fc.boolean(),
      unemployedSince: fc.constantFrom('2025-01-05', '2026-01-05'),
    })
    .map(({ birth, ...facts }) => ({ ...person, ...facts, retirement: retirementOutlook('MALE', birth) }));
  const anyCandidates = fc
    .array(anyCandidate, { maxLength: 12 })
    .map((list) => list.map((candidate, index) => ({ ...candidate, personHash: `person-${index}` })));

  it('does not depend on the order in which they are listed', () => {
    fc.assert(
      fc.property(anyCandidates, fc.integer({ min: 0, max: 12 }), (candidates, by) => {
        const rotated = [...candidates.slice(by), ...candidates.slice(0, by)].reverse();
        expect(orderOf(...rotated)).toEqual(orderOf(...candidates));
      }),
    );
  });

  it('is total: of two persons one stands before the other, and so on through a third', () => {
    fc.assert(
      fc.property(anyCandidates, (candidates) => {
        const rows = candidates.map((candidate) => ({
          personHash: candidate.personHash,
          ...rankingComponents(candidate, asOf, parameters),
        }));
        for (const a of rows)
          for (const b of rows) {
            const [ab, ba] = [compareCandidates(a, b), compareCandidates(b, a)];
            expect(Math.sign(ab) + Math.sign(ba)).toBe(0);
            expect(ab === 0).toBe(a.personHash === b.personHash);
            for (const c of rows) {
              if (ab < 0 && compareCandidates(b, c) < 0) expect(compareCandidates(a, c)).toBeLessThan(0);
            }
          }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a recommendation for a public-welfare post (R-28, R-35)', () => {
  it('follows special hardship, or attempts in the market that came to nothing', () => {
    const policy = { minMarketAttempts: 3 };
    expect(mayBeRecommended({ specialHardship: true, marketAttempts: 0 }, policy)).toBe(true);
    expect(mayBeRecommended({ specialHardship: false, marketAttempts: 3 }, policy)).toBe(true);
    expect(mayBeRecommended({ specialHardship: false, marketAttempts: 2 }, policy)).toBe(false);
  });
});
