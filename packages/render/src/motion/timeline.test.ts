import { expect, test } from 'vitest';
import { timelineOf } from './timeline.ts';

const END = Number.POSITIVE_INFINITY;
const slide = { effect: 'slide', side: 'right', durationMs: 300 } as const;

test('one page: finished for a moment, then from its start to rest, held', () => {
  const { moments, durationMs, loop } = timelineOf([{ lengthMs: 400, durationMs: 1000 }], { fps: 10 });
  expect(moments).toEqual([
    { page: 0, timeMs: END, delayMs: 20 },
    { page: 0, timeMs: 0, delayMs: 100 },
    { page: 0, timeMs: 100, delayMs: 100 },
    { page: 0, timeMs: 200, delayMs: 100 },
    { page: 0, timeMs: 300, delayMs: 100 },
    { page: 0, timeMs: END, delayMs: 2500 },
  ]);
  expect(durationMs).toBe(2920);
  expect(loop).toBe(1);
});

test('what stands still is one moment', () => {
  expect(timelineOf([{ lengthMs: 0, durationMs: 1000 }], {}).moments).toHaveLength(1);
});

test('pages come in, move and stay; those that go round come back to the first', () => {
  const pages = [
    { lengthMs: 0, durationMs: 700, transition: slide },
    { lengthMs: 200, durationMs: 800, transition: { ...slide, durationMs: 100 } },
  ];
  const { moments, loop } = timelineOf(pages, { fps: 10 });
  const shape = moments.map(({ page, timeMs, delayMs, into }) => [page, timeMs, delayMs, into?.moment, into?.share]);
  expect(shape).toEqual([
    [0, END, 700, undefined, undefined],
    [0, END, 100, { page: 1, timeMs: 0 }, 0.5],
    [1, 0, 100, undefined, undefined],
    [1, 100, 100, undefined, undefined],
    [1, END, 800, undefined, undefined],
    [1, END, 100, { page: 0, timeMs: END }, 0.25],
    [1, END, 100, { page: 0, timeMs: END }, 0.5],
    [1, END, 100, { page: 0, timeMs: END }, 0.75],
  ]);
  expect(loop).toBe(0);
  const once = timelineOf(pages, { fps: 10, loop: 1, holdMs: 5000 }).moments;
  expect(once).toHaveLength(5);
  expect(once.at(-1)).toEqual({ page: 1, timeMs: END, delayMs: 5000 });
});

test('a cut has no moments of its own, and nothing is shorter than browsers show', () => {
  const pages = [
    { lengthMs: 0, durationMs: 10 },
    { lengthMs: 0, durationMs: 10, transition: { ...slide, effect: 'cut' } as const },
  ];
  expect(timelineOf(pages, {}).moments.map(({ delayMs }) => delayMs)).toEqual([20, 20]);
});
