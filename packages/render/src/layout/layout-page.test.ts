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

describe('limits of a box', () => {
  const placed = (layer: object) => boxesOf(layOut([{ id: 'a', type: 'shape', ...layer }]).layers)['a'];
  const words = { type: 'text', text: 'one two three four five', font: { size: 10 } };

  test('hold whatever its sizing is, and a minimum wins', () => {
    expect(placed({ sizing: { maxWidth: 30, minHeight: 120 } })).toEqual([0, 0, 30, 120]);
    expect(placed({ box: { width: 50, height: 50 }, sizing: { minWidth: 60, maxWidth: 20 } })).toEqual([0, 0, 60, 50]);
  });

  test('let a hugging text break within its maximum', () => {
    const [, , width = 0, height = 0] = placed({ ...words, sizing: { width: 'hug', height: 'hug', maxWidth: 60 } })!;
    expect(width).toBeLessThanOrEqual(60);
    expect(height).toBe(3 * 12);
    expect(
      placed({ ...words, text: 'a', sizing: { width: 'hug', height: 'hug', minWidth: 44, minHeight: 33 } }),
    ).toEqual([0, 0, 44, 33]);
  });
});

describe('what fills across a stack that hugs', () => {
  const rule = { id: 'rule', type: 'shape', box: { height: 2 } };
  const column = { id: 'card', type: 'stack', padding: 5 };

  test('is as broad as the others', () => {
    const boxes = boxesOf(layOut([{ ...column, layers: [box('a', 40, 10), rule] }]).layers);
    expect(boxes).toMatchObject({ card: [0, 0, 50, 22], rule: [5, 15, 40, 2] });
  });

  test('has its words counted, but not the room they would take', () => {
    const filling = { id: 'b', type: 'text', text: 'abc', font: { size: 10 }, sizing: { width: 'fill' } };
    const boxes = boxesOf(layOut([{ ...column, layers: [box('a', 4, 10), filling] }]).layers);
    expect(boxes['b']![2]).toBeGreaterThan(15);
    expect(boxes['b']![2]).toBeLessThan(25);
    expect(boxes['card']![2]).toBe(boxes['b']![2]! + 10);
  });

  test('may be a row that has something filling along it', () => {
    const row = {
      id: 'row',
      type: 'stack',
      direction: 'row',
      sizing: { width: 'fill' },
      layers: [box('l', 5, 5), { id: 'gap', type: 'shape', box: { height: 1 } }, box('r', 5, 5)],
    };
    const boxes = boxesOf(layOut([{ ...column, layers: [box('a', 40, 10), row] }]).layers);
    expect(boxes).toMatchObject({ card: [0, 0, 50, 25], gap: [10, 15, 30, 1], r: [40, 15, 5, 5] });
  });

  test('has the room there is when there is nothing else', () => {
    expect(boxesOf(layOut([{ ...column, layers: [rule] }]).layers)).toMatchObject({ rule: [5, 5, 90, 2] });
  });

  test('makes a picture as high as its ratio asks', () => {
    const images: [string, ImageResult][] = [['asset:a', { picture: pictureSized(400, 200) }]];
    const picture = { id: 'b', type: 'image', source: 'asset:a', sizing: { width: 'fill', height: 'hug' } };
    const boxes = boxesOf(layOut([{ ...column, layers: [box('a', 40, 10), picture] }], images).layers);
    expect(boxes).toMatchObject({ card: [0, 0, 50, 40], b: [5, 15, 40, 20] });
  });
});

describe('what is blank in a stack', () => {
  const closing = (blank: object, direction = 'column') => {
    const layers = [box('a', 10, 10), { id: 'blank', ...blank }, box('z', 10, 10)];
    const boxes = boxesOf(layOut([{ id: 'stack', type: 'stack', direction, gap: 5, layers }]).layers);
    return direction === 'column' ? boxes['z']![1] : boxes['z']![0];
  };

  test.each([
    ['an empty text', { type: 'text', text: '' }],
    ['a text of spaces', { type: 'text', text: ' \u00a0\n' }],
    ['a text of empty spans', { type: 'text', spans: [{ text: '' }, { text: 'a', visible: false }] }],
    [
      'a repeat without items',
      { type: 'repeat', items: '{{ [] }}', item: { width: 9, height: 9 }, padding: 4, layers: [] },
    ],
    [
      'a stack whose children are hidden',
      { type: 'stack', padding: 4, layers: [{ ...box('x', 9, 9), visible: false }] },
    ],
    [
      'a stack of such',
      { type: 'stack', padding: 4, layers: [{ id: 'x', type: 'stack', layers: [{ id: 'y', type: 'text' }] }] },
    ],
    ['a text of which only the other side is written', { type: 'text', text: '', box: { width: 40 } }],
  ])('closes its gap: %s', (_, blank) => {
    expect(closing(blank)).toBe(15);
  });

  test.each([
    ['a written length', { type: 'text', text: '', box: { height: 7 } }, 27],
    ['a minimum', { type: 'text', text: '', sizing: { minHeight: 7 } }, 27],
    ['a share of the room', { type: 'text', text: '', sizing: { height: 'fill' } }, 90],
    ['something to be seen', { type: 'stack', padding: 4, layers: [box('x', 9, 9)] }, 37],
  ])('keeps its place with %s', (_, blank, expected) => {
    expect(closing(blank)).toBe(expected);
  });

  test('closes it in a row by its width', () => {
    expect(closing({ type: 'text', text: '', box: { height: 7 } }, 'row')).toBe(15);
    expect(closing({ type: 'text', text: '', box: { width: 7 } }, 'row')).toBe(27);
  });
});

describe('a row by its baseline', () => {
  const line = (id: string, size: number, more: object = {}) => ({
    id,
    type: 'text',
    text: 'x',
    font: { size },
    ...more,
  });

  test('has first lines on one line, also those inside of stacks, and pictures on their lower edge', () => {
    const pill = { id: 'pill', type: 'stack', padding: 3, layers: [line('inner', 10)] };
    const layers = [line('a', 40), pill, line('c', 20, { text: 'x\ny' }), box('d', 9, 9)];
    const page = layOut([{ id: 'row', type: 'stack', direction: 'row', align: 'baseline', layers }]);
    const baselines = new Map<string, number>();
    const collect = (all: readonly LaidOutLayer[]): void => {
      for (const each of all) {
        if (each.type === 'text') baselines.set(each.layer.id, each.box.y + each.text.lines[0]!.baseline);
        if ('children' in each) collect(each.children);
      }
    };
    collect(page.layers);
    const wanted = baselines.get('a')!;
    expect(baselines.get('inner')).toBeCloseTo(wanted, 6);
    expect(baselines.get('c')).toBeCloseTo(wanted, 6);
    const boxes = boxesOf(page.layers);
    expect(boxes['d']![1]! + 9).toBeCloseTo(wanted, 6);
    expect(boxes['row']![3]).toBeCloseTo(Math.max(48, boxes['c']![1]! + boxes['c']![3]!), 6);
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

  test('as fills and masks are told too, each once per layer, with what is shown instead', () => {
    const paint = { type: 'image', source: 'asset:gone' };
    const { issues } = layOut(
      [
        { id: 'a', type: 'stack', fill: paint, mask: { paint, invert: true }, layers: [] },
        { id: 'b', type: 'image', fallback: [{ type: 'paint', paint }] },
      ],
      gone,
    );
    const lost = 'The image does not exist (asset:gone)';
    expect(issues.map(({ code, layer, message }) => [code, layer, message])).toEqual([
      ['image_not_found', 'a', `${lost}; what it should fill stays empty.`],
      ['image_not_found', 'a', `${lost}; the layer is shown without its mask.`],
      ['image_not_found', 'b', `${lost}; what it should fill stays empty.`],
    ]);
  });

  test('in a layer that is not drawn are not asked about', () => {
    const paint = { type: 'image', source: 'asset:gone' };
    const { issues } = layOut([{ id: 'a', type: 'image', background: paint, fallback: [] }], gone);
    expect(issues).toEqual([]);
  });
});
