import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentCache } from './recent-cache.ts';

/** What of the keys ever set can still be had. Asking changes what is young, so each key is asked of a cache of its own. */
function held(capacity: number, given: readonly (readonly [key: string, weight: number])[]): string[] {
  return [...new Set(given.map(([key]) => key))].filter((wanted) => {
    const cache = new RecentCache<string>(capacity);
    for (const [key, weight] of given) cache.set(key, key, weight);
    return cache.get(wanted) !== undefined;
  });
}

test('what was set last is held, and all that is held weighs no more than the capacity', () => {
  const entry = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), (given) => {
      const last = new Map<string, number>(given);
      const keys = held(10, given);
      expect(keys).toContain(given.at(-1)![0]);
      expect(keys.reduce((sum, key) => sum + last.get(key)!, 0)).toBeLessThanOrEqual(10);
    }),
  );
});

test('what is asked for stays, however much is set', () => {
  const cache = new RecentCache<string>(10);
  cache.set('wanted', 'wanted');
  for (let count = 0; count < 100; count++) {
    cache.set(String(count), 'other');
    expect(cache.get('wanted')).toBe('wanted');
  }
  expect(cache.get('0')).toBeUndefined();
});

test('what is too heavy is not held, and pushes nothing out', () => {
  expect(
    held(10, [
      ['a', 1],
      ['heavy', 6],
    ]),
  ).toEqual(['a']);
});
