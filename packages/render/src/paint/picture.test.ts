import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rect } from '../geometry.ts';
import { pictureSized } from '../resolved.fixture.ts';
import { placePicture } from './picture.ts';

const CENTRE = { x: 0.5, y: 0.5 };
const box = { x: 10, y: 20, width: 50, height: 50 };
const whole = { x: 0, y: 0, width: 100, height: 40 };

describe('where a picture of 100 × 40 lies in a box of 50 × 50', () => {
  const wide = pictureSized(100, 40);

  test('cover shows the middle half of its width', () => {
    expect(placePicture(wide, box, 'cover', CENTRE)).toEqual({
      source: { x: 30, y: 0, width: 40, height: 40 },
      target: box,
    });
  });

  test('contain shows all of it, in the middle', () => {
    expect(placePicture(wide, box, 'contain', CENTRE)).toEqual({
      source: whole,
      target: { x: 10, y: 35, width: 50, height: 20 },
    });
  });

  test('fill stretches it', () => {
    expect(placePicture(wide, box, 'fill', CENTRE)).toEqual({ source: whole, target: box });
  });

  test('none keeps its size and crops', () => {
    expect(placePicture(wide, box, 'none', CENTRE)).toEqual({
      source: { x: 25, y: 0, width: 50, height: 40 },
      target: { x: 10, y: 25, width: 50, height: 40 },
    });
  });

  test('a focal point at the left edge shows the left edge, not beyond it', () => {
    expect(placePicture(wide, box, 'cover', { x: 0, y: 0.5 }).source.x).toBe(0);
    expect(placePicture(wide, box, 'cover', { x: 1, y: 0.5 }).source.x).toBe(60);
  });

  test('a focal point inside is brought to the middle of the box', () => {
    expect(placePicture(wide, box, 'cover', { x: 0.45, y: 0.5 }).source.x + 20).toBeCloseTo(45);
  });

  test('a picture shrunk on load is cropped at the same place', () => {
    const { source, target } = placePicture(pictureSized(100, 40, 0.5), box, 'cover', CENTRE);
    expect(source).toEqual({ x: 15, y: 0, width: 20, height: 20 });
    expect(target).toEqual(box);
  });
});

describe('zoom and alignment', () => {
  const look = { zoom: 1, align: 'center', verticalAlign: 'middle' } as const;
  const wide = pictureSized(100, 40);

  test('zoom 2 shows a quarter of what cover shows, about the focal point', () => {
    const focal = { x: 0.45, y: 0.5 };
    expect(placePicture(wide, box, 'cover', focal, { ...look, zoom: 2 })).toEqual({
      source: { x: 35, y: 10, width: 20, height: 20 },
      target: box,
    });
  });

  test('zoom stretches and then cuts what fills', () => {
    expect(placePicture(wide, box, 'fill', CENTRE, { ...look, zoom: 2 })).toEqual({
      source: { x: 25, y: 10, width: 50, height: 20 },
      target: box,
    });
  });

  test('zoom in contain fills the room at the sides first', () => {
    expect(placePicture(wide, box, 'contain', CENTRE, { ...look, zoom: 2 })).toEqual({
      source: { x: 25, y: 0, width: 50, height: 40 },
      target: { x: 10, y: 25, width: 50, height: 40 },
    });
  });

  test.each([
    ['top', 20],
    ['middle', 35],
    ['bottom', 50],
  ] as const)('%s puts it there', (verticalAlign, y) => {
    expect(placePicture(wide, box, 'contain', CENTRE, { ...look, verticalAlign }).target.y).toBe(y);
  });

  test.each([
    ['left', 10],
    ['center', 25],
    ['right', 40],
  ] as const)('%s puts it there', (align, x) => {
    expect(placePicture(pictureSized(40, 100), box, 'contain', CENTRE, { ...look, align }).target.x).toBe(x);
  });
});

test('whatever the sizes: source within the picture, target within the box, aspect kept, cover covers', () => {
  const side = fc.integer({ min: 1, max: 4000 });
  const fraction = fc.double({ min: 0, max: 1, noNaN: true });
  const fits = fc.constantFrom('cover' as const, 'contain' as const, 'none' as const);
  const looks = fc.record({
    zoom: fc.constantFrom(1, 1, 1.5, 10),
    align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
    verticalAlign: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
  });
  fc.assert(
    fc.property(side, side, side, side, fraction, fraction, fits, looks, (w, h, width, height, x, y, fit, look) => {
      const into = { x: -7, y: 13, width, height };
      const { source, target } = placePicture(pictureSized(w, h), into, fit, { x, y }, look);
      expect(source.x).toBeGreaterThanOrEqual(-1e-6);
      expect(source.y).toBeGreaterThanOrEqual(-1e-6);
      expect(source.x + source.width).toBeLessThanOrEqual(w + 1e-6);
      expect(source.y + source.height).toBeLessThanOrEqual(h + 1e-6);
      expect(target.x).toBeGreaterThanOrEqual(into.x - 1e-6);
      expect(target.y).toBeGreaterThanOrEqual(into.y - 1e-6);
      expect(target.x + target.width).toBeLessThanOrEqual(into.x + width + 1e-6);
      expect(target.y + target.height).toBeLessThanOrEqual(into.y + height + 1e-6);
      expect(source.width * target.height).toBeCloseTo(source.height * target.width, 3);
      expect(isInSight(source, w, h, x, y)).toBe(true);
      if (fit === 'cover') {
        expect(target.width).toBeCloseTo(width);
        expect(target.height).toBeCloseTo(height);
      }
      if (fit === 'none') expect(target.width).toBeCloseTo(Math.min(w * look.zoom, width));
    }),
  );
});

/** Whether the focal point is in the part that is shown. */
function isInSight(source: Rect, width: number, height: number, x: number, y: number): boolean {
  const across = x * width - source.x;
  const down = y * height - source.y;
  return across >= -1e-6 && across <= source.width + 1e-6 && down >= -1e-6 && down <= source.height + 1e-6;
}
