import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scan, scanEverywhere } from '../testing/scan-body.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import { NdjsonReader } from './ndjson-reader.ts';
import { TextScanner } from './text-scanner.ts';

const SMALL: IntakeLimits = { ...INTAKE_LIMITS, rowBytes: 60, depth: 4, chunkBytes: 100, rows: 50 };
const scanner = () => new TextScanner(NdjsonReader, SMALL);
const read = (body: string | Uint8Array) => scanEverywhere(scanner, Buffer.from(body));
const rows = [{ a: 1 }, { b: '\n{"' }];
const text = rows.map((row) => JSON.stringify(row)).join('\n');

describe('a row a line', () => {
  it.each([
    ['without a newline at the end', text],
    ['with one', `${text}\n`],
    ['with line breaks of Windows', `${text.replaceAll('\n', '\r\n')}\r\n`],
    ['with blank lines', `\n  \n${text.replaceAll('\n', '\n\t\n\r\n')}\n\n`],
    ['with white space around the rows', `  ${text.replaceAll('\n', ' \n ')}\t`],
    ['after a byte order mark', `\uFEFF${text}`],
    ['in UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['in UTF-16 the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ])('%s', (_, body) => {
    expect(read(body)).toEqual({ rows, failed: [], total: 2, options: {} });
  });
});

describe('a bad row fails alone', () => {
  it.each([
    ['not an object', '42', 'row-not-an-object', 'a number'],
    ['an array, as of a whole JSON body', '[{"a":1}]', 'row-not-an-object', 'an array'],
    ['a syntax error', '{"a":}', 'row-malformed', 'line 2, column 6'],
    ['a row over two lines', '{"a":\n1}', 'row-malformed', 'Line 2 '],
    ['two objects in a line', '{} {}', 'row-malformed', 'Line 2 '],
    ['a comma at the end, as in an array', '{"a":1},', 'row-malformed', 'Line 2 '],
    ['a string that is not closed', '{"a":"x}', 'row-malformed', 'Line 2 '],
    ['a bracket that closes nothing', '}', 'row-malformed', 'Line 2 '],
    ['too large', `{"a":"${'x'.repeat(80)}"}`, 'row-too-large', 'bytes'],
    ['too large and not closed', `{"a":"${'x'.repeat(80)}`, 'row-malformed', 'Line 2 '],
    ['too deep', '{"a":[[[[1]]]]}', 'row-too-deep', '5 levels'],
  ])('%s', (_, bad, code, words) => {
    const outcome = read(`{"a":1}\n${bad}\n{"a":2}\n`);
    expect(outcome).toMatchObject({ failed: expect.arrayContaining([expect.objectContaining({ index: 1, code })]) });
    if (!('rows' in outcome)) throw new Error(outcome.message);
    expect(outcome.failed[0]!.message).toContain(words);
    expect(outcome.rows.at(0)).toEqual({ a: 1 });
    expect(outcome.rows.at(-1)).toEqual({ a: 2 });
  });

  it('although the rows around it would make it whole', () => {
    expect(read('{"a":1\n"b":2}\n{},{}\n{"ok":1}')).toMatchObject({ rows: [null, null, null, { ok: 1 }] });
  });
});

describe('a bad body is refused', () => {
  it.each([
    ['one that was cut in a row', '{"a":1}\n{"a":', 'body-cut', 'line 2'],
    ['one that was cut in a string', '{"a":1}\n{"a":"x', 'body-cut', 'line 2'],
    ['one with no good row', '[{"a":1},\n{"a":2}]', 'no-good-row', 'Line 1 '],
    ['one whose only row is bad', '[{"a":1},{"a":2}]', 'no-good-row', 'an array'],
    ['one in Latin-1', Buffer.from('{"a":1}\n{"a":"é"}', 'latin1'), 'invalid-utf8', 'line 2'],
    ['one in broken UTF-16', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x7b, 0x00]), 'invalid-utf8', 'UTF-16'],
    ['one with too many rows', '{}\n'.repeat(51), 'too-many-rows', '50 rows'],
  ])('%s', (_, body, refused, words) => {
    const outcome = read(body);
    expect(outcome).toMatchObject({ refused });
    expect('message' in outcome && outcome.message).toContain(words);
  });

  it('one with more bytes than a body may have', () => {
    const limited = new TextScanner(NdjsonReader, { ...SMALL, bodyBytes: 100 });
    expect(() => scan(limited, Array(11).fill(Buffer.from('\n'.repeat(10))))).toThrow('more than 100 bytes');
  });

  it('has no rows when it is empty or blank', () => {
    for (const body of ['', '\uFEFF', ' \n\r\n ']) expect(read(body)).toMatchObject({ rows: [], total: 0 });
  });
});

/** What each line says by itself. */
function reference(body: string): unknown[] {
  const lines = body.split('\n').filter((line) => /[^ \t\r]/.test(line));
  return lines.map((line) => {
    try {
      const row: unknown = JSON.parse(line);
      return typeof row === 'object' && !Array.isArray(row) ? row : null;
    } catch {
      return null;
    }
  });
}

it('agrees with JSON.parse of every line, however the body is cut', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '{"a":1}',
    '{"b":"}"}',
    '1',
    ' ',
    '\n',
    '\r',
    'é',
  );
  const line = fc.oneof(
    fc
      .dictionary(fc.string({ maxLength: 3 }), fc.jsonValue({ maxDepth: 0 }), { maxKeys: 2 })
      .map((row) => JSON.stringify(row)),
    fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
  );
  const limits = { ...INTAKE_LIMITS, rowBytes: 1000, chunkBytes: 80 };
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
      const body = `${lines.join('\n')}\n{"last":1}`;
      const outcome = scanEverywhere(() => new TextScanner(NdjsonReader, limits), Buffer.from(body));
      expect('rows' in outcome && outcome.rows).toEqual(reference(body));
    }),
    { numRuns: 200 },
  );
});
