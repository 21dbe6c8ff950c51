import { expect, test } from 'vitest';
import { isDeeperThan } from './nesting.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test.each([
  [1, 0, false],
  ['text', 0, false],
  [null, 0, false],
  [{}, 1, false],
  [{}, 0, true],
  [{ a: [{}] }, 3, false],
  [{ a: 1, b: [{ c: {} }] }, 3, true],
  [nested(100), 100, false],
  [nested(100_000), 128, true],
])('%#', (json, levels, expected) => {
  expect(isDeeperThan(json, levels)).toBe(expected);
});
