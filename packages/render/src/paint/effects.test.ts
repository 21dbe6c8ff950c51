import type { ResolvedLayer, ResolvedScene } from '@pictify/scene';
import { expect, test } from 'vitest';
import type { Canvas2D, Matrix, Surface } from '../canvas.ts';
import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { createFontLibrary } from '../node/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import { MAX_REACH } from './effects.ts';
import { paintPage } from './paint-page.ts';

const fonts = await createFontLibrary();
const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/** A canvas that keeps its matrix and nothing else. */
function blankCanvas(): Canvas2D {
  let matrix = IDENTITY;
  const known: { [name: string]: unknown } = {
    getTransform: () => matrix,
    setTransform(a: number, b: number, c: number, d: number, e: number, f: number) {
      matrix = { a, b, c, d, e, f };
    },
  };
  return new Proxy({} as Canvas2D, { get: (_, name) => known[String(name)] ?? (() => undefined), set: () => true });
}

/** A page as if effects were not limited. */
function withAllEffects(page: LaidOutPage, scene: ResolvedScene): LaidOutPage {
  const restored = (laidOut: LaidOutLayer, layer: ResolvedLayer): LaidOutLayer => {
    const inside = 'layers' in layer ? layer.layers : [];
    const children = 'children' in laidOut ? laidOut.children : [];
    return {
      ...laidOut,
      layer: { ...laidOut.layer, blur: layer.blur, shadow: layer.shadow },
      children: children.map((child, index) => restored(child, inside[index]!)),
    } as LaidOutLayer;
  };
  return { ...page, layers: page.layers.map((laidOut, index) => restored(laidOut, scene.pages[0]!.layers[index]!)) };
}

/** The sides of all surfaces that painting a page of 100 × 100 asks for. */
function sidesOf(layers: readonly object[], scale = 1): number[] {
  const sides: number[] = [];
  const createSurface = (width: number, height: number): Surface => {
    sides.push(width, height);
    return { width, height, context: blankCanvas(), drawable: null };
  };
  const images = new Map();
  const page = withAllEffects(layoutPage(sceneOf(layers), { fonts, images }).page, sceneOf(layers));
  const surface = { width: 100 * scale, height: 100 * scale, context: blankCanvas(), drawable: null };
  paintPage(surface, page, { images, createSurface, scale });
  return sides;
}

const huge = { id: 'huge', type: 'shape', box: { x: -8000, y: -8000, width: 16_000, height: 16_000 }, fill: 'red' };
const FARTHEST = { blur: 500, shadow: [{ x: 1000, y: -1000, blur: 500 }] };

function nested(depth: number, effects: object): object {
  return Array.from({ length: depth }).reduce<object>(
    (layer, _, level) => ({ id: `group-${level}`, type: 'group', ...effects, layers: [layer] }),
    { ...huge, ...effects },
  );
}

test.each([1, 3, 20])('effects nested %i deep look no further outside the page than one may', (depth) => {
  for (const scale of [1, 3]) {
    const sides = sidesOf([nested(depth, FARTHEST)], scale);
    expect(sides.length).toBeGreaterThan(depth);
    // Each level adds pixels for anti-aliasing.
    expect(Math.max(...sides)).toBeLessThanOrEqual(100 * scale + 2 * MAX_REACH + 4 * (depth + 1));
  }
});

test('effects that look nowhere ask for no more than the page', () => {
  expect(Math.max(...sidesOf([nested(20, { opacity: 0.5 })]))).toBeLessThanOrEqual(100 + 4 * 21);
});
