import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression } from './index.ts';
import { NAMED_COLORS } from './named-colors.ts';
import { parseColor } from './parse-color.ts';

const colorFunction = compileExpression('color(text)');
const env = { locale: 'en-US', timeZone: 'UTC', now: 0 };

describe('parseColor', () => {
  test.each([
    ['#FFF', '#ffffff'],
    ['#1234', '#11223344'],
    ['#123456', '#123456'],
    ['#12345678', '#12345678'],
    ['#123f', '#112233'],
    [' Red ', '#ff0000'],
    ['336699', '#336699'],
    ['rgb(1e2,0,0)', '#640000'],
    ['transparent', '#00000000'],
    ['rgb(255,128,0)', '#ff8000'],
    ['rgb(255 128 0)', '#ff8000'],
    ['rgb(100% 50% 0%)', '#ff8000'],
    ['rgb(255 0 0 / 50%)', '#ff000080'],
    ['rgba(255, 0, 0, .5)', '#ff000080'],
    ['rgb(300 -20 0)', '#ff0000'],
    ['rgb(1 2 3/1)', '#010203'],
    ['hsl(0 100% 50%)', '#ff0000'],
    ['hsl(240, 100%, 50%)', '#0000ff'],
    ['hsl(-120 100% 50%)', '#0000ff'],
    ['hsl(0.5turn 100% 50%)', '#00ffff'],
    ['hsl(200grad 100% 50%)', '#00ffff'],
    ['hsla(120 100% 25% / 0)', '#00800000'],
    ['oklch(0 0 0)', '#000000'],
    ['oklch(1 0.4 20)', '#ffffff'],
    ['oklch(0.452 0.3132 264.05)', '#0000ff'],
    ['oklch(51.975% 0.17686 142.495)', '#008000'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseColor(text)).toBe(expected);
  });

  test.each([
    '',
    '#',
    '#12',
    '#12345',
    '#xyz',
    'rgb()',
    'rgb(1,2)',
    'rgb(1 2 3 4)',
    'rgb(1,2,3',
    'rgb(a b c)',
    'rgb(1 2 3 / x)',
    'rgb(1/2 3 4)',
    'rgb(1 2 3 / 1 / 1)',
    'rgb(10,20 30)',
    'rgb(10 20 30 40)',
    'oklch(1 x x)',
    'abc',
    'facade0',
    'hsl(x 1% 1%)',
    'lab(1 2 3)',
    'currentcolor',
    'toString',
    '__proto__',
    'url(x)',
    'role:accent',
    `#${'f'.repeat(200)}`,
  ])('refuses %s', (text) => {
    expect(parseColor(text)).toBeNull();
  });

  test('knows the 148 names of CSS and transparent', () => {
    expect(NAMED_COLORS.size).toBe(148);
    for (const [name, hex] of NAMED_COLORS) expect(parseColor(name)).toBe(`#${hex}`);
  });

  test('gives only colours that it reads back unchanged, and the same as the function, whatever the text', () => {
    const part = fc.constantFrom(
      'rgb',
      'hsl',
      'oklch',
      '(',
      ')',
      ' ',
      ',',
      '/',
      '%',
      '1',
      '0.5',
      '255',
      '-3',
      'deg',
      '#',
      'f',
      'e9',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part, { maxLength: 14 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const read = parseColor(text);
          if (read !== null) expect(parseColor(read)).toBe(read);
          expect(colorFunction.evaluate({ text }, env).value).toBe(read);
        },
      ),
    );
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: -720, max: 720, noNaN: true }),
        (l, c, h) => {
          expect(parseColor(`oklch(${l} ${c} ${h})`)).toMatch(/^#[0-9a-f]{6}$/);
        },
      ),
    );
  });
});
