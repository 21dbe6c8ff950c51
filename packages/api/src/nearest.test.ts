import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['webhookURL', ['webhookUrl', 'key'], 'webhookUrl'],
  ['qualty', ['quality', 'scale'], 'quality'],
  ['sclae', ['scale', 'size'], 'scale'],
  ['banana', ['quality', 'scale'], null],
  ['x', [], null],
  ['', ['key'], null],
])('%s among %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});
