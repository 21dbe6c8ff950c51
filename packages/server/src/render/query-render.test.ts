import { expect, test } from 'vitest';
import { readQueryRender } from './query-render.ts';

const read = (query: string) => readQueryRender(new URLSearchParams(query));

test('names of options are options, everything else is a variable', () => {
  expect(read('name=Ada&format=jpg&size=600x315&quality=0.7&maxBytes=90000')).toEqual({
    row: { name: 'Ada' },
    options: { format: 'jpeg', size: { width: 600, height: 315 }, quality: 70, maxBytes: 90_000 },
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

test('an option without a value is not there, a number in disguise is none', () => {
  expect(read('loop=&margin=').options).toEqual({ format: 'png' });
  expect(() => read('format=gif&loop=0x10')).toThrow('must be a number');
  expect(() => read('format=gif&loop=1e2')).toThrow('must be a number');
});

test('paper is written as on the command line', () => {
  expect(read('format=pdf&paper=210x297mm').options.paper).toEqual({ width: 210, height: 297, unit: 'mm' });
});

test('an option of a later version is no variable', () => {
  expect(() => read('mode=lazy')).toThrow('not supported');
});

test('a switch that is neither on nor off is refused', () => {
  expect(() => read('palette=maybe')).toThrow('true or false');
});

test('an option that is given twice, or twice differently, is refused; of a variable the last counts', () => {
  expect(() => read('fileExtension=jpeg&fileExtension=png')).toThrow('“fileExtension” is given more than once');
  expect(() => read('fileExtension=jpeg&format=png')).toThrow('Send one of the two');
  expect(read('fileExtension=jpg&format=jpeg').options.format).toBe('jpeg');
  expect(read('name=Ada&name=Grace').row).toEqual({ name: 'Grace' });
});
