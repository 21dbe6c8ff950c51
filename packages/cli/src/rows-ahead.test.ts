import { expect, test } from 'vitest';
import { rowsAhead } from './rows-ahead.ts';
import { collect } from './testing/collect.ts';

async function* count(to: number): AsyncGenerator<number> {
  for (let row = 0; row < to; row++) yield row;
}

test.each([0, 1, 3, 4, 8, 9])('%i rows pass unchanged, each prefetched once', async (total) => {
  const prefetched: number[] = [];
  const rows = rowsAhead(count(total), 4, async (window) => void prefetched.push(...window));
  expect(await collect(rows)).toEqual(Array.from({ length: total }, (_, row) => row));
  expect(prefetched).toEqual(Array.from({ length: total }, (_, row) => row));
});

test('a row is handed out when its own pictures are there and those of the next window are on their way', async () => {
  const windows: { rows: readonly number[]; loaded: () => void }[] = [];
  const rows = rowsAhead(count(6), 2, (window) => {
    const loading = Promise.withResolvers<void>();
    windows.push({ rows: window, loaded: loading.resolve });
    return loading.promise;
  });
  let first: number | undefined;
  const reading = rows.next().then(({ value }) => {
    first = value as number;
  });
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  expect(windows.map((window) => window.rows)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(first).toBeUndefined();
  windows[0]!.loaded();
  await reading;
  expect(first).toBe(0);
});
