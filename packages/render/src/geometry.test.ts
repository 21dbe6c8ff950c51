import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitCorners, intersection, type Rect, rotatedBounds, union } from './geometry.ts';

const rects: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  width: fc.integer({ min: 0, max: 500 }),
  height: fc.integer({ min: 0, max: 500 }),
});
const lengths = fc.integer({ min: 0, max: 1000 });
const corners = fc.tuple(lengths, lengths, lengths, lengths);

const contains = (outer: Rect, inner: Rect, slack = 1e-6): boolean =>
  outer.x <= inner.x + slack &&
  outer.y <= inner.y + slack &&
  outer.x + outer.width >= inner.x + inner.width - slack &&
  outer.y + outer.height >= inner.y + inner.height - slack;

describe('corners', () => {
  test('radii that fit stay as they are', () => {
    expect(fitCorners([10, 20, 30, 40], { width: 70, height: 60 })).toEqual([10, 20, 30, 40]);
  });

  test('one radius larger than half the shorter side becomes half of it', () => {
    expect(fitCorners([999, 999, 999, 999], { width: 100, height: 30 })).toEqual([15, 15, 15, 15]);
  });

  test('two radii on one side share it by their ratio', () => {
    expect(fitCorners([90, 30, 0, 0], { width: 80, height: 90 })).toEqual([60, 20, 0, 0]);
  });

  test('an empty box has no corners', () => {
    expect(fitCorners([10, 10, 10, 10], { width: 0, height: 50 })).toEqual([0, 0, 0, 0]);
  });

  test('fitted radii never overlap along any side, and keep their ratios', () => {
    fc.assert(
      fc.property(
        corners,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        (radii, width, height) => {
          const [tl, tr, br, bl] = fitCorners(radii, { width, height });
          expect(Math.max(tl + tr, bl + br)).toBeLessThanOrEqual(width + 1e-9);
          expect(Math.max(tl + bl, tr + br)).toBeLessThanOrEqual(height + 1e-9);
          expect(tl * radii[2]).toBeCloseTo(br * radii[0], 4);
          expect(tr * radii[3]).toBeCloseTo(bl * radii[1], 4);
        },
      ),
    );
  });
});

describe('bounds', () => {
  test('a quarter turn swaps the sides about the centre', () => {
    const { x, y, width, height } = rotatedBounds({ x: 0, y: 0, width: 40, height: 20 }, 90);
    expect([x, y, width, height].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([10, -10, 20, 40]);
  });

  test('a square turned by 45° is √2 as wide', () => {
    expect(rotatedBounds({ x: 10, y: 10, width: 10, height: 10 }, 45).width).toBeCloseTo(10 * Math.SQRT2);
  });

  test('whole turns change nothing, not even by rounding', () => {
    const rect = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
    expect(rotatedBounds(rect, -720)).toBe(rect);
  });

  test('turned bounds keep their centre and are not smaller than the box', () => {
    fc.assert(
      fc.property(rects, fc.double({ min: -720, max: 720, noNaN: true }), (rect, degrees) => {
        const bounds = rotatedBounds(rect, degrees);
        expect(bounds.x + bounds.width / 2).toBeCloseTo(rect.x + rect.width / 2, 6);
        expect(bounds.y + bounds.height / 2).toBeCloseTo(rect.y + rect.height / 2, 6);
        expect(bounds.width * bounds.height).toBeGreaterThanOrEqual(rect.width * rect.height - 1e-6);
      }),
    );
  });

  test('a union holds both, an intersection lies in both', () => {
    fc.assert(
      fc.property(rects, rects, (a, b) => {
        expect(contains(union(a, b), a) && contains(union(a, b), b)).toBe(true);
        const common = intersection(a, b);
        if (common) expect(contains(a, common) && contains(b, common)).toBe(true);
      }),
    );
  });

  test('rectangles that only touch have nothing in common', () => {
    expect(intersection({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 0, width: 5, height: 5 })).toBeNull();
  });
});
