import { expect, test } from 'vitest';
import { toText, toValue, type Value } from './index.ts';

test('maps lose their prototype and the keys that reach into the machinery', () => {
  const value = toValue(
    JSON.parse('{"a": {"b": 1}, "__proto__": {"x": 1}, "constructor": 2, "prototype": 3}'),
  ) as Record<string, Value>;
  expect(Object.keys(value)).toEqual(['a']);
  expect(Object.getPrototypeOf(value)).toBeNull();
  expect(Object.getPrototypeOf(value['a'])).toBeNull();
});

test('the copy is independent of the original', () => {
  const original = { list: [1] };
  const value = toValue(original) as { list: number[] };
  original.list.push(2);
  expect(value.list).toEqual([1]);
});

test.each([
  [undefined, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
  [new Date(0), null],
  [new Map(), null],
  [/x/, null],
  [() => 1, null],
  [Symbol('x'), null],
  [12n, 12],
  [123456789012345678901n, '123456789012345678901'],
  [
    [undefined, 1],
    [null, 1],
  ],
  ['text', 'text'],
])('%s becomes %j', (json, value) => {
  expect(toValue(json)).toEqual(value);
});

test('cycles and great depth end in null', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  expect(toValue(cycle)).toEqual({ self: null });
  const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);
  expect(JSON.stringify(toValue(deep))).toBe(`${'['.repeat(64)}null${']'.repeat(64)}`);
});

test.each([
  [null, ''],
  [true, 'true'],
  [1e21, '1000000000000000000000'],
  [-1.5e-7, '-0.00000015'],
  [0.1 + 0.2, '0.3'],
  [[1, null, [2]], '1, , 2'],
  [{ a: [1, null] }, '{"a":[1,null]}'],
] as [Value, string][])('%j prints as %s', (value, text) => {
  expect(toText(value)).toBe(text);
});
