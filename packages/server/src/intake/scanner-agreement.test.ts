import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowsOf } from '../testing/scan-body.ts';
import { IntakeError } from './intake-error.ts';
import { INTAKE_LIMITS, type IntakeLimits } from './intake-limits.ts';
import { JsonSyntax } from './json-syntax.ts';
import type { RowChunk } from './row-chunk.ts';
import { RowScanner } from './row-scanner.ts';

const LIMITS: IntakeLimits = { ...INTAKE_LIMITS, rowBytes: 40, depth: 3, optionsBytes: 1e4, chunkBytes: 80 };

const value = fc.jsonValue({ maxDepth: 4 });
const text = (json: fc.Arbitrary<unknown>) =>
  fc.tuple(json, fc.constantFrom(0, 1, '\t')).map(([data, indent]) => JSON.stringify(data, null, indent));
const bodyText = text(
  fc.record({
    a: fc.option(fc.string({ unit: 'grapheme' })),
    variables: fc.array(fc.oneof(fc.object({ maxDepth: 2 }), value)),
    z: fc.jsonValue({ maxDepth: 1 }),
  }),
);

/** Up to three bytes of a text replaced, removed or doubled by ones that mean something in JSON. */
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    remove: fc.nat(1),
    insert: fc.constantFrom(
      '',
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      ' ',
      '\n',
      '0',
      '1',
      '-',
      '.',
      'e',
      'u',
      'n',
      'true',
      '\u0000',
      'é',
      '\xff',
    ),
  }),
  { maxLength: 3 },
);
type Edits = readonly { at: number; remove: number; insert: string }[];

function edited(source: string, changes: Edits): Buffer {
  let bytes = Buffer.from(source);
  for (const { at, remove, insert } of changes) {
    const place = at % (bytes.length + 1);
    const added = Buffer.from(insert, insert === '\xff' ? 'latin1' : 'utf8');
    bytes = Buffer.concat([bytes.subarray(0, place), added, bytes.subarray(place + remove)]);
  }
  return bytes;
}

function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

function parse(bytes: Buffer): { readonly data: unknown } | null {
  try {
    return { data: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return null;
  }
}

function scan(bytes: Buffer, cuts: readonly number[]) {
  try {
    const scanner = new RowScanner(LIMITS);
    const chunks: RowChunk[] = pieces(bytes, cuts).flatMap((piece) => scanner.push(piece));
    const { chunks: last, options } = scanner.finish();
    return { chunks: [...chunks, ...last], options, code: null };
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    return { code: error.code };
  }
}

const SYNTAX_CODES = ['malformed-json', 'body-cut', 'trailing-garbage', 'invalid-utf8', 'not-an-object'];

it('accepts exactly the bodies JSON.parse accepts, with the same rows and options, however they are cut', () => {
  fc.assert(
    fc.property(bodyText, edits, fc.array(fc.nat(), { maxLength: 6 }), (source, changes, cuts) => {
      const bytes = edited(source, changes);
      const parsed = parse(bytes);
      const scanned = scan(bytes, cuts);
      if (!parsed) {
        // Whatever it is refused for: a body that is no JSON may be refused for its rows first.
        expect(scanned.code).not.toBeNull();
        return;
      }
      expect(SYNTAX_CODES.filter((code) => code !== 'not-an-object')).not.toContain(scanned.code);
      if (scanned.code !== null) return;
      const { variables, ...options } = parsed.data as { variables: unknown[] };
      expect(scanned.options).toEqual(options);
      const failed = new Map(scanned.chunks.flatMap((chunk) => chunk.failed.map(({ index, code }) => [index, code])));
      const rows = rowsOf(scanned.chunks);
      expect(rows).toEqual(variables.map((row, i) => (failed.has(i) ? null : row)));
      for (const [index, code] of failed) expect(code).toBe(expectedFailure(variables[index], code));
      expect(variables.filter((row, index) => !failed.has(index) && !isRow(row))).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

it('refuses unedited bodies for limits alone', () => {
  fc.assert(
    fc.property(bodyText, fc.array(fc.nat(), { maxLength: 6 }), (source, cuts) => {
      const scanned = scan(Buffer.from(source), cuts);
      expect([null, 'too-deep']).toContain(scanned.code);
    }),
    { numRuns: 500 },
  );
});

it('checks syntax as JSON.parse does, in any pieces, and fails at the byte that cannot be mended', () => {
  fc.assert(
    fc.property(text(value), edits, fc.array(fc.nat(), { maxLength: 4 }), (source, changes, cuts) => {
      const bytes = edited(
        source,
        changes.filter(({ insert }) => insert !== '\xff'),
      );
      const syntax = new JsonSyntax();
      const isGood = pieces(bytes, cuts).every((piece) => syntax.push(piece) === -1) && syntax.isComplete;
      const decoded = new TextDecoder('utf-8', { fatal: true });
      let isText = true;
      try {
        decoded.decode(bytes);
      } catch {
        isText = false;
      }
      if (isText) expect(isGood).toBe(parse(bytes) !== null);
    }),
    { numRuns: 3_000 },
  );
});

function isRow(row: unknown): boolean {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

/** The failure a row deserves; a row may be too large by whitespace that its value does not show. */
function expectedFailure(row: unknown, found: string): string {
  if (found === 'row-too-large') return found;
  if (depthOf(row) > LIMITS.depth) return 'row-too-deep';
  return isRow(row) ? 'none' : 'row-not-an-object';
}

function depthOf(data: unknown): number {
  return typeof data === 'object' && data !== null ? 1 + Math.max(0, ...Object.values(data).map(depthOf)) : 0;
}
