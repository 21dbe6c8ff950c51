import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';
import { collect } from './testing/collect.ts';

async function* from<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}

test('results come in the order of the items, whichever is done first, with no more than so many under way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 5 }), { maxLength: 30 }),
      fc.integer({ min: 1, max: 6 }),
      async (turns, inFlight) => {
        let underWay = 0;
        let most = 0;
        const work = async (index: number): Promise<number> => {
          most = Math.max(most, ++underWay);
          for (let turn = 0; turn < turns[index]!; turn++) await new Promise(setImmediate);
          underWay--;
          return index;
        };
        const seen = await collect(inOrder(from(turns.keys()), inFlight, work));
        expect(seen).toEqual([...turns.keys()]);
        expect(most).toBeLessThanOrEqual(inFlight);
        expect(most).toBe(Math.min(inFlight, turns.length, most));
      },
    ),
    { numRuns: 40 },
  );
});

test('several items are under way at once', async () => {
  const started: number[] = [];
  const gate = Promise.withResolvers<void>();
  const results = inOrder(from([0, 1, 2, 3, 4]), 3, async (item) => {
    started.push(item);
    if (item === 2) gate.resolve();
    await gate.promise;
    return item;
  });
  expect((await results.next()).value).toBe(0);
  expect(started).toEqual([0, 1, 2]);
  await results.return(undefined);
});

test('a failure is thrown at its turn, after everything under way has settled', async () => {
  let settled = 0;
  const results = inOrder(from([0, 1, 2]), 3, async (item) => {
    if (item === 1) throw new Error('one is bad');
    for (let turn = 0; turn < 5 * item; turn++) await new Promise(setImmediate);
    settled++;
    return item;
  });
  expect((await results.next()).value).toBe(0);
  await expect(results.next()).rejects.toThrow('one is bad');
  expect(settled).toBe(2);
});
