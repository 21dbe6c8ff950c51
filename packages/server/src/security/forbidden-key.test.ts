import { expect, test } from 'vitest';
import { forbiddenKey } from './forbidden-key.ts';

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
])('%s', (json, expected) => {
  expect(forbiddenKey(JSON.parse(json))).toBe(expected);
});

test('depth is no danger', () => {
  expect(forbiddenKey(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe(false);
});
