import { LIMITS } from '@pictify/scene';
import { expect, test } from 'vitest';
import { createFontLibrary } from '../node/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import type { FontLibrary } from '../text/index.ts';
import { layoutPage } from './layout-page.ts';

const fonts = await createFontLibrary();

/** How often the one text inside `depth` stacks is laid out; each stack, `around` its child, is as `stackAt` says. */
function timesLaidOut(depth: number, stackAt: (level: number) => object, beside: (level: number) => object[]): number {
  let layer: object = { id: 'text', type: 'text', text: 'Hello there world, this is a text that hugs. '.repeat(40) };
  for (let level = 0; level < depth; level++) {
    layer = { id: `stack-${level}`, type: 'stack', ...stackAt(level), layers: [layer, ...beside(level)] };
  }
  let times = 0;
  const counting: FontLibrary = {
    ...fonts,
    families: () => fonts.families(),
    with: (extra) => fonts.with(extra),
    select(font) {
      if (++times > 1000) throw new Error('The text is laid out without end.');
      return fonts.select(font);
    },
  };
  layoutPage(sceneOf([layer], { width: 4000, height: 4000 }), { fonts: counting, images: new Map() });
  return times;
}

/** As many containers as there may be around a layer. */
const DEEPEST = LIMITS.nesting - 1;

test.each([
  ['rows', () => ({ direction: 'row' })],
  ['columns', () => ({ direction: 'column' })],
  ['rows in columns', (level: number) => ({ direction: level % 2 ? 'row' : 'column' })],
  ['padded rows in columns', (level: number) => ({ direction: level % 2 ? 'row' : 'column', padding: 3 })],
])('%s as deep as can be lay out their text a few times', (_, stackAt) => {
  const times = timesLaidOut(DEEPEST, stackAt, () => []);
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThanOrEqual(5);
});

test('rows as deep as can be of which each leaves its child another width lay out their text a bounded number of times', () => {
  const beside = (level: number) => [
    { id: `side-${level}`, type: 'shape', box: { width: 2 ** level / 1e7, height: 1 } },
  ];
  const times = timesLaidOut(DEEPEST, () => ({ direction: 'row' }), beside);
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThanOrEqual(65);
});

test.each([
  ['rows by their baseline', () => ({ direction: 'row', align: 'baseline' })],
  ['columns that fill across each other', () => ({ direction: 'column', sizing: { width: 'fill' } })],
  [
    'rows that fill across columns that hug',
    (level: number) => (level % 2 ? {} : { direction: 'row', sizing: { width: 'fill' } }),
  ],
  ['wrapping rows', () => ({ direction: 'row', wrap: true })],
])('%s lay out their text a bounded number of times', (_, stackAt) => {
  const beside = (level: number) => [
    { id: `side-${level}`, type: 'shape', box: { width: 1 + level / 1e3, height: 1 } },
  ];
  const times = timesLaidOut(DEEPEST, stackAt, beside);
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThanOrEqual(4 * 65);
});
