import { describe, expect, it } from 'vitest';
import { rowsOf } from '../testing/scan-body.ts';
import { IntakeError } from './intake-error.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import type { RowChunk } from './row-chunk.ts';
import { RowScanner } from './row-scanner.ts';

const SMALL: IntakeLimits = { ...INTAKE_LIMITS, rowBytes: 60, depth: 4, optionsBytes: 200, chunkBytes: 100, rows: 50 };

function scan(pieces: Uint8Array[], limits: IntakeLimits = SMALL) {
  const scanner = new RowScanner(limits);
  const chunks: RowChunk[] = pieces.flatMap((piece) => scanner.push(piece));
  const { chunks: last, options, total } = scanner.finish();
  chunks.push(...last);
  const failed = chunks.flatMap((chunk) => chunk.failed.map(({ index, code }) => [index, code]));
  return { rows: rowsOf(chunks), options, total, failed };
}

/** The outcome of a body, which must be the same in one piece, cut in two anywhere, and byte by byte. */
function scanEverywhere(body: string | Uint8Array, limits: IntakeLimits = SMALL) {
  const bytes = Buffer.from(body);
  const attempt = (pieces: Uint8Array[]) => {
    try {
      return scan(pieces, limits);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      return { code: error.code, position: error.position };
    }
  };
  const whole = attempt([bytes]);
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(attempt([bytes.subarray(0, cut), bytes.subarray(cut)]), `cut at ${cut}`).toEqual(whole);
  }
  expect(attempt([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
  return whole;
}

describe('a good body', () => {
  it.each<[string, string, unknown[], Record<string, unknown>]>([
    ['is just rows', '{"variables":[{"a":1},{"a":2}]}', [{ a: 1 }, { a: 2 }], {}],
    ['has no rows', ' {"variables" : [ \n ] } \r\n', [], {}],
    [
      'has options before and after',
      '{"webhookUrl":"https://x","variables":[{"a":1}],"scale":2,"metadata":{"variables":[1]}}',
      [{ a: 1 }],
      { webhookUrl: 'https://x', scale: 2, metadata: { variables: [1] } },
    ],
    ['names them variableSets', '{"variableSets":[{}]}', [{}], {}],
    ['spells the key with escapes', '{"vari\\u0061bles":[{}]}', [{}], {}],
    [
      'has brackets and quotes in strings',
      '{"variables":[{"a":"]}\\",[{"},{"\\\\":"\\\\"}],"b":"}]"}',
      [{ a: ']}",[{' }, { '\\': '\\' }],
      { b: '}]' },
    ],
    [
      'has keys named variables deeper',
      '{"variables":[{"variables":[{"variables":[]}]}]}',
      [{ variables: [{ variables: [] }] }],
      {},
    ],
    ['has text beyond ASCII', '{"variables":[{"ñ":"Zoë 😀 مرحبا"}],"é":"ß"}', [{ ñ: 'Zoë 😀 مرحبا' }], { é: 'ß' }],
    [
      'has whitespace everywhere',
      '\t{\n"variables"\r:\t[ { "a" :\n1 } \n, { } ] ,\n "k" : null \n}\n',
      [{ a: 1 }, {}],
      { k: null },
    ],
    ['begins with a byte order mark', '\uFEFF{"variables":[{}]}', [{}], {}],
    ['repeats an option: the last one wins', '{"a":1,"variables":[],"a":2}', [], { a: 2 }],
    [
      'has every kind of option',
      '{"a":-1.5e+3,"b":true,"c":false,"d":null,"e":[],"f":"","variables":[]}',
      [],
      { a: -1500, b: true, c: false, d: null, e: [], f: '' },
    ],
  ])('%s', (_, body, rows, options) => {
    expect(scanEverywhere(body)).toEqual({ rows, options, total: rows.length, failed: [] });
  });

  it('keeps a key named __proto__ an ordinary key', () => {
    const { options } = scan([Buffer.from('{"__proto__":{"x":1},"variables":[]}')]);
    expect(Object.hasOwn(options, '__proto__')).toBe(true);
    expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
  });
});

describe('a bad row fails alone', () => {
  const long = 'x'.repeat(60);
  it.each<[string, string, string]>([
    ['a number', '12', 'row-not-an-object'],
    ['a string', '"a,b]"', 'row-not-an-object'],
    ['a word', 'true', 'row-not-an-object'],
    ['null', 'null', 'row-not-an-object'],
    ['an array', '[{"a":1}]', 'row-not-an-object'],
    ['nested too deep', '{"a":[[[[]]]]}', 'row-too-deep'],
    ['too large', `{"a":"${long}"}`, 'row-too-large'],
    ['too large and not an object', `"${long}"`, 'row-too-large'],
    [
      'too large, full of structure',
      `{"a":[1,-2.5E-3,{"b":[true,false,null,"\\u00e9\\n"]}],"é":"${long}" , "c" : { } }`,
      'row-too-large',
    ],
  ])('%s', (_, row, code) => {
    expect(scanEverywhere(`{"variables":[{"a":1},${row} ,{"a":3}],"k":1}`)).toEqual({
      rows: [{ a: 1 }, null, { a: 3 }],
      options: { k: 1 },
      total: 3,
      failed: [[1, code]],
    });
  });

  it('takes rows of exactly the limits', () => {
    const row = { a: [[[{}]]] };
    const text = JSON.stringify({ a: 'x'.repeat(52) });
    expect(text).toHaveLength(60);
    const limits = { ...SMALL, depth: 5 };
    expect(scan([Buffer.from(`{"variables":[${JSON.stringify(row)},${text}]}`)], limits).failed).toEqual([]);
  });
});

describe('a bad body is refused', () => {
  it.each<[string, string | Uint8Array, string, number | null]>([
    ['empty, which is as if nothing were in it', '', 'missing-variables', null],
    ['whitespace only', '  \n ', 'body-cut', 4],
    ['an array', '[{}]', 'not-an-object', 0],
    ['half a byte order mark', Uint8Array.of(0xef, 0xbb, 0x7b, 0x7d), 'not-an-object', 2],
    ['without rows', '{"a":1}', 'missing-variables', null],
    ['with nothing in it', '{}', 'missing-variables', null],
    ['rows twice', '{"variables":[],"variables":[]}', 'duplicate-variables', 28],
    ['both names', '{"variableSets":[],"variables":[]}', 'duplicate-variables', 31],
    ['rows in an object', '{"variables":{"a":1}}', 'variables-not-an-array', 13],
    ['rows of null', '{"variables":null}', 'variables-not-an-array', 13],
    ['cut in the rows', '{"variables":[{"a":1},{"a"', 'body-cut', 26],
    ['cut in a character', Buffer.from('{"variables":[{"a":"é').subarray(0, -1), 'body-cut', 21],
    ['cut after the rows', '{"variables":[{"a":1}]', 'body-cut', 22],
    ['more after the end', '{"variables":[]} x', 'trailing-garbage', 17],
    ['two bodies', '{"variables":[]}{"variables":[]}', 'trailing-garbage', 16],
    ['a trailing comma in the rows', '{"variables":[{},]}', 'malformed-json', 17],
    ['a trailing comma at the end', '{"variables":[],}', 'malformed-json', 16],
    ['an empty place in the rows', '{"variables":[{},,{}]}', 'malformed-json', 17],
    ['a leading comma', '{"variables":[,{}]}', 'malformed-json', 14],
    ['no comma between rows', '{"variables":[{} {}]}', 'malformed-json', 17],
    ['no comma between scalars', '{"variables":[1 2]}', 'malformed-json', 16],
    ['mismatched brackets in a row', '{"variables":[{"a":[1}]]}', 'malformed-json', 21],
    ['brackets that mend each other', '{"variables":[[1},{2]]}', 'malformed-json', 16],
    ['rows closed by a brace', '{"variables":[{}}}', 'malformed-json', 16],
    ['a bad word', '{"variables":[{"a":nul}]}', 'malformed-json', 22],
    ['a number glued to a string', '{"variables":[1"a,b"]}', 'malformed-json', 15],
    ['a number glued to an object', '{"variables":[1{}]}', 'malformed-json', 15],
    ['a line break in a string', '{"variables":[{"a":"\n"}]}', 'malformed-json', 20],
    ['a lone minus as a row', '{"variables":[-]}', 'malformed-json', 15],
    [
      'a missing quote, found where it is missing',
      '{"variables":[{"a":1},{"b":"x},{"b":"y"}],"k":1}',
      'malformed-json',
      33,
    ],
    ['a bad row before a worse end', '{"variables":[{"a":01},{"b":2}', 'malformed-json', 20],
    ['an unquoted key', '{variables:[]}', 'malformed-json', 1],
    ['no colon', '{"variables"[]}', 'malformed-json', 12],
    ['no option value', '{"a":,"variables":[]}', 'malformed-json', 5],
    ['a bad option', '{"variables":[],"a":{"b":}}', 'malformed-json', 25],
    ['bad escape in a key', '{"\\x":1}', 'malformed-json', 3],
    [
      'a bad byte in a row',
      Buffer.concat([Buffer.from('{"variables":[{"a":"'), Buffer.of(0xff), Buffer.from('"}]}')]),
      'invalid-utf8',
      14,
    ],
    [
      'a lone surrogate in an option',
      Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('","variables":[]}')]),
      'invalid-utf8',
      5,
    ],
    ['a syntax error in a row too large', `{"variables":[{"a":"${'x'.repeat(80)}"]]}`, 'malformed-json', 101],
    ['a row too large, with a word cut', `{"variables":[${'1'.repeat(70)}e]}`, 'malformed-json', 85],
    ['options nested too deep', '{"a":[[[[[]]]]],"variables":[]}', 'too-deep', 5],
    ['options too large', `{"a":"${'x'.repeat(200)}","variables":[]}`, 'options-too-large', 5],
    ['too many rows', `{"variables":[${Array(51).fill('{}').join()}]}`, 'too-many-rows', 164],
  ])('%s', (_, body, code, offset) => {
    const outcome = scanEverywhere(body);
    expect(outcome).toMatchObject(offset === null ? { code, position: null } : { code, position: { offset } });
  });

  it('names line and column in the message, and throws the same again', () => {
    const scanner = new RowScanner();
    const push = () => scanner.push(Buffer.from('{"variables": [\n  {"a": 1},\n  {"a": 2]\n]}'));
    push();
    expect(() => scanner.finish()).toThrow('(line 3, column 10, byte 37)');
    expect(() => scanner.finish()).toThrow('(line 3, column 10, byte 37)');
    expect(push).toThrow(IntakeError);
  });

  it('is over its size, wherever that shows', () => {
    const limits = { ...SMALL, bodyBytes: 30 };
    const scanner = new RowScanner(limits);
    scanner.push(Buffer.from('{"variables":[{}'));
    expect(() => scanner.push(Buffer.from(' '.repeat(15)))).toThrow(/more than 30 bytes/);
    expect(scan([Buffer.from('{"variables":[{}            ]}')], limits).total).toBe(1);
  });
});

describe('chunks', () => {
  const body = (count: number, row: unknown) => Buffer.from(JSON.stringify({ variables: Array(count).fill(row) }));

  it('grow with the rows seen, from 20 to 500, and number their rows on', () => {
    const scanner = new RowScanner();
    const chunks = [...scanner.push(body(200_000, {})), ...scanner.finish().chunks];
    let expected = 0;
    for (const chunk of chunks) {
      expect(chunk.firstIndex).toBe(expected);
      expected += chunk.count;
    }
    expect(expected).toBe(200_000);
    const sizes = chunks.map((chunk) => chunk.count);
    expect(sizes.slice(0, 2)).toEqual([20, 20]);
    expect(Math.max(...sizes)).toBe(500);
    expect(sizes.length).toBeLessThan(1_100);
  });

  it('stay below their size, a large row alone apart', () => {
    const limits = { ...SMALL, chunkBytes: 40 };
    const scanner = new RowScanner(limits);
    const rows = ['a', 'b', 'c', 'x'.repeat(45), 'd'].map((a) => ({ a }));
    const chunks = [...scanner.push(Buffer.from(JSON.stringify({ variables: rows }))), ...scanner.finish().chunks];
    expect(chunks.map((chunk) => chunk.raw.toString())).toEqual([
      '[{"a":"a"},{"a":"b"},{"a":"c"}]',
      `[{"a":"${'x'.repeat(45)}"}]`,
      '[{"a":"d"}]',
    ]);
  });

  it('do not change when the caller reuses its buffer', () => {
    const piece = body(3, { a: 1 });
    const scanner = new RowScanner();
    const before = scanner.push(piece);
    piece.fill(0);
    const chunks = [...before, ...scanner.finish().chunks];
    expect(chunks[0]?.raw.toString()).toBe('[{"a":1},{"a":1},{"a":1}]');
  });

  it('leave out whitespace between rows, however much there is', () => {
    const scanner = new RowScanner(SMALL);
    scanner.push(Buffer.from('{"variables":[{}'));
    for (let i = 0; i < 1_000; i++) scanner.push(Buffer.from(' '.repeat(1_000)));
    scanner.push(Buffer.from(',{}]}'));
    expect(scanner.finish().chunks[0]?.raw.toString()).toBe('[{},{}]');
  });
});
