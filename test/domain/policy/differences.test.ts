import fc from 'fast-check';
import otherCity from '../../fixtures/policy-other-city.json';
import xuchang from '../../../prisma/reference/policy-xuchang.json';
import { differencesBetween } from '../../../domain/policy/differences';
import { leavesOf } from '../../../domain/policy/leaves';
import type { PolicyParameters } from '../../../domain/policy/parameters';

const XUCHANG = xuchang.parameters as PolicyParameters;
const OTHER = otherCity.parameters as PolicyParameters;

describe('differences between two versions', () => {
  it('there are none between a pack and itself, in whatever order it is written', () => {
    const turned = Object.fromEntries(Object.entries(XUCHANG).reverse()) as unknown as PolicyParameters;
    expect(differencesBetween(XUCHANG, turned)).toEqual([]);
  });

  it('names a changed value by its path, with old and new', () => {
    const changed = structuredClone(XUCHANG);
    changed.followUp.stablePeriods = 3;
    changed.hardship.specialCategories = ['H1', 'H2'];
    expect(differencesBetween(XUCHANG, changed)).toEqual([
      { path: 'followUp.stablePeriods', old: 2, new: 3 },
      { path: 'hardship.specialCategories', old: ['H1', 'H2', 'H6a'], new: ['H1', 'H2'] },
    ]);
  });

  it('names packages and their items by what they are: a new item moves no other', () => {
    const changed = structuredClone(XUCHANG);
    const [, s131] = changed.packages;
    s131?.items.unshift({
      code: 'POLICY_TALK',
      name: '政策宣讲',
      min: 1,
      distinct: false,
      fulfilledBy: ['PROVIDED'],
      clauses: ['R-30'],
    });
    expect(differencesBetween(XUCHANG, changed).map(({ path }) => path)).toEqual([
      'packages.s131.items',
      'packages.s131.items.POLICY_TALK.clauses',
      'packages.s131.items.POLICY_TALK.code',
      'packages.s131.items.POLICY_TALK.distinct',
      'packages.s131.items.POLICY_TALK.fulfilledBy',
      'packages.s131.items.POLICY_TALK.min',
      'packages.s131.items.POLICY_TALK.name',
    ]);
  });

  it('sees another order of packages, and a rung that was added', () => {
    const changed = structuredClone(XUCHANG);
    changed.packages.reverse();
    changed.ladders.PLAN?.pop();
    expect(differencesBetween(XUCHANG, changed)).toMatchObject([
      { path: 'ladders.PLAN.2.afterWorkdays', old: 10, new: undefined },
      { path: 'ladders.PLAN.2.from' },
      { path: 'ladders.PLAN.2.level' },
      { path: 'packages', old: ['basic4', 's131'], new: ['s131', 'basic4'] },
    ]);
  });

  it('misses no value: whichever is changed, it alone is named', () => {
    const paths = [...leavesOf(XUCHANG).keys()].filter(
      (path) => !path.endsWith('.code') && !path.endsWith('.id'),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const names = path.split('.');
        const changed = structuredClone(XUCHANG) as unknown;
        expect(leavesOf(changed).get(path)).toEqual(leavesOf(XUCHANG).get(path));
        set(changed, names);
        expect(differencesBetween(XUCHANG, changed as PolicyParameters).map((one) => one.path)).toContain(
          path,
        );
      }),
    );
  });

  it('turned round, old and new change places', () => {
    const there = differencesBetween(XUCHANG, OTHER);
    const back = differencesBetween(OTHER, XUCHANG);
    expect(back).toEqual(there.map(({ path, old, new: now }) => ({ path, old: now, new: old })));
    expect(there.length).toBeGreaterThan(50);
  });
});

/** Writes something else at a path in which rows go by their names. */
function set(pack: unknown, names: readonly string[]): void {
  const [name = '', ...rest] = names;
  const slots = pack as Record<string, unknown>;
  const key = Array.isArray(pack)
    ? String(
        pack.findIndex(
          (row: Record<string, unknown>, index) => (row['id'] ?? row['code'] ?? String(index)) === name,
        ),
      )
    : name;
  if (rest.length === 0) slots[key] = Array.isArray(slots[key]) ? [] : 'something else';
  else set(slots[key], rest);
}
