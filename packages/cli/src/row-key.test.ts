import { expect, test } from 'vitest';
import { keyOf } from './row-key.ts';

test.each([
  [{ id: 'u1' }, 'u1'],
  [{ id: 7 }, '7'],
  [{ id: null }, null],
  [{ id: { deep: 1 } }, null],
  [{ id: true }, null],
  [{}, null],
  [null, null],
  ['id', null],
])('the key of %j is %j', (row, key) => {
  expect(keyOf(row, 'id')).toBe(key);
});

test('a key is the row’s own', () => {
  expect(keyOf({}, 'constructor')).toBeNull();
  expect(keyOf({ id: 1 }, undefined)).toBeNull();
});
