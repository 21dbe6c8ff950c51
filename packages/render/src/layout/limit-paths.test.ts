import type { ResolvedShape } from '@pictify/scene';
import { describe, expect, test } from 'vitest';
import { createFontLibrary } from '../node/fonts/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { layoutPage } from './layout-page.ts';

const fonts = await createFontLibrary();
const lay = (layers: readonly object[]) =>
  layoutPage(sceneOf(layers, { width: 600, height: 400 }), { fonts, images: new Map() });

/** A scribble of so many lines across a square of 100. */
const scribble = (lines: number): string =>
  `M0 0${Array.from({ length: lines }, (_, index) => `L${(index * 37) % 101} ${(index * 61) % 101}`).join('')}Z`;

const shapesIn = (layers: readonly LaidOutLayer[]): ResolvedShape[] =>
  layers.flatMap((laidOut) => {
    if (laidOut.type === 'shape') return [laidOut.layer];
    return 'children' in laidOut ? shapesIn(laidOut.children) : [];
  });

const repeated = (count: number, layer: object): object => ({
  id: 'many',
  type: 'repeat',
  items: `{{ range(${count}) }}`,
  item: { width: 50, height: 50 },
  columns: 10,
  layers: [{ id: 'path', type: 'shape', shape: 'path', box: { width: 50, height: 50 }, fill: 'red', ...layer }],
});

describe('a page keeps', () => {
  test('five hundred icons with a line around each', () => {
    const stroke = { paint: '#000', width: 2, align: 'outside' };
    expect(lay([repeated(500, { path: scribble(60), stroke })]).issues).toEqual([]);
  });

  test('its layers as they are', () => {
    const drawn = { id: 'path', type: 'shape', shape: 'path', path: scribble(5000), fill: 'red' };
    const [laidOut] = lay([drawn]).page.layers;
    expect(laidOut).toMatchObject({ layer: { pathData: { closed: true } } });
  });
});

describe('a page loses', () => {
  const long = scribble(8000);

  test('paths beyond what it can draw, however small their data is, with an issue for each', () => {
    const stroke = { paint: '#000', width: 2, align: 'outside' };
    const { issues, page } = lay([repeated(50, { path: long, stroke })]);
    const lost = new Set(issues.map(({ code }) => code));
    expect(lost).toEqual(new Set(['paths_too_many']));
    expect(issues.length).toBeGreaterThan(10);
    expect(issues.length).toBeLessThan(50);
    const shapes = shapesIn(page.layers);
    expect(shapes.map(({ pathData }) => pathData !== null)).toEqual(
      shapes.map((_, index) => index < 50 - issues.length),
    );
  });

  test('masks, clips and symbols too; what they cut is shown', () => {
    const outline = { shape: 'path', path: long };
    const layers = Array.from({ length: 12 }, (_, index) => [
      { id: `mask-${index}`, type: 'shape', fill: 'red', mask: outline },
      { id: `clip-${index}`, type: 'group', clip: true, clipShape: outline, layers: [] },
      { id: `rating-${index}`, type: 'rating', symbol: 'path', path: long, value: 3, box: { width: 300, height: 60 } },
    ]).flat();
    const { page, issues } = lay(layers);
    const [mask, clip, rating] = page.layers.slice(-3);
    expect(mask?.layer.mask).toBeNull();
    expect(clip?.layer).toMatchObject({ clip: true, clipShape: null });
    expect(rating?.layer).toMatchObject({ pathData: null });
    expect(issues.slice(-3).map(({ layer }) => layer)).toEqual(['mask-11', 'clip-11', 'rating-11']);
  });
});
