import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('an urgent render goes before the next row of a batch', async () => {
  const turns = new Turns();
  const order: string[] = [];
  let finishSync: () => void = () => undefined;
  const sync = turns.take('sync', () =>
    new Promise<void>((resolve) => (finishSync = resolve)).then(() => void order.push('sync')),
  );
  const bulk = turns.take('bulk', async () => void order.push('bulk'));
  const small = turns.take('small', async () => void order.push('small'));
  await Promise.resolve();
  expect(order).toEqual([]);
  finishSync();
  await Promise.all([sync, bulk, small]);
  expect(order[0]).toBe('sync');
});

test('a batch advances although urgent work never ends', async () => {
  const turns = new Turns();
  void turns.take('sync', () => new Promise(() => undefined));
  await expect(turns.take('bulk', async () => 'advanced')).resolves.toBe('advanced');
});

test('a failure frees the turn', async () => {
  const turns = new Turns();
  await expect(turns.take('sync', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(turns.take('bulk', async () => 1)).resolves.toBe(1);
});
