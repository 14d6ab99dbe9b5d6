import { lineThrough, quantile } from '../../bench/measures/statistics';

describe('the statistics of the measurements', () => {
  it('find the figure below which a share of the others lies', () => {
    expect(quantile([4, 1, 3, 2, 5], 0.5)).toBe(3);
    expect(quantile([1, 2], 0.95)).toBeCloseTo(1.95);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  it('draw a line through points that no outlier bends', () => {
    const points = [1, 2, 3, 4, 5, 6, 7].map((x) => [x, x === 4 ? 1_000 : 10 + 2 * x] as const);
    const line = lineThrough(points);
    expect([line(0), line(100)]).toEqual([10, 210]);
  });
});
