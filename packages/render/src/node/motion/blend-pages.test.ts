import { expect, test } from 'vitest';
import { blendPages } from './blend-pages.ts';

const pages = (before: number[], after: number[], width = before.length) => ({
  before: Uint32Array.from(before),
  after: Uint32Array.from(after),
  width,
  height: before.length / width,
});
const transition = (effect: 'fade' | 'slide', side: 'left' | 'right' | 'top' | 'bottom' = 'right') => ({
  effect,
  side,
  durationMs: 100,
});

test('fading mixes every channel', () => {
  const mixed = blendPages(pages([0xff000000, 0xff8040c0], [0xffffffff, 0xff8040c0]), transition('fade'), 0.25);
  expect([...mixed]).toEqual([0xff3f3f3f, 0xff8040c0]);
});

test('fading into nothing keeps the colour and loses its weight', () => {
  expect([...blendPages(pages([0xff2040f0], [0]), transition('fade'), 0.5)]).toEqual([0x802040f0]);
  expect([...blendPages(pages([0], [0]), transition('fade'), 0.5)]).toEqual([0]);
});

test.each([
  ['right', [2, 3, 4, 11, 6, 7, 8, 15]],
  ['left', [14, 1, 2, 3, 18, 5, 6, 7]],
] as const)('a page from the %s pushes the other out', (side, expected) => {
  const given = pages([1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18], 4);
  expect([...blendPages(given, transition('slide', side), 0.25)]).toEqual(expected);
});

test.each([
  ['bottom', [3, 4, 5, 6, 7, 8, 11, 12]],
  ['top', [17, 18, 1, 2, 3, 4, 5, 6]],
] as const)('a page from the %s pushes the other out', (side, expected) => {
  const given = pages([1, 2, 3, 4, 5, 6, 7, 8], [11, 12, 13, 14, 15, 16, 17, 18], 2);
  expect([...blendPages(given, transition('slide', side), 0.25)]).toEqual(expected);
});
