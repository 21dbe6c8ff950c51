import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { transformBlock } from './jpeg-plain-transform.ts';
import { quantisationOf, ZIGZAG } from './jpeg-tables.ts';
import { dct } from './testing/jpeg-definition.ts';

const block = fc.oneof(
  fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 64, maxLength: 64 }),
  fc.array(fc.constantFrom(-128, 127), { minLength: 64, maxLength: 64 }),
);

describe('the transform', () => {
  test('is the DCT, rounded, within a small part of a step', () => {
    const steps = new Uint8Array(64).fill(1);
    fc.assert(
      fc.property(block, (samples) => {
        const actual = new Int16Array(64);
        transformBlock(Int16Array.from(samples), steps, actual);
        const exact = dct(samples);
        const errors = ZIGZAG.map((place, k) => Math.abs(exact[place]! - actual[k]!));
        expect(Math.max(...errors)).toBeLessThan(0.75);
      }),
    );
  });

  test('quantises to the nearest step, halves away from zero', () => {
    const flat = (value: number) => new Int16Array(64).fill(value);
    const dcOf = (value: number, step: number): number => {
      const to = new Int16Array(64);
      transformBlock(flat(value), new Uint8Array(64).fill(step), to);
      return to[0]!;
    };
    // The DC coefficient of equal samples is eight times as much.
    for (const step of [1, 2, 3, 16, 99, 255]) {
      for (let value = -128; value < 128; value++) {
        const exact = (Math.abs(value) * 8) / step;
        expect(dcOf(value, step)).toBe(Math.sign(value) * Math.floor(exact + 0.5) || 0);
      }
    }
  });
});

describe('the quantisation tables', () => {
  test('are those of Annex K at quality 50, all ones at 100', () => {
    expect([...quantisationOf(50).luma.slice(0, 6)]).toEqual([16, 11, 12, 14, 12, 10]);
    expect([...quantisationOf(50).chroma.slice(0, 6)]).toEqual([17, 18, 18, 24, 21, 24]);
    expect(new Set([...quantisationOf(100).luma, ...quantisationOf(100).chroma])).toEqual(new Set([1]));
  });
});
