import type { ResolvedCelebration } from '@pictify/scene';
import { beforeAll, expect, test } from 'vitest';
import type { LaidOutLayer, LaidOutPage, LaidOutText } from '../layout/laid-out.ts';
import { layoutPage } from '../layout/layout-page.ts';
import { createFontLibrary } from '../node/fonts/index.ts';
import { sceneOf } from '../resolved.fixture.ts';
import type { FontLibrary } from '../text/index.ts';
import { pageAt } from './page-at.ts';

let fonts: FontLibrary;
beforeAll(async () => {
  fonts = await createFontLibrary();
});

const END = Number.POSITIVE_INFINITY;
const pageOf = (layers: readonly object[]): LaidOutPage =>
  layoutPage(sceneOf(layers, { width: 400, height: 200 }), { fonts, images: new Map() }).page;
const at = (page: LaidOutPage, timeMs: number, celebrate?: ResolvedCelebration): LaidOutPage =>
  pageAt(page, timeMs, { fonts, locale: 'en-US', celebrate });
const firstAt = (layer: object, timeMs: number): LaidOutLayer => at(pageOf([layer]), timeMs).layers[0]!;
const moving = (...animations: object[]) => ({
  id: 'a',
  type: 'shape',
  box: { x: 10, y: 10, width: 100, height: 50 },
  fill: '#f00',
  animations: animations.map((each) => ({ durationMs: 100, easing: 'linear', ...each })),
});
const lineOf = (layer: LaidOutLayer) => (layer as LaidOutText).text.lines[0]!;
const wordsOf = (layer: LaidOutLayer) =>
  (layer as LaidOutText).text.lines.map((line) => line.runs.map((run) => run.text).join(''));

test('at rest the page is the page itself, and layers that stand still always are themselves', () => {
  const page = pageOf([{ id: 'still', type: 'shape', fill: '#00f' }, moving({ effect: 'fade', delayMs: 50 })]);
  expect(at(page, 150)).toBe(page);
  expect(at(page, END)).toBe(page);
  const half = at(page, 100);
  expect(half.layers[0]).toBe(page.layers[0]);
  expect(half.layers[1]!.layer.opacity).toBe(0.5);
  expect(at(page, 0).layers[1]!.layer.opacity).toBe(0);
});

test('effects add up, each at its own time', () => {
  const layer = firstAt(
    moving(
      { effect: 'slide', side: 'left', distance: 0.5 },
      { effect: 'slide', side: 'bottom', distance: 0.5, durationMs: 200 },
      { effect: 'zoom', from: 0 },
      { effect: 'spin', from: 90 },
      { effect: 'fade', from: 0.4 },
    ),
    50,
  );
  expect(layer.motion).toEqual({ x: -100, y: 75, scale: 0.5, clip: null });
  expect(layer.layer).toMatchObject({ rotation: 45, opacity: 0.7 });
});

test('what a progress measures runs up; anything else is revealed from a side', () => {
  const bar = { ...moving({ effect: 'sweep' }), type: 'progress', value: 0.8 };
  expect(firstAt(bar, 25).layer).toMatchObject({ fraction: 0.2 });
  const { clip } = firstAt(moving({ effect: 'sweep', side: 'left' }), 25).motion!;
  expect(clip!.x + clip!.width).toBe(35);
  expect(firstAt(moving({ effect: 'sweep', side: 'bottom' }), 25).motion!.clip!.y).toBe(47.5);
});

test('layers inside containers move by their own time', () => {
  const group = {
    id: 'g',
    type: 'group',
    layers: [{ id: 'still', type: 'shape', fill: '#00f' }, moving({ effect: 'fade' })],
  };
  const page = pageOf([group]);
  const [before, after] = [page.layers[0]!, at(page, 50).layers[0]!];
  const children = (layer: LaidOutLayer) => ('children' in layer ? layer.children : []);
  expect(children(after)[0]).toBe(children(before)[0]);
  expect(children(after)[1]!.layer.opacity).toBe(0.5);
});

const counter = (text: string, more: object = {}) => ({
  ...moving({ effect: 'count' }),
  type: 'text',
  text,
  box: { x: 0, y: 0, width: 300, height: 200 },
  font: { family: 'Inter', size: 40 },
  ...more,
});

test('a number counts at the size that the finished text was fitted to, aligned as it is', () => {
  const fitted = counter('1,234,567,890 hours', { align: 'right', fit: { mode: 'shrink', minSize: 8, maxLines: 1 } });
  const [last, half] = [firstAt(fitted, END), firstAt(fitted, 0)];
  expect(lineOf(last).runs[0]!.size).toBeLessThan(40);
  expect(wordsOf(half)).toEqual(['0 hours']);
  expect(lineOf(half).runs[0]!.size).toBeCloseTo(lineOf(last).runs[0]!.size, 9);
  expect(lineOf(half).baseline).toBeCloseTo(lineOf(last).baseline, 9);
  expect(lineOf(half).x + lineOf(half).width).toBeCloseTo(300, 6);
  const centred = firstAt(counter('1,234', { align: 'center' }), 0);
  expect(lineOf(centred).x + lineOf(centred).width / 2).toBeCloseTo(150, 6);
});

test('in several lines no word moves to another', () => {
  const words = counter('You saved 1,234 hours with your team this year', { font: { family: 'Inter', size: 30 } });
  const [last, start] = [firstAt(words, END), firstAt(words, 0)];
  expect(wordsOf(last).length).toBeGreaterThan(1);
  expect(wordsOf(start).join(' ')).toBe(wordsOf(last).join(' ').replace('1,234', '0,000'));
  expect(wordsOf(start).map((line) => line.length)).toEqual(wordsOf(last).map((line) => line.length));
});

test('confetti is gone at either end, falls in between, and falls the same way every time', () => {
  const celebrate: ResolvedCelebration = {
    effect: 'confetti',
    pieces: 40,
    colors: ['#f00', '#0f0'],
    seed: 5,
    delayMs: 100,
    durationMs: 1000,
  };
  const page = pageOf([]);
  const count = (timeMs: number) => at(page, timeMs, celebrate).confetti?.length ?? 0;
  expect([0, 100, 1100, END].map(count)).toEqual([0, 0, 0, 0]);
  expect(count(600)).toBeGreaterThan(20);
  expect(at(page, 600, celebrate)).toEqual(at(page, 600, celebrate));
  expect(at(page, 600, { ...celebrate, seed: 6 })).not.toEqual(at(page, 600, celebrate));
});
