import { leavesOf, type Leaf } from './leaves';
import type { PolicyParameters } from './parameters';

/** One value that two versions do not share; undefined on the side that does not have it. */
export interface PolicyDifference {
  /** As in 'packages.s131.items.VACANCY.min'. */
  path: string;
  old: Leaf | undefined;
  new: Leaf | undefined;
}

/** Everything in which two packs differ, in the order of their paths: what a second person approves. */
export function differencesBetween(a: PolicyParameters, b: PolicyParameters): PolicyDifference[] {
  const [before, after] = [leavesOf(a), leavesOf(b)];
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .map((path) => ({ path, old: before.get(path), new: after.get(path) }))
    .filter((difference) => !isSame(difference.old, difference.new));
}

function isSame(a: Leaf | undefined, b: Leaf | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
