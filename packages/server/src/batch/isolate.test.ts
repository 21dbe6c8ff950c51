import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyItem } from '../workers/chunk-work.ts';
import { WorkerCrashed } from '../workers/worker-errors.ts';
import { renderIsolating } from './isolate.ts';

function run(rows: number, poison: ReadonlySet<number>, crashes = 0) {
  let renders = 0;
  return {
    outcome: renderIsolating({
      rows,
      firstIndex: 1000,
      crashes,
      countCrash: async () => ++crashes,
      render: async (from, to) => {
        renders++;
        for (let at = from; at < to; at++) if (poison.has(at)) throw new WorkerCrashed('died');
        return Array.from({ length: to - from }, (_, i) => ({
          ...emptyItem(1000 + from + i, null),
          status: 'completed' as const,
        }));
      },
    }),
    renders: () => renders,
    crashes: () => crashes,
  };
}

test('whatever rows are poison, exactly those fail, and every row has one result in its place', async () => {
  const cases = fc.integer({ min: 1, max: 300 }).chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      poison: fc.uniqueArray(fc.integer({ min: 0, max: rows - 1 }), { maxLength: 4 }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(cases, fc.integer({ min: 0, max: 5 }), async ({ rows, poison }, crashes) => {
      const items = await run(rows, new Set(poison), crashes).outcome;
      expect(items.map((item) => item.index)).toEqual(Array.from({ length: rows }, (_, at) => 1000 + at));
      const failed = items.filter((item) => item.status === 'failed');
      expect(failed.map((item) => item.index - 1000)).toEqual(poison.toSorted((a, b) => a - b));
      expect(failed.every((item) => item.error?.code === 'render_crashed')).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('one poison row of five hundred costs five processes', async () => {
  const { outcome, crashes } = run(500, new Set([123]));
  await outcome;
  expect(crashes()).toBe(5);
});

test('a chunk without a crash is rendered once', async () => {
  const { outcome, renders } = run(500, new Set());
  await outcome;
  expect(renders()).toBe(1);
});

test('another failure is passed on', async () => {
  const failing = renderIsolating({
    rows: 5,
    firstIndex: 0,
    crashes: 0,
    countCrash: async () => 1,
    render: () => Promise.reject(new Error('disk full')),
  });
  await expect(failing).rejects.toThrow('disk full');
});
