import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from './csv.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['=1+2', "'=1+2"],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  ['+49 30 1234', "'+49 30 1234"],
  ['-2+3+cmd|’ /C calc’!A0', "'-2+3+cmd|’ /C calc’!A0"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\n=1', '"\'\n=1"'],
  ['＝1+2', "'＝1+2"],
  ['-12.5', '-12.5'],
  ['1=1', '1=1'],
])('%j is written as %j', (text, cell) => {
  expect(stringify([[text]])).toBe(`${cell}\r\n`);
});

test('any table is read back as it was, but for the apostrophe that defuses formulas', () => {
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: width, maxLength: width }), { minLength: 1 }),
    );
  fc.assert(
    fc.property(table, (rows) => {
      const read = parse(stringify(rows)) as string[][];
      const bare = (table: string[][]) => table.map((row) => row.map((cell) => cell.replace(/^'/, '')));
      expect(bare(read)).toEqual(bare(rows));
      const formulas = read.flat().filter((cell) => /^[=+@\t\r\n＝＋－＠]|^-(?!\d+(\.\d+)?$)/.test(cell));
      expect(formulas).toEqual([]);
    }),
    { numRuns: 100 },
  );
});
