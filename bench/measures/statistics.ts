/** The value below which a share of the figures lies; the middle one of an odd number for 0.5. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  if (low === undefined || high === undefined) throw new RangeError('there are no figures');
  return low + (high - low) * (at - Math.floor(at));
}

export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

export type Point = readonly [x: number, y: number];

/** The line of Theil and Sen: the median of the slopes between any two points, and no outlier bends it. */
export function lineThrough(points: readonly Point[]): (x: number) => number {
  const slopes = points.flatMap(([x, y], n) =>
    points.slice(n + 1).map(([otherX, otherY]) => (otherY - y) / (otherX - x)),
  );
  const slope = median(slopes);
  const level = median(points.map(([x, y]) => y - slope * x));
  return (x) => level + slope * x;
}
