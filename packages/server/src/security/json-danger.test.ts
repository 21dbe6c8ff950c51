import { expect, test } from 'vitest';
import { jsonDanger } from './json-danger.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test.each([
  [1, 0, null],
  ['text', 0, null],
  [null, 0, null],
  [{}, 1, null],
  [{}, 0, 'too_deep'],
  [{ a: [{}] }, 3, null],
  [{ a: 1, b: [{ c: {} }] }, 3, 'too_deep'],
  [nested(100), 100, null],
  [nested(100_000), 128, 'too_deep'],
])('levels are counted: %#', (json, levels, expected) => {
  expect(jsonDanger(json, levels)).toBe(expected);
});

test.each([
  ['{"__proto__":1}', true],
  ['{"a":[{"b":{"__proto__":null}}]}', true],
  ['{"constructor":{"prototype":{}}}', true],
  ['{"constructor":"Acme Builders"}', false],
  ['{"constructor":{"name":"x"}}', false],
  ['{"prototype":{},"a":[null,1,"x",[]]}', false],
  ['null', false],
  ['"__proto__"', false],
  ['[[[{"x":0}]]]', false],
])('%s', (json, forbidden) => {
  expect(jsonDanger(JSON.parse(json))).toBe(forbidden ? 'forbidden_key' : null);
});

test('without a limit depth is no danger', () => {
  expect(jsonDanger(nested(100_000))).toBeNull();
});
