import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan, scanEverywhere } from '../testing/scan-body.ts';
import { CsvReader } from './csv-reader.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import { TextScanner } from './text-scanner.ts';

const SMALL: IntakeLimits = { ...INTAKE_LIMITS, rowBytes: 60, chunkBytes: 100, rows: 50 };
const read = (body: string | Uint8Array) => scanEverywhere(() => new TextScanner(CsvReader, SMALL), Buffer.from(body));

const FUZZED: IntakeLimits = { ...INTAKE_LIMITS, rowBytes: 1000, chunkBytes: 100 };

const text = 'name,note\nAda,"a, ""b""\nc"\nGrace,\n';
const rows = [
  { name: 'Ada', note: 'a, "b"\nc' },
  { name: 'Grace', note: '' },
];

describe('a CSV', () => {
  it.each([
    ['with quotes, doubled quotes and a line break in quotes', text],
    ['without a newline at the end', text.slice(0, -1)],
    ['after a byte order mark, as Excel writes it', `\uFEFF${text}`],
    ['in UTF-16, as Excel writes it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    [
      'with semicolons, where the comma is the decimal mark',
      text.replace('name,', 'name;').replace('Ada,', 'Ada;').replace('Grace,', 'Grace;'),
    ],
    ['with tabs', text.replace('name,', 'name\t').replace('Ada,', 'Ada\t').replace('Grace,', 'Grace\t')],
    [
      'with tabs, and a line that says so',
      `\nsep=\t\r\n${text.replace('name,', 'name\t').replace('Ada,', 'Ada\t').replace('Grace,', 'Grace\t')}`,
    ],
    ['with a line that names the delimiter, as Excel writes it', `\uFEFFsep=,\r\n${text}`],
    ['with quotes around that line', `\uFEFF"sep=,"\r\n${text}`],
    ['with blank lines', `\n\r\n${text.replace('\nGrace', '\n\nGrace')}\n\n`],
    ['with everything in quotes', '"name","note"\n"Ada","a, ""b""\nc"\n"Grace",""\n'],
    ['with white space around the names', ` name ,\tnote\n${text.slice(10)}`],
    ['with a row that ends early', text.replace('Grace,', 'Grace')],
    ['with empty fields too many', text.replace('Grace,', 'Grace,,,')],
  ])('%s', (_, body) => {
    expect(read(body)).toEqual({ rows, failed: [], total: 2, options: {}, columns: ['name', 'note'] });
  });

  it.each(['\r\n', '\r'])('with lines that end in %j', (end) => {
    expect(read('a,b\n1,2\n\n3,4\n'.replaceAll('\n', end))).toMatchObject({
      rows: [
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ],
    });
  });

  it('is cut as its first line says, however many of another delimiter stand in the header', () => {
    expect(read('sep=;\n"a,b,c";d\n1,5;2\n')).toMatchObject({ rows: [{ 'a,b,c': '1,5', d: '2' }], total: 1 });
  });

  it('may have a column that is called sep=', () => {
    expect(read('sep=;\nsep=;\n1\n')).toMatchObject({ refused: 'header-invalid' });
    expect(read('sep=,b\n1,2\n')).toMatchObject({ rows: [{ 'sep=': '1', b: '2' }] });
  });

  it('of one column', () => {
    expect(read('name\nAda\n""\nGrace')).toMatchObject({ rows: [{ name: 'Ada' }, { name: '' }, { name: 'Grace' }] });
  });

  it('keeps values as they stand', () => {
    const values = [' Ada ', 'C:\\new', '5" nail', '😀é', '\u0001\u001f\u007f', '=1+1', '007'];
    expect(read(`a\n${values.join('\n')}`)).toMatchObject({ rows: values.map((a) => ({ a })) });
  });

  it('makes one variable of names with a dot, wherever they stand', () => {
    expect(read('s.h,n,s.b.c,No.,a.1\n1,A,2,3,4')).toMatchObject({
      rows: [{ s: { h: '1', b: { c: '2' } }, n: 'A', 'No.': '3', 'a.1': '4' }],
    });
  });

  it('has no rows when it is only a header', () => {
    expect(read('a,b\r\n')).toMatchObject({ rows: [], total: 0, columns: ['a', 'b'] });
  });
});

describe('a bad row fails alone', () => {
  it.each([
    ['with too many fields', '1,2,3', 'row-malformed', 'on line 3 is malformed: it has 3 fields, and the header has 2'],
    ['with text behind a closing quote', '1,"a"b', 'row-malformed', 'on line 3 is malformed: field 2 goes on after'],
    ['too large', `1,${'x'.repeat(80)}`, 'row-too-large', 'on line 3 is too large'],
    ['too large in quotes', `1,"${'x\n'.repeat(80)}"`, 'row-too-large', 'on line 3 is too large'],
    ['too large as JSON', `1,${'\\'.repeat(40)}`, 'row-too-large', 'on line 3 is too large'],
    ['with very many fields', `1${',2'.repeat(100)}`, 'row-too-large', 'on line 3 is too large'],
  ])('%s', (_, bad, code, words) => {
    const outcome = read(`a,b\n"0",0\n${bad}\n4,5`);
    const message = expect.stringContaining(words);
    expect(outcome).toMatchObject({
      rows: [{ a: '0', b: '0' }, null, { a: '4', b: '5' }],
      failed: [{ index: 1, code, message }],
    });
  });
});

describe('a bad body is refused', () => {
  it.each([
    [
      'a name twice',
      '\na,b,a\n1,2,3',
      'header-invalid',
      'line 2 cannot be used: Columns 1 and 3 have the same name “a”',
    ],
    ['a column without a name', 'a,,b\n1,2,3', 'header-invalid', 'Column 2 has no name'],
    ['a name that is white space', 'a, ,b\n1,2,3', 'header-invalid', 'Column 2 has no name'],
    ['a variable and a value in it', 'a,a.b\n1,2', 'header-invalid', 'Column 1 “a” and column 2 “a.b”'],
    ['a value in it and a variable', 'a.b,a\n1,2', 'header-invalid', 'Column 1 “a.b” and column 2 “a”'],
    ['a prototype', 'a,__proto__\n1,2', 'header-invalid', '__proto__'],
    ['a prototype in a name with a dot', 'a,b.__proto__.c\n1,2', 'header-invalid', '__proto__'],
    ['a prototype of a constructor', 'constructor.prototype\n1', 'header-invalid', '__proto__'],
    ['a header that goes on behind a quote', '"a"b\n1', 'header-invalid', 'closing quote'],
    ['a header too long', `${'a'.repeat(70)}\n1`, 'header-invalid', 'more than 60 bytes'],
    ['nothing in it', ' \n'.trim(), 'header-invalid', 'empty'],
    ['a quote that is never closed', 'a,b\n1,2\n3,"4\n5,6\n7,8', 'unclosed-quote', 'opens on line 3'],
    ['a quote in the header that is never closed', 'a,"b\n1,2\n', 'unclosed-quote', 'opens on line 1'],
    ['UTF-16 without a mark', Buffer.from('a,b\n1,2', 'utf16le'), 'header-invalid', 'UTF-16'],
    ['Latin-1', Buffer.from('a,b\n1,2\n3,é', 'latin1'), 'invalid-utf8', 'line 3'],
    ['Latin-1 in the header', Buffer.from('a,é\n1,2', 'latin1'), 'invalid-utf8', 'line 1'],
    ['a delimiter that is none', 'sep=|\na|b\n1|2', 'header-invalid', 'says that “|” separates'],
    ['no good row', 'a\n1,2\n1,2,3', 'no-good-row', 'All 2 rows are bad'],
    ['too many rows', `a\n${'1\n'.repeat(51)}`, 'too-many-rows', '50 rows'],
  ])('with %s', (_, body, refused, words) => {
    expect(read(body)).toMatchObject({ refused, message: expect.stringContaining(words) });
  });

  it('that would become too large because of its long header', () => {
    const limited = new TextScanner(CsvReader, { ...SMALL, bodyBytes: 200 });
    const body = `a_name_of_forty_bytes_that_every_row_has\n${'1\n'.repeat(10)}`;
    expect(() => scan(limited, [Buffer.from(body)])).toThrow('more than 200 bytes');
  });
});

/** RFC 4180 read in the plainest way: every record of fields, or null for one that is malformed. */
function reference(body: string, delimiter: string): (string[] | null)[] | 'unclosed' {
  const text = body.replace(/\r\n?/g, (end, at) => (isQuoted(body, at, delimiter) ? end : '\n'));
  const records: (string[] | null)[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '\n') {
      at++;
      continue;
    }
    const fields: string[] = [];
    let isBad = false;
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        at++;
        while (!(text[at] === '"' && text[at + 1] !== '"')) {
          if (at >= text.length) return 'unclosed';
          if (text[at] === '"') at++;
          field += text[at++];
        }
        at++;
        if (at < text.length && text[at] !== '\n' && text[at] !== delimiter) isBad = true;
      }
      while (at < text.length && text[at] !== '\n' && text[at] !== delimiter) field += text[at++];
      fields.push(field);
      if (text[at++] !== delimiter) break;
    }
    records.push(isBad ? null : fields);
  }
  return records;
}

/** Whether what stands at `at` is inside of quotes. */
function isQuoted(body: string, at: number, delimiter: string): boolean {
  let isInside = false;
  let isStart = true;
  for (let i = 0; i < at; i++) {
    const mark = body[i];
    if (isInside && mark === '"' && body[i + 1] === '"') i++;
    else if (isInside && mark === '"') isInside = false;
    else if (isStart && mark === '"') isInside = true;
    isStart = !isInside && (mark === delimiter || mark === '\n' || mark === '\r');
  }
  return isInside;
}

it.each([',', ';', '\t'])(
  'agrees with the plainest reading of RFC 4180, delimiter %j, however it is cut',
  (delimiter) => {
    const piece = fc.constantFrom(delimiter, '"', '""', '\n', '\r\n', '\r', 'a', ' ', 'é', '\\', '\u0000', ',', ';');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (parts) => {
        const body = `x${delimiter}y${delimiter}z\n1\n${parts.join('')}`;
        const expected = reference(body, delimiter);
        const outcome = scanEverywhere(() => new TextScanner(CsvReader, FUZZED), Buffer.from(body));
        if (expected === 'unclosed') {
          expect(outcome).toMatchObject({ refused: 'unclosed-quote' });
          return;
        }
        const isTooLong = (record: string[]) => record.slice(3).some((field) => field !== '');
        expect('rows' in outcome && outcome.rows).toEqual(
          expected.slice(1).map((record) => {
            if (record === null || isTooLong(record)) return null;
            const [x = '', y = '', z = ''] = record;
            return { x, y, z };
          }),
        );
      }),
      { numRuns: 300 },
    );
  },
);

it('gives back what a spreadsheet would write', () => {
  const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '\\', '漢', '😀'), maxLength: 6 });
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 }), (records) => {
      const body = ['a,b', ...records.map((record) => record.map(quoted).join(','))].join('\r\n');
      const outcome = scanEverywhere(() => new TextScanner(CsvReader, FUZZED), Buffer.from(body));
      expect('rows' in outcome && outcome.rows).toEqual(records.map(([a, b]) => ({ a, b })));
    }),
    { numRuns: 100 },
  );
});
