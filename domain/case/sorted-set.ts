/** The values without repetition, in one order: equal sets are equal JSON. */
export function sortedSet<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
