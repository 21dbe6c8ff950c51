import type { ResolvedOutline, ResolvedStroke } from '@pictify/scene';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import { strokeReach } from '../paint/stroke.ts';
import { layerOf } from '../resolved.fixture.ts';
import { type Outline, outlineOf } from './outline.ts';
import { outlineCorners } from './polygon.ts';

const BOX: Rect = { x: 10, y: 20, width: 100, height: 60 };

const resolvedOf = (written: object): ResolvedOutline => {
  const layer = layerOf({ type: 'shape', ...written });
  return { ...layer, path: layer.pathData } as ResolvedOutline;
};
const outline = (written: object, box = BOX): Outline => outlineOf(resolvedOf(written), box);

/** The points an outline visits, control points included. */
function visited(shape: Outline): [number, number][] {
  const points: [number, number][] = [];
  const pairs = (...values: number[]): void => {
    for (let at = 0; at < values.length; at += 2) points.push([values[at]!, values[at + 1]!]);
  };
  const canvas = { moveTo: pairs, lineTo: pairs, bezierCurveTo: pairs, closePath: () => undefined };
  shape.trace(canvas as unknown as Canvas2D);
  return points;
}

describe('corners', () => {
  test('of polygons and stars begin at the top and lie on the ellipse of the box', () => {
    for (const written of [
      { shape: 'polygon', sides: 7 },
      { shape: 'star', points: 6, innerRadius: 0.4 },
    ]) {
      const corners = outlineCorners(resolvedOf(written), BOX);
      expect(corners[0]).toEqual({ x: 60, y: 20 });
      const distances = corners.map(({ x, y }) => Math.hypot((x - 60) / 50, (y - 50) / 30));
      expect([...new Set(distances.map((distance) => distance.toFixed(6)))]).toEqual(
        written.shape === 'star' ? ['1.000000', '0.400000'] : ['1.000000'],
      );
    }
  });

  test('rounded too much become an ellipse-like whole without leaving the polygon', () => {
    const radius = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 64 }), radius, fc.constantFrom('polygon', 'star'), (count, r, shape) => {
        for (const [x, y] of visited(outline({ shape, sides: count, points: count, radius: r }))) {
          expect(Math.hypot((x - 60) / 50, (y - 50) / 30)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });
});

describe('a path', () => {
  const TRIANGLE = 'M2 4 L6 4 L6 12 Z';

  test('is stretched from what it covers to the box', () => {
    const fitted = outline({ shape: 'path', path: TRIANGLE });
    expect(visited(fitted)).toEqual([
      [10, 20],
      [110, 20],
      [110, 80],
    ]);
    expect(fitted.bounds).toEqual(BOX);
  });

  test('keeps its place in a path box, and may lie outside of it', () => {
    const fitted = outline({ shape: 'path', path: TRIANGLE, pathBox: { x: 4, y: 0, width: 4, height: 8 } });
    expect(fitted.bounds).toEqual({ x: -40, y: 50, width: 100, height: 60 });
  });

  test('without a width is centred', () => {
    expect(visited(outline({ shape: 'path', path: 'M7 0V9' }))).toEqual([
      [60, 20],
      [60, 80],
    ]);
  });

  test('is closed where all of it is, and the line along an open one centred', () => {
    const stroke = layerOf({ type: 'shape', stroke: { paint: '#000', width: 10, align: 'outside' } }).stroke;
    const closed = outline({ shape: 'path', path: TRIANGLE });
    const open = outline({ shape: 'path', path: 'M0 60 13 0 26 60' });
    expect([closed.closed, open.closed]).toEqual([true, false]);
    expect(strokeReach({ ...stroke!, join: 'round' }, closed)).toBe(10);
    expect(strokeReach({ ...stroke!, join: 'round' }, open)).toBe(5);
  });

  test('that is not there draws nothing', () => {
    expect(visited(outline({ shape: 'path' }))).toEqual([]);
  });

  test('is never longer than said', () => {
    expect(outline({ shape: 'path', path: 'M0 0h100v60h-100z' }).length()).toBe(320);
    expect(outline({ shape: 'path', path: 'M0 0h100M0 60h100' }).length()).toBe(200);
  });
});

describe('a stroke reaches', () => {
  const stroke = (extra: Partial<ResolvedStroke>): ResolvedStroke =>
    layerOf({ type: 'shape', stroke: { paint: '#000', width: 10, ...extra } as never }).stroke!;

  test('half its width, all of it outside, or nowhere', () => {
    const ellipse = outline({ shape: 'ellipse' });
    expect(strokeReach(stroke({}), ellipse)).toBe(5);
    expect(strokeReach(stroke({ align: 'outside' }), ellipse)).toBe(10);
    expect(strokeReach(stroke({ align: 'inside' }), ellipse)).toBe(0);
    expect(strokeReach(null, ellipse)).toBe(0);
  });

  test('further where mitres are sharp, unless they are rounded', () => {
    const triangle = outline({ shape: 'polygon', sides: 3 }, { x: 0, y: 0, width: 100, height: 100 });
    // 60° at every corner: 1 / sin 30°.
    expect(strokeReach(stroke({}), triangle)).toBeCloseTo(10);
    expect(strokeReach(stroke({ join: 'round' }), triangle)).toBe(5);
    expect(strokeReach(stroke({}), outline({ shape: 'star', innerRadius: 0 }))).toBe(50);
  });

  test('half its width beyond a line, which has no inside', () => {
    const line = outline({ shape: 'line' });
    expect(strokeReach(stroke({ align: 'inside' }), line)).toBe(5);
    expect(strokeReach(stroke({ cap: 'square' }), line)).toBeCloseTo(5 * Math.SQRT2);
  });
});
