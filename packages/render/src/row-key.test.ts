import { expect, test } from 'vitest';
import { rowKey } from './row-key.ts';

test.each([
  [{ id: 'u1' }, 'u1'],
  [{ id: 7 }, '7'],
  [{ id: null }, null],
  [{ id: { deep: 1 } }, null],
  [{ id: true }, null],
  [{}, null],
  [null, null],
  ['id', null],
  [{ id: 'x'.repeat(300) }, 'x'.repeat(256)],
])('the key of %j is %j', (row, key) => {
  expect(rowKey(row, 'id')).toBe(key);
});

test('a key with dots is a variable of that name, or a member of one', () => {
  expect(rowKey({ 'user.id': 'flat', user: { id: 'deep' } }, 'user.id')).toBe('flat');
  expect(rowKey({ user: { id: 'deep' } }, 'user.id')).toBe('deep');
  expect(rowKey({ user: 'Ada' }, 'user.id')).toBeNull();
  expect(rowKey({ user: 'Ada' }, 'user.length')).toBeNull();
});

test('a key is the row’s own', () => {
  expect(rowKey({}, 'constructor')).toBeNull();
  expect(rowKey({}, 'constructor.name')).toBeNull();
  expect(rowKey({ id: 1 }, null)).toBeNull();
});
