import { expect, test } from 'vitest';
import { readBatchArguments, readFileArguments, readRenderArguments } from './arguments.ts';
import { UsageError } from './usage-error.ts';

test('a render takes its format from the file name, unless told', () => {
  const format = (...args: string[]) => readRenderArguments(['t.json', ...args]).render.format;
  expect(format('-o', 'a.jpg')).toBe('jpeg');
  expect(format('-o', 'a.JPEG')).toBe('jpeg');
  expect(format('-o', 'a.webp')).toBe('webp');
  expect(format('-o', 'card')).toBe('png');
  expect(format('-o', 'a.png', '--format', 'jpg')).toBe('jpeg');
});

test('a batch writes PNGs into any folder, also one that looks like a file', () => {
  const read = readBatchArguments(['t.json', 'r.csv', '-o', 'out.v2']);
  expect(read).toMatchObject({ template: 't.json', rows: 'r.csv', output: 'out.v2', limit: Number.POSITIVE_INFINITY });
  expect(read.render).toEqual({ format: 'png' });
});

test('every option is read', () => {
  const args = '--size 20x30 --scale 2 --quality 70 --page 3 --locale de-DE --time-zone Asia/Tokyo'.split(' ');
  expect(readRenderArguments(['t.json', '-o', 'a.png', '--row', 'r.json', ...args])).toMatchObject({
    row: 'r.json',
    render: {
      size: { width: 20, height: 30 },
      scale: 2,
      quality: 70,
      page: 3,
      locale: 'de-DE',
      timeZone: 'Asia/Tokyo',
    },
  });
  expect(readBatchArguments(['t', 'r.csv', '-o', 'o', '--key', 'id', '--limit', '7', '--size', 'story'])).toMatchObject(
    {
      key: 'id',
      limit: 7,
      render: { size: 'story' },
    },
  );
});

const wrong: [string, RegExp][] = [
  ['', /name one template file/],
  ['a.json b.json -o x.png', /name one template file/],
  ['a.json', /say where to write with -o/],
  ['a.json -o', /-o/],
  ['a.json -o x.tif', /unknown format “tif”; use png, jpeg, webp, avif, gif, pdf/],
  ['a.json -o x.pdf --paper A0', /--paper is page, A4, Letter or a size such as 210x297mm, not “A0”/],
  ['a.json -o x.png --rows r.csv', /--rows makes the pages of one PDF/],
  ['a.json -o x.pdf --rows r.csv --row r.json', /not both/],
  ['a.json -o x.jpg --background white', /a colour such as #ffffff, not “white”/],
  ['a.json -o x.png --format bmp', /unknown format “bmp”/],
  ['a.json -o x.png --scale 4', /--scale is a whole number from 1 to 3, not “4”/],
  ['a.json -o x.png --scale 1e0', /not “1e0”/],
  ['a.json -o x.png --quality 0', /--quality is a number from 0.01 to 100/],
  ['a.json -o x.png --page 1.5', /--page is a whole number/],
  ['a.json -o x.png --size 0x10', /from 1x1 to 4096x4096, not “0x10”/],
  ['a.json -o x.png --size 99999x10', /from 1x1 to 4096x4096/],
  ['a.json -o x.png --locale en_!', /--locale is a BCP 47 tag such as en-GB, not “en_!”/],
  ['a.json -o x.png --time-zone Mars/Base', /--time-zone is an IANA zone/],
  ['a.json -o x.png --limit 3', /--limit/],
  ['a.json -o x.png --colour red', /--colour/],
];

test.each(wrong)('render %s is refused with a sentence', (args, message) => {
  const read = () => readRenderArguments(args.split(' ').filter(Boolean));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});

test.each<[string, RegExp]>([
  ['t.json -o out', /name a template file and a file of rows/],
  ['t.json r.csv more.csv -o out', /name a template file and a file of rows/],
  ['t.json r.csv', /say where to write/],
  ['t.json r.csv -o out --limit 0', /--limit is a whole number of 1 or more, not “0”/],
  ['t.json r.csv -o out --limit ten', /not “ten”/],
  ['t.json r.csv -o out --row r.json', /--row/],
])('batch %s is refused with a sentence', (args, message) => {
  const read = () => readBatchArguments(args.split(' '));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});

test('validate takes files only', () => {
  expect(readFileArguments(['a.json', 'b.json'])).toEqual(['a.json', 'b.json']);
  expect(() => readFileArguments([])).toThrow('name at least one template file');
  expect(() => readFileArguments(['--strict', 'a.json'])).toThrow(UsageError);
});
