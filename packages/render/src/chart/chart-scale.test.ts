import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monotoneSlopes } from './chart-curve.ts';
import { roundValues } from './chart-scale.ts';

test.each([
  [0, 100, 4, [0, 50, 100]],
  [0, 77, 4, [0, 20, 40, 60, 80]],
  [-15, 12, 3, [-20, -10, 0, 10, 20]],
  [0, 0.003, 3, [0, 0.001, 0.002, 0.003]],
  [5, 5, 3, []],
])('round values from %d to %d in about %d steps', (low, high, count, expected) => {
  expect(roundValues(low, high, count)).toEqual(expected);
});

test('round values cover the range evenly, and are few', () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(value, value, fc.integer({ min: 1, max: 10 }), (a, b, count) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(high - low > 1e-6 * Math.max(1, Math.abs(low), Math.abs(high)));
      const values = roundValues(low, high, count);
      const step = values[1]! - values[0]!;
      expect(values[0]!).toBeLessThanOrEqual(low + step * 1e-6);
      expect(values.at(-1)!).toBeGreaterThanOrEqual(high - step * 1e-6);
      expect(values.length).toBeLessThanOrEqual(count + 3);
    }),
  );
});

test('a smooth line never leaves the range of its two points', () => {
  const heights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(heights, (ys) => {
      const points = ys.map((y, index) => ({ x: index * 10, y }));
      const slopes = monotoneSlopes(points);
      for (let at = 1; at < points.length; at++) {
        const [from, to] = [points[at - 1]!.y, points[at]!.y];
        const third = 10 / 3;
        for (const share of [0.1, 0.25, 0.5, 0.75, 0.9]) {
          const y = bezier(from, from + slopes[at - 1]! * third, to - slopes[at]! * third, to, share);
          expect(y).toBeGreaterThanOrEqual(Math.min(from, to) - 1e-6);
          expect(y).toBeLessThanOrEqual(Math.max(from, to) + 1e-6);
        }
      }
    }),
  );
});

function bezier(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}
