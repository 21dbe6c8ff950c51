import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyItem } from '../workers/chunk-work.ts';
import { WorkerCrashed } from '../workers/worker-errors.ts';
import { renderApart } from './isolate.ts';

function run(rows: number, poison: ReadonlySet<number>) {
  let crashes = 0;
  let renders = 0;
  return {
    outcome: renderApart({
      rows,
      itemWithout: (at) => emptyItem(1000 + at, `user ${at}`),
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
    fc.asyncProperty(cases, async ({ rows, poison }) => {
      const items = await run(rows, new Set(poison)).outcome;
      expect(items.map((item) => item.index)).toEqual(Array.from({ length: rows }, (_, at) => 1000 + at));
      const failed = items.filter((item) => item.status === 'failed');
      expect(failed.map((item) => item.index - 1000)).toEqual(poison.toSorted((a, b) => a - b));
      expect(failed.every((item) => item.error?.code === 'render_crashed')).toBe(true);
      expect(failed.every((item) => item.key === `user ${item.index - 1000}`)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('one poison row of five hundred costs three processes', async () => {
  const { outcome, crashes } = run(500, new Set([123]));
  await outcome;
  expect(crashes()).toBe(3);
});

test('a chunk without a crash is rendered in parts', async () => {
  const { outcome, renders } = run(500, new Set());
  await outcome;
  expect(renders()).toBe(10);
});

test('another failure is passed on', async () => {
  const failing = renderApart({
    rows: 5,
    itemWithout: (at) => emptyItem(at, null),
    countCrash: async () => 1,
    render: () => Promise.reject(new Error('disk full')),
  });
  await expect(failing).rejects.toThrow('disk full');
});
