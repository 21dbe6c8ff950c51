import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeTablesFor, type SymbolCounts } from './jpeg-huffman.ts';

const counts = (symbols: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.nat({ max: 3 }), fc.nat({ max: 2 ** 26 })), {
      minLength: symbols,
      maxLength: symbols,
    })
    .map((values) => Uint32Array.from(values));

const anyCounts: fc.Arbitrary<SymbolCounts> = fc.record({
  dc: fc.tuple(counts(16), counts(16)),
  ac: fc.tuple(counts(256), counts(256)),
});

/** Every DC category, every run with every AC category, and the two symbols without value. */
const DC = Array.from({ length: 12 }, (_, category) => category);
const AC = Array.from({ length: 256 }, (_, symbol) => symbol).filter(
  (symbol) => symbol === 0 || symbol === 0xf0 || ((symbol & 15) >= 1 && (symbol & 15) <= 10),
);

test('whatever was counted, all that can occur has a code of at most 16 bits, none of them all ones', () => {
  fc.assert(
    fc.property(anyCounts, (symbolCounts) => {
      const { dc, ac } = codeTablesFor(symbolCounts);
      for (const [table, wanted] of [
        ...dc.map((table) => [table, DC] as const),
        ...ac.map((table) => [table, AC] as const),
      ]) {
        expect([...table.symbols].sort((a, b) => a - b)).toEqual(wanted);
        const words = wanted.map((symbol) => table.codes[symbol]!.toString(2).padStart(table.lengths[symbol]!, '0'));
        for (const word of words) {
          expect(word.length).toBeLessThanOrEqual(16);
          expect(word).toContain('0');
        }
        const sorted = words.sort();
        expect(sorted.some((word, index) => index > 0 && word.startsWith(sorted[index - 1]!))).toBe(false);
      }
    }),
    { numRuns: 50 },
  );
});

test('what is frequent has the shorter code', () => {
  const ac = new Uint32Array(256);
  ac[0x01] = 1000;
  ac[0x00] = 500;
  ac[0x02] = 100;
  const { lengths } = codeTablesFor({ dc: [new Uint32Array(16), new Uint32Array(16)], ac: [ac, ac] }).ac[0];
  expect(lengths[0x01]).toBe(1);
  expect(lengths[0x00]).toBe(2);
  expect(lengths[0x02]).toBe(3);
});
