import { expect, test } from 'vitest';
import { looksLikeSvg } from './sniff.ts';

const utf16 = Buffer.from('\ufeff<?xml version="1.0"?><svg/>', 'utf16le');

test.each([
  ['<svg/>'],
  [' \n<svg xmlns="x">'],
  ['\ufeff<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg PUBLIC "x" "y"><svg>'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg>'],
  ['<!DOCTYPE svg PUBLIC "-//X//DTD a > b//EN" \'c>d\'><svg>'],
  [`<!--${' long'.repeat(5000)} --><svg/>`],
  [`${' '.repeat(20_000)}<svg>`],
  ['<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'],
  [utf16],
  [Buffer.from(utf16).swap16()],
])('%j is one', (file) => {
  expect(looksLikeSvg(Buffer.from(file as string))).toBe(true);
});

test.each(['', '<', '<svgfoo>', '<html><svg/>', 'x<svg>', '<!-- <svg>', '<?xml', '<!DOCTYPE svg "><svg>'])(
  '%j is none',
  (text) => {
    expect(looksLikeSvg(Buffer.from(text))).toBe(false);
  },
);

test('nothing is looked for past what a drawing may weigh', () => {
  expect(looksLikeSvg(Buffer.from(`${' '.repeat(1_000_000)}<svg/>`))).toBe(false);
});
