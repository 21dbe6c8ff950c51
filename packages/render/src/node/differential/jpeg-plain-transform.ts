import { ZIGZAG } from './jpeg-tables.ts';

/*
 * The forward DCT and the quantisation of the WebAssembly encoder in the same whole numbers, step by step: see
 * `assembly/jpeg/dct.ts` and `quantise.ts` for why they are as they are.
 */
const PASS_BITS = 2;
const WEIGHT_BITS = 14;

/** √2 · cos(kπ/16) · 2¹⁴. */
const C1 = 22725;
const C2 = 21407;
const C3 = 19266;
const C5 = 12873;
const C6 = 8867;
const C7 = 4520;

/** Level-shifted samples, row by row, to quantised coefficients in zigzag order. `samples` is written over. */
export function transformBlock(samples: Int16Array, steps: Uint8Array, to: Int16Array): void {
  for (let column = 0; column < 8; column++) transformLine(samples, column, 8, true);
  for (let row = 0; row < 64; row += 8) transformLine(samples, row, 1, false);
  for (let k = 0; k < 64; k++) {
    const scaled = samples[ZIGZAG[k]!]!;
    const step = steps[k]!;
    const magnitude = Math.floor((Math.abs(scaled) + 4 * step) / (8 * step));
    to[k] = scaled < 0 ? -magnitude : magnitude;
  }
}

/** One-dimensional, in place: the eight numbers from `at`, `stride` apart. */
function transformLine(block: Int16Array, at: number, stride: number, first: boolean): void {
  const sum0 = block[at]! + block[at + 7 * stride]!;
  const sum1 = block[at + stride]! + block[at + 6 * stride]!;
  const sum2 = block[at + 2 * stride]! + block[at + 5 * stride]!;
  const sum3 = block[at + 3 * stride]! + block[at + 4 * stride]!;
  const d0 = block[at]! - block[at + 7 * stride]!;
  const d1 = block[at + stride]! - block[at + 6 * stride]!;
  const d2 = block[at + 2 * stride]! - block[at + 5 * stride]!;
  const d3 = block[at + 3 * stride]! - block[at + 4 * stride]!;
  const outer = sum0 + sum3;
  const inner = sum1 + sum2;
  const a = sum0 - sum3;
  const b = sum1 - sum2;
  const bits = first ? WEIGHT_BITS - PASS_BITS : WEIGHT_BITS + PASS_BITS;
  block[at] = first ? (outer + inner) << PASS_BITS : rounded(outer + inner, PASS_BITS);
  block[at + stride] = rounded(d0 * C1 + d1 * C3 + d2 * C5 + d3 * C7, bits);
  block[at + 2 * stride] = rounded(a * C2 + b * C6, bits);
  block[at + 3 * stride] = rounded(d0 * C3 - d1 * C7 - d2 * C1 - d3 * C5, bits);
  block[at + 4 * stride] = first ? (outer - inner) << PASS_BITS : rounded(outer - inner, PASS_BITS);
  block[at + 5 * stride] = rounded(d0 * C5 - d1 * C1 + d2 * C7 + d3 * C3, bits);
  block[at + 6 * stride] = rounded(a * C6 - b * C2, bits);
  block[at + 7 * stride] = rounded(d0 * C7 - d1 * C5 + d2 * C3 - d3 * C1, bits);
}

function rounded(value: number, bits: number): number {
  return (value + (1 << (bits - 1))) >> bits;
}
