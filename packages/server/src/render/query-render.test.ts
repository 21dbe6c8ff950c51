import { expect, test } from 'vitest';
import { readQueryRender } from './query-render.ts';

const read = (query: string) => readQueryRender(new URLSearchParams(query));

test('names of options are options, everything else is a variable', () => {
  expect(read('name=Ada&format=jpg&size=600x315&quality=0.7&maxBytes=90000')).toEqual({
    row: { name: 'Ada' },
    options: { format: 'jpeg', scale: 1, size: { width: 600, height: 315 }, quality: 70, maxBytes: 90_000 },
  });
});

test.each([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])('progressive=%s', (written, meant) => {
  expect(read(`format=jpg&progressive=${written}`).options.progressive).toBe(meant);
});

test('a switch that is neither on nor off is refused', () => {
  expect(() => read('palette=maybe')).toThrow('true or false');
});
