import { expect, it } from 'vitest';
import { sniffImage } from './sniff-image.ts';
import { SAMPLE_PNG, SAMPLE_SVG } from './testing/index.ts';

const ftyp = (...brands: string[]): string =>
  `\0\0\0${String.fromCharCode(8 + brands.length * 4)}ftyp${brands.join('')}`;

it.each([
  [Buffer.from(SAMPLE_PNG).toString('latin1'), 'png'],
  ['\xff\xd8\xff\xe0rest', 'jpeg'],
  ['GIF87a....', 'gif'],
  ['GIF89a....', 'gif'],
  ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
  [ftyp('avif', '\0\0\0\0', 'mif1'), 'avif'],
  [ftyp('mif1', '\0\0\0\0', 'miaf', 'avif'), 'avif'],
  [ftyp('avis', '\0\0\0\0'), 'avif'],
  [SAMPLE_SVG, 'svg'],
  ['\xef\xbb\xbf <?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg/>', 'svg'],
  ['<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="x">', 'svg'],
  [Buffer.from('\ufeff<?xml version="1.0"?><svg/>', 'utf16le').toString('latin1'), 'svg'],
  [Buffer.from('\ufeff<svg/>', 'utf16le').swap16().toString('latin1'), 'svg'],
  ['<s:svg xmlns:s="http://www.w3.org/2000/svg"/>', 'svg'],
])('knows %j as %s', (text, format) => {
  expect(sniffImage(Buffer.from(text, 'latin1'))).toBe(format);
});

it.each([
  '',
  '\x89PNG',
  '\xff\xd8',
  'GIF90a',
  'RIFF\x10\0\0\0WAVE',
  '\0\0\0',
  '\0\0\0\x10ftyp',
  '\xff\xff\xff\xffftyp',
  ftyp('heic', '\0\0\0\0', 'mif1'),
  ftyp('mif1', 'avif', 'mif1'),
  ftyp('isom', '\0\0\0\0', 'mp42'),
  'BM....',
  'II*\0',
  '%PDF-1.7',
  '<!doctype html><svg></svg>',
  '<html><svg/></html>',
  '<!-- never closed <svg>',
  '<?xml version="1.0"',
  '<!DOCTYPE svg [ <svg>',
  '<svgfoo>',
  'hello <svg>',
  `${' '.repeat(20_000)}<svg>`,
])('knows nothing of %j', (text) => {
  expect(sniffImage(Buffer.from(text, 'latin1'))).toBeNull();
});
