import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Canvas2D, Matrix, Surface } from '../canvas.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { MAX_REACH } from '../paint/effects.ts';
import { paintPage } from '../paint/paint-page.ts';
import { sceneOf } from '../resolved.fixture.ts';
import { effectWork, hasEffects } from './effect-work.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { layoutPage } from './layout-page.ts';

const fonts = await createFontLibrary();
const images = new Map();
const CARD = { width: 1200, height: 630 };
const FAR = { x: 1000, y: 1000, blur: 500, spread: 1000 };
const square = { type: 'shape', fill: 'red', box: { x: 20, y: 20, width: 100, height: 100 } };

const lay = (layers: readonly object[], page: { width: number; height: number }) =>
  layoutPage(sceneOf(layers, page), { fonts, images });

const codes = (layers: readonly object[], page: { width: number; height: number }) =>
  lay(layers, page).issues.map(({ code, layer }) => `${code} ${layer}`);

const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

describe('a page keeps', () => {
  const grid = (look: object, count = 100): object[] =>
    Array.from({ length: count }, (_, index) => {
      const box = { x: (index % 10) * 100, y: Math.floor(index / 10) * 45, width: 300, height: 200 };
      return { ...square, id: `part-${index}`, box, ...look };
    });

  test.each([
    ['blurs of 60 px', { blur: 60 }],
    ['soft shadows', { shadow: [{ y: 10, blur: 60 }, { blur: 8 }] }],
    ['inner shadows', { shadow: [{ blur: 60, inset: true }] }],
  ])('a hundred %s of a third of a card', (_, look) => {
    expect(codes(grid(look), CARD)).toEqual([]);
  });

  test('one blur as soft as can be, small as it may be', () => {
    expect(codes([{ ...square, id: 'glow', blur: 500 }], { width: 200, height: 160 })).toEqual([]);
  });

  test('what is below of more than there is room for, with an issue for each of the others', () => {
    const all = grid({ blur: 200 });
    const left = lay(all, CARD).page.layers.filter(hasEffects);
    const lost = codes(all, CARD);
    expect(left.length).toBeGreaterThan(5);
    expect(left.map(({ layer }) => layer.id)).toEqual(left.map((_, index) => `part-${index}`));
    expect(lost).toEqual(all.slice(left.length).map((_, index) => `effects_too_many part-${left.length + index}`));
  });
});

describe('a page loses', () => {
  const small = { width: 200, height: 160 };

  test.each([false, true])('shadows thrown too far, inset %s', (inset) => {
    const layer = { ...square, id: 'far', shadow: Array.from({ length: 8 }, () => ({ ...FAR, inset })) };
    const { page, issues } = lay([layer, { ...square, id: 'near', shadow: [{ blur: 20 }] }], small);
    expect(issues.map(({ code, layer }) => [code, layer])).toEqual([['effects_too_many', 'far']]);
    expect(page.layers.map(hasEffects)).toEqual([false, true]);
  });

  test('the blur of a group, and keeps those inside it', () => {
    const inside = Array.from({ length: 2000 }, (_, index) => ({
      ...square,
      id: `tile-${index}`,
      ...(index === 0 ? { shadow: [{ blur: 10 }] } : {}),
      box: { x: -3000, y: -3000, width: 6000, height: 6000 },
    }));
    const { page, issues } = lay([{ id: 'group', type: 'group', blur: 300, layers: inside }], small);
    expect(issues.map(({ layer }) => layer)).toEqual(['group']);
    const [group] = page.layers as [Extract<LaidOutLayer, { type: 'group' }>];
    expect(hasEffects(group)).toBe(false);
    expect(hasEffects(group.children[0]!)).toBe(true);
  });

  test('what would be too much while it zooms in', () => {
    const zoom = { effect: 'zoom', from: 10 };
    const many = (animations: object[]): object[] =>
      Array.from({ length: 60 }, (_, index) => ({ ...square, id: `zooming-${index}`, blur: 40, animations }));
    expect(codes(many([]), small)).toEqual([]);
    expect(codes(many([zoom]), small)).not.toEqual([]);
  });

  test('what would be too much while it slides over the page, and costs nothing where it rests', () => {
    const resting = (animations: object[]): object[] => [
      { ...square, id: 'outside', animations, box: { x: 9000, y: 0, width: 6000, height: 6000 }, blur: 500 },
    ];
    expect(codes(resting([]), small)).toEqual([]);
    expect(codes(resting([{ effect: 'slide' }]), small)).toEqual(['effects_too_many outside']);
  });
});

/** A canvas that keeps its matrix and nothing else. */
function matrixCanvas(): Canvas2D {
  let matrix = IDENTITY;
  const saved: Matrix[] = [];
  const known: { [name: string]: unknown } = {
    getTransform: () => matrix,
    setTransform(a: number, b: number, c: number, d: number, e: number, f: number) {
      matrix = { a, b, c, d, e, f };
    },
    transform(m: Matrix) {
      const { a, b, c, d, e, f } = matrix;
      matrix = {
        a: a * m.a + c * m.b,
        b: b * m.a + d * m.b,
        c: a * m.c + c * m.d,
        d: b * m.c + d * m.d,
        e: a * m.e + c * m.f + e,
        f: b * m.e + d * m.f + f,
      };
    },
    translate: (e: number, f: number) => (known['transform'] as (m: Matrix) => void)({ ...IDENTITY, e, f }),
    rotate(angle: number) {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      (known['transform'] as (m: Matrix) => void)({ a: cos, b: sin, c: -sin, d: cos, e: 0, f: 0 });
    },
    save: () => saved.push(matrix),
    restore: () => (matrix = saved.pop() ?? matrix),
  };
  return new Proxy({} as Canvas2D, { get: (_, name) => known[String(name)] ?? (() => undefined), set: () => true });
}

test('no more pixels of surfaces are asked for than was estimated', () => {
  const offset = fc.integer({ min: -300, max: 300 });
  const looks = fc.record({
    rotation: fc.constantFrom(0, 30, 90, 217),
    blur: fc.constantFrom(0, 5, 80),
    shadow: fc.array(
      fc.record({
        x: offset,
        y: offset,
        blur: fc.constantFrom(0, 12, 150),
        spread: fc.constantFrom(0, 40, -10),
        inset: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    mask: fc.constantFrom(undefined, { shape: 'ellipse' }),
    box: fc.record({
      x: offset,
      y: offset,
      width: fc.integer({ min: 40, max: 400 }),
      height: fc.integer({ min: 40, max: 400 }),
    }),
  });
  const shape = looks.map((look) => ({ id: 'shape', type: 'shape', fill: 'red', ...look }));
  const groups = fc
    .tuple(looks, shape, shape)
    .map(([look, ...layers]) => ({ id: 'group', type: 'group', ...look, layers }));
  fc.assert(
    fc.property(fc.oneof(shape, groups), (layer) => {
      let pixels = 0;
      const createSurface = (width: number, height: number): Surface => {
        // Patches are a pixel or two larger than what they cover, on either side.
        pixels += Math.max(0, width - 4) * Math.max(0, height - 4);
        return { width, height, context: matrixCanvas(), drawable: null };
      };
      const { page } = lay([layer], { width: 300, height: 200 });
      const [only] = page.layers as [LaidOutLayer];
      const surface = { width: 300, height: 200, context: matrixCanvas(), drawable: null };
      paintPage(surface, page, { images, createSurface, scale: 1 });
      const target = { x: 0, y: 0, width: 300, height: 200 };
      const work = effectWork(only, { target, reach: MAX_REACH, matrix: IDENTITY, moving: false });
      // A layer that is only masked is none of its business.
      if (hasEffects(only)) expect(pixels).toBeLessThanOrEqual(work);
    }),
    { numRuns: 300 },
  );
});
