import otherCity from '../../fixtures/policy-other-city.json';
import xuchang from '../../../prisma/reference/policy-xuchang.json';
import { validatePolicyParameters, type PolicyProblem } from '../../../domain/policy/validate';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const PACK = xuchang.parameters as unknown as Json;

/** A copy of a pack with the value at a path changed. */
function changed(path: readonly string[], change: (value: Json | undefined) => Json | undefined): Json {
  const copy = structuredClone(PACK);
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<Json>((value, name) => valueAt(value, name) ?? null, copy);
  if (typeof parent !== 'object' || parent === null) throw new Error('no such path');
  const slots = parent as { [name: string]: Json };
  const value = change(slots[last]);
  if (value === undefined) delete slots[last];
  else slots[last] = value;
  return copy;
}

function valueAt(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null ? (value as { [name: string]: Json })[name] : undefined;
}

function isGroup(value: Json): value is { [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every place in a pack, from the whole down to each value. */
function places(value: Json, path: string[] = []): { path: string[]; value: Json }[] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, one]) => places(one, [...path, name]))
      : [];
  return [{ path, value }, ...below];
}

function problemsOf(pack: unknown): PolicyProblem[] {
  const check = validatePolicyParameters(pack);
  return check.ok ? [] : check.problems;
}

const PLACES = places(PACK);
const GROUPS = PLACES.filter(({ value }) => isGroup(value));
const FIELDS = PLACES.filter(({ path }) => path.length > 0);

describe('checking a pack (R-03)', () => {
  it('accepts the pack of the notice and that of another city', () => {
    expect(problemsOf(xuchang.parameters)).toEqual([]);
    expect(problemsOf(otherCity.parameters)).toEqual([]);
  });

  it.each([null, 1, 'x', [], [PACK]])('refuses what is no pack: %j', (json) => {
    expect(problemsOf(json)).toEqual([{ field: '', sentence: '应为一组参数' }]);
  });

  it('finds each value that is not there any more, by its path', () => {
    for (const { path } of FIELDS.filter((place) => isRequired(place.path))) {
      expect(problemsOf(changed(path, () => undefined))).toContainEqual({
        field: path.join('.'),
        sentence: '必填',
      });
    }
  });

  it('finds each value that is of no possible kind', () => {
    for (const { path } of FIELDS) {
      const fields = problemsOf(changed(path, () => null)).map(({ field }) => field);
      expect(fields).toContain(path.join('.'));
    }
  });

  it('finds each number that is negative, a fraction, or beyond all measure', () => {
    for (const { path } of FIELDS.filter(({ value }) => typeof value === 'number')) {
      for (const number of [-1, 0.5, 1e12]) {
        const [problem] = problemsOf(changed(path, () => number));
        expect(problem).toMatchObject({
          field: path.join('.'),
          sentence: expect.stringMatching(/整数/) as string,
        });
      }
    }
  });

  it('finds each list that is empty', () => {
    for (const { path } of FIELDS.filter(({ value }) => Array.isArray(value))) {
      expect(problemsOf(changed(path, () => []))).toContainEqual({
        field: path.join('.'),
        sentence: '至少填写一项',
      });
    }
  });

  it('refuses a field that no rule reads, wherever it stands', () => {
    for (const { path } of GROUPS) {
      expect(problemsOf(changed([...path, 'extra'], () => 1))).toEqual([
        { field: [...path, 'extra'].join('.'), sentence: '不认识的参数,请删除' },
      ]);
    }
  });

  it.each([
    ['R-63', 'THREE_REFUSALS'],
    ['R-64', 'SIX_MONTHS_WITHOUT_CONTACT'],
  ])('%s: a pack has no place for a ground of cancellation: %s', (_clause, ground) => {
    const words = ['grounds', 'endings', 'cancellation', 'ground', 'allowedGrounds'];
    for (const { path } of GROUPS) {
      for (const word of words) {
        expect(problemsOf(changed([...path, word], () => [ground]))).not.toEqual([]);
      }
    }
    for (const { path } of FIELDS.filter(({ value }) => typeof value !== 'object')) {
      if (!/name$/.test(path.join('.')) && !/code$/.test(path.join('.'))) {
        expect(problemsOf(changed(path, () => ground))).not.toEqual([]);
      }
    }
  });

  it('says everything at once, in the order of the pack', () => {
    const broken = changed(['intake'], () => ({ decisionWorkdays: 0, ownerWorkdays: 'x', more: 1 }));
    expect(problemsOf(broken).map(({ field }) => field)).toEqual([
      'intake.entryWorkdays',
      'intake.decisionWorkdays',
      'intake.ownerWorkdays',
      'intake.more',
    ]);
  });

  it('is not led astray by names that every object has', () => {
    const pack = JSON.parse(
      JSON.stringify(PACK).replace(
        '"household":{',
        '"household":{"__proto__":{"targetWorkdays":1},"constructor":1,',
      ),
    ) as unknown;
    expect(problemsOf(pack).map(({ field }) => field)).toEqual([
      'household.__proto__',
      'household.constructor',
    ]);
  });
});

describe('what must hold between parameters', () => {
  const rung = (level: string, from: string, afterWorkdays: number): Json => ({ level, from, afterWorkdays });
  it.each<[string, string[], Json, string]>([
    ['packages without repetition', ['packages', '1', 'id'], 'basic4', 'packages.1.id'],
    ['no package under the id of another task', ['packages', '0', 'id'], 'plan', 'packages.0.id'],
    ['one code, one item', ['packages', '1', 'items', '2', 'code'], 'VACANCY', 'packages.1.items.2.code'],
    [
      'codes apart between packages',
      ['packages', '1', 'items', '0', 'code'],
      'POLICY_SERVICE',
      'packages.1.items.0.code',
    ],
    ['urgent before due', ['packages', '0', 'urgentWorkdays'], 6, 'packages.0.urgentWorkdays'],
    [
      'a service given fulfils',
      ['packages', '0', 'items', '0', 'fulfilledBy'],
      ['DECLINED'],
      'packages.0.items.0.fulfilledBy',
    ],
    [
      'three different ones are needed by everybody',
      ['packages', '1', 'items', '1', 'fulfilledBy'],
      ['PROVIDED', 'NO_NEED'],
      'packages.1.items.1.fulfilledBy',
    ],
    ['a ladder climbs', ['ladders', 'PLAN', '1'], rung('SUBDISTRICT', 'BREACH', 5), 'ladders.PLAN.1.level'],
    [
      'a ladder goes forward in time',
      ['ladders', 'PLAN', '2'],
      rung('CITY', 'BREACH', 4),
      'ladders.PLAN.2.afterWorkdays',
    ],
    [
      'before the breach, then after it',
      ['ladders', 'PLAN', '1'],
      rung('COUNTY', 'URGENT', 0),
      'ladders.PLAN.1.from',
    ],
    [
      'an urgent rung fires before the breach',
      ['ladders', 'BASIC_FOUR', '0'],
      rung('SUBDISTRICT', 'URGENT', 3),
      'ladders.BASIC_FOUR.0.afterWorkdays',
    ],
    [
      'missed follow-ups climb',
      ['followUp', 'missedLadder'],
      ['COUNTY', 'SUBDISTRICT'],
      'followUp.missedLadder',
    ],
    [
      'R-89 tiers from near to far',
      ['publicPosts', 'ranking', 'priorityMonths'],
      121,
      'publicPosts.ranking.priorityMonths',
    ],
    [
      'more contribution, no fewer months',
      ['benefits', 'unemploymentInsurance', 'steps', '2', 'months'],
      6,
      'benefits.unemploymentInsurance.steps',
    ],
    [
      'the first step begins at the least contribution',
      ['benefits', 'unemploymentInsurance', 'minContributionMonths'],
      6,
      'benefits.unemploymentInsurance.minContributionMonths',
    ],
    [
      'no step beyond the cap',
      ['benefits', 'unemploymentInsurance', 'capMonths'],
      18,
      'benefits.unemploymentInsurance.capMonths',
    ],
    ['from young to old', ['benefits', 'internship', 'youthToAge'], 15, 'benefits.internship.youthToAge'],
    ['from short to long', ['benefits', 'internship', 'maxMonths'], 2, 'benefits.internship.maxMonths'],
  ])('%s', (_rule, path, value, field) => {
    expect(problemsOf(changed(path, () => value))).toMatchObject([{ field }]);
  });

  it('R-52: a missed follow-up has its own ladder and no other', () => {
    const pack = changed(['ladders', 'FOLLOW_UP'], () => [rung('CITY', 'BREACH', 0)]);
    expect(problemsOf(pack)).toEqual([{ field: 'ladders.FOLLOW_UP', sentence: '不认识的参数,请删除' }]);
  });

  it('lists have no repetition', () => {
    const twice = changed(['hardship', 'specialCategories'], () => ['H1', 'H1']);
    expect(problemsOf(twice)).toEqual([{ field: 'hardship.specialCategories', sentence: '不能有重复的项' }]);
  });
});

/** A ladder may be left out, an entry of a list leaves a shorter list; everything else has to be there. */
function isRequired(path: readonly string[]): boolean {
  return !/^\d+$/.test(path.at(-1) ?? '') && !(path.length === 2 && path[0] === 'ladders');
}
