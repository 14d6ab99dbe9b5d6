/** A value of a pack that is compared as a whole: a number, a choice, or a list of choices. */
export type Leaf = string | number | boolean | null | readonly unknown[];

/**
 * The values of a pack by path. Rows with an `id` or a `code` are named by it and not by their position, so that a row
 * put in between moves no other; a list of such rows is a value too: the names of its rows in their order.
 */
export function leavesOf(pack: unknown): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  collect(pack, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, Leaf>): void {
  const below = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (Array.isArray(value)) {
    const names = value.map(nameOf);
    if (names.length > 0 && names.every((name) => name !== undefined)) {
      leaves.set(path, names);
      value.forEach((row, index) => collect(row, below(names[index] ?? index), leaves));
    } else if (value.some((one) => typeof one === 'object')) {
      value.forEach((row, index) => collect(row, below(index), leaves));
    } else {
      leaves.set(path, value);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) collect(one, below(name), leaves);
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    leaves.set(path, value);
  } else {
    leaves.set(path, null);
  }
}

function nameOf(row: unknown): string | undefined {
  if (typeof row !== 'object' || row === null) return undefined;
  if ('id' in row && typeof row.id === 'string') return row.id;
  return 'code' in row && typeof row.code === 'string' ? row.code : undefined;
}
