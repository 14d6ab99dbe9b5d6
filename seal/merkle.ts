import { createHash } from 'node:crypto';

/** A step of a proof: the hashes beside the way from a leaf to the root, from below. */
export type Path = readonly Uint8Array[];

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function sha256(...parts: Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The hash of a leaf (RFC 6962, 2.1: a zero byte before it, so that no leaf can pass for a node). */
export function leafHash(data: Uint8Array): Buffer {
  return sha256(LEAF, data);
}

/**
 * The root over nodes of one level, the tree of RFC 6962: of leaves, or of the roots of chunks of them that are all
 * of the same power of two but the last.
 */
export function rootOf(nodes: readonly Uint8Array[]): Uint8Array {
  let level = nodes;
  while (level.length > 1) level = parentsOf(level);
  return level[0] ?? sha256();
}

/** The path from the node at `index` to the root over `nodes`. */
export function pathTo(nodes: readonly Uint8Array[], index: number): Path {
  const path: Uint8Array[] = [];
  let level = nodes;
  for (let at = index; level.length > 1; at >>= 1) {
    const beside = level[at ^ 1];
    if (beside) path.push(beside);
    level = parentsOf(level);
  }
  return path;
}

/**
 * The root that a path leads to from the leaf at `index` of `size`, or undefined when the path does not fit the tree
 * (RFC 9162, 2.1.3.2).
 */
export function rootFromPath(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: Path,
): Uint8Array | undefined {
  if (index >= size) return undefined;
  let [at, last, root] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      root = sha256(NODE, beside, root);
      while (at % 2 === 0 && at !== 0) [at, last] = [at >> 1, last >> 1];
    } else {
      root = sha256(NODE, root, beside);
    }
    [at, last] = [at >> 1, last >> 1];
  }
  return last === 0 ? root : undefined;
}

/** A node without a neighbour goes up as it is. */
function parentsOf(level: readonly Uint8Array[]): Uint8Array[] {
  const parents: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i] as Uint8Array, level[i + 1]];
    parents.push(right ? sha256(NODE, left, right) : left);
  }
  return parents;
}
