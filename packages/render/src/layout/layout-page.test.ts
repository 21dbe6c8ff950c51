import { describe, expect, test } from 'vitest';
import type { ImageResult } from '../images.ts';
import { createFontLibrary } from '../node/index.ts';
import { pictureSized, sceneOf } from '../resolved.fixture.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { layoutPage } from './layout-page.ts';

const fonts = await createFontLibrary();

function layOut(layers: readonly object[], images: [string, ImageResult][] = []) {
  const { page, issues } = layoutPage(sceneOf(layers), { fonts, images: new Map(images) });
  return { layers: page.layers, issues };
}

function boxesOf(layers: readonly LaidOutLayer[]): { [id: string]: number[] } {
  const found: { [id: string]: number[] } = {};
  for (const laidOut of layers) {
    const { x, y, width, height } = laidOut.box;
    found[laidOut.layer.id] = [x, y, width, height];
    if ('children' in laidOut) Object.assign(found, boxesOf(laidOut.children));
  }
  return found;
}

const box = (id: string, width: number, height: number) => ({ id, type: 'shape', box: { width, height } });

describe('boxes', () => {
  test('of layers without a size reach to the page’s far edges', () => {
    const { layers } = layOut([{ id: 'a', type: 'shape', box: { x: 10, y: 20 } }]);
    expect(boxesOf(layers)['a']).toEqual([10, 20, 90, 80]);
  });

  test('of a group’s layers are counted from its corner', () => {
    const inner = { id: 'b', type: 'shape', box: { x: 5, y: 6, width: 7, height: 8 } };
    const { layers } = layOut([
      { id: 'a', type: 'group', box: { x: 10, y: 20, width: 50, height: 50 }, layers: [inner] },
    ]);
    expect(boxesOf(layers)['b']).toEqual([15, 26, 7, 8]);
  });

  test('a hugging group reaches as far as its layers', () => {
    const sizing = { width: 'hug', height: 'hug' };
    const inner = { id: 'b', type: 'shape', box: { x: 5, y: 6, width: 7, height: 8 } };
    const { layers } = layOut([{ id: 'a', type: 'group', box: { x: 10, y: 20 }, sizing, layers: [inner] }]);
    expect(boxesOf(layers)['a']).toEqual([10, 20, 12, 14]);
  });

  test('a hugging stack is as large as its children, gaps and padding', () => {
    const layers = [box('b', 20, 10), box('c', 30, 15)];
    const stack = { id: 'a', type: 'stack', direction: 'row', gap: 4, padding: [1, 2, 3, 5], layers };
    expect(boxesOf(layOut([stack]).layers)).toEqual({ a: [0, 0, 61, 19], b: [5, 1, 20, 10], c: [29, 1, 30, 15] });
  });

  test('text that shares a row with others makes it as high as the lines it then has', () => {
    const words = { id: 'words', type: 'text', text: 'one two three four', sizing: { width: 'fill', height: 'hug' } };
    const { layers, issues } = layOut([
      {
        id: 'row',
        type: 'stack',
        direction: 'row',
        box: { x: 0, y: 0, width: 100 },
        layers: [box('icon', 50, 10), words],
      },
    ]);
    const boxes = boxesOf(layers);
    expect(issues).toEqual([]);
    expect(boxes['words']![3]).toBeGreaterThan(2 * 16);
    expect(boxes['row']![3]).toBe(boxes['words']![3]);
  });

  test('a hugging picture has its natural size, shrunk to the room with its ratio', () => {
    const images: [string, ImageResult][] = [['asset:a', { picture: pictureSized(400, 200) }]];
    const sizing = { width: 'hug', height: 'hug' };
    const { layers } = layOut([{ id: 'a', type: 'image', source: 'asset:a', box: { x: 20, y: 0 }, sizing }], images);
    expect(boxesOf(layers)['a']).toEqual([20, 0, 80, 40]);
  });
});

describe('pictures that cannot be had', () => {
  const failure = { code: 'image_not_found', message: 'The image does not exist' };
  const gone: [string, ImageResult][] = [['asset:gone', { failure }]];

  test('close their gap in a stack and say once what is missing', () => {
    const image = { id: 'b', type: 'image', box: { width: 20, height: 20 }, source: 'asset:gone' };
    const layers = [box('a', 10, 10), image, box('c', 10, 10)];
    const { layers: laidOut, issues } = layOut([{ id: 'row', type: 'stack', direction: 'row', gap: 5, layers }], gone);
    expect(boxesOf(laidOut)).toEqual({ row: [0, 0, 25, 10], a: [0, 0, 10, 10], c: [15, 0, 10, 10] });
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ code: 'image_not_found', layer: 'b', severity: 'warning' });
    expect(issues[0]!.message).toBe('The image does not exist (asset:gone); the layer is left out instead.');
  });

  test('name the variable they come from', () => {
    const scene = sceneOf([{ id: 'a', type: 'image', source: '{{ avatar }}' }], {
      variables: [{ name: 'avatar', type: 'image' }],
      row: { avatar: 'asset:gone' },
    });
    const { issues } = layoutPage(scene, { fonts, images: new Map(gone) });
    expect(issues[0]).toMatchObject({ layer: 'a', variable: 'avatar', path: '/pages/0/layers/0' });
  });

  test('as fills are told too, each once per layer', () => {
    const paint = { type: 'image', source: 'asset:gone' };
    const { issues } = layOut(
      [
        { id: 'a', type: 'shape', fill: paint, mask: { paint } },
        { id: 'b', type: 'image', fallback: [{ type: 'paint', paint }] },
      ],
      gone,
    );
    expect(issues.map(({ code, layer }) => [code, layer])).toEqual([
      ['image_not_found', 'a'],
      ['image_not_found', 'b'],
    ]);
  });

  test('in a layer that is not drawn are not asked about', () => {
    const paint = { type: 'image', source: 'asset:gone' };
    const { issues } = layOut([{ id: 'a', type: 'image', background: paint, fallback: [] }], gone);
    expect(issues).toEqual([]);
  });
});
