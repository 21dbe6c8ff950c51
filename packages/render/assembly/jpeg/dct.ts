/*
 * The forward DCT (T.81 A.3.3) in two passes of one-dimensional ones, each of eight columns at once. Input and output
 * are 16-bit; products and sums are exact in 32 bits and rounded once. A pass scales by √8, so the whole by 8, which
 * the quantiser takes out again. Between the passes two more bits of fraction are kept.
 */
const PASS_BITS: i32 = 2;
const PASS_HALF: i16 = 2;
const WEIGHT_BITS: i32 = 14;

/** √2 · cos(kπ/16) · 2¹⁴. */
const C1: i16 = 22725;
const C2: i16 = 21407;
const C3: i16 = 19266;
const C5: i16 = 12873;
const C6: i16 = 8867;
const C7: i16 = 4520;

const OUT2: usize = memory.data<i16>([C2, C6, C2, C6, C2, C6, C2, C6], 16);
const OUT6: usize = memory.data<i16>([C6, -C2, C6, -C2, C6, -C2, C6, -C2], 16);
const OUT1: usize = memory.data<i16>([C1, C3, C1, C3, C1, C3, C1, C3, C5, C7, C5, C7, C5, C7, C5, C7], 16);
const OUT3: usize = memory.data<i16>([C3, -C7, C3, -C7, C3, -C7, C3, -C7, -C1, -C5, -C1, -C5, -C1, -C5, -C1, -C5], 16);
const OUT5: usize = memory.data<i16>([C5, -C1, C5, -C1, C5, -C1, C5, -C1, C7, C3, C7, C3, C7, C3, C7, C3], 16);
const OUT7: usize = memory.data<i16>([C7, -C5, C7, -C5, C7, -C5, C7, -C5, C3, -C1, C3, -C1, C3, -C1, C3, -C1], 16);

/** Transforms a block in place. The result is transposed: the horizontal frequency is the row. */
export function transform(block: usize): void {
  pass(
    block,
    v128.load(block),
    v128.load(block, 16),
    v128.load(block, 32),
    v128.load(block, 48),
    v128.load(block, 64),
    v128.load(block, 80),
    v128.load(block, 96),
    v128.load(block, 112),
    true,
  );

  // Transposed by three rounds of interleaving each row with the one four below.
  const row0 = v128.load(block);
  const row1 = v128.load(block, 16);
  const row2 = v128.load(block, 32);
  const row3 = v128.load(block, 48);
  const row4 = v128.load(block, 64);
  const row5 = v128.load(block, 80);
  const row6 = v128.load(block, 96);
  const row7 = v128.load(block, 112);
  const a0 = pairsLow(row0, row4);
  const a1 = pairsHigh(row0, row4);
  const a2 = pairsLow(row1, row5);
  const a3 = pairsHigh(row1, row5);
  const a4 = pairsLow(row2, row6);
  const a5 = pairsHigh(row2, row6);
  const a6 = pairsLow(row3, row7);
  const a7 = pairsHigh(row3, row7);
  const b0 = pairsLow(a0, a4);
  const b1 = pairsHigh(a0, a4);
  const b2 = pairsLow(a1, a5);
  const b3 = pairsHigh(a1, a5);
  const b4 = pairsLow(a2, a6);
  const b5 = pairsHigh(a2, a6);
  const b6 = pairsLow(a3, a7);
  const b7 = pairsHigh(a3, a7);
  pass(
    block,
    pairsLow(b0, b4),
    pairsHigh(b0, b4),
    pairsLow(b1, b5),
    pairsHigh(b1, b5),
    pairsLow(b2, b6),
    pairsHigh(b2, b6),
    pairsLow(b3, b7),
    pairsHigh(b3, b7),
    false,
  );
}

/** Eight transforms side by side: row k of the block becomes output k of each. */
@inline
function pass(
  block: usize,
  in0: v128,
  in1: v128,
  in2: v128,
  in3: v128,
  in4: v128,
  in5: v128,
  in6: v128,
  in7: v128,
  first: bool,
): void {
  const sum0 = i16x8.add(in0, in7);
  const sum1 = i16x8.add(in1, in6);
  const sum2 = i16x8.add(in2, in5);
  const sum3 = i16x8.add(in3, in4);
  const outer = i16x8.add(sum0, sum3);
  const inner = i16x8.add(sum1, sum2);
  v128.store(block, scaled(i16x8.add(outer, inner), first));
  v128.store(block, scaled(i16x8.sub(outer, inner), first), 64);
  const a = i16x8.sub(sum0, sum3);
  const b = i16x8.sub(sum1, sum2);
  const abLow = pairsLow(a, b);
  const abHigh = pairsHigh(a, b);
  v128.store(block, rotated(abLow, abHigh, OUT2, first), 32);
  v128.store(block, rotated(abLow, abHigh, OUT6, first), 96);

  const difference0 = i16x8.sub(in0, in7);
  const difference1 = i16x8.sub(in1, in6);
  const difference2 = i16x8.sub(in2, in5);
  const difference3 = i16x8.sub(in3, in4);
  const low01 = pairsLow(difference0, difference1);
  const high01 = pairsHigh(difference0, difference1);
  const low23 = pairsLow(difference2, difference3);
  const high23 = pairsHigh(difference2, difference3);
  v128.store(block, combined(low01, low23, high01, high23, OUT1, first), 16);
  v128.store(block, combined(low01, low23, high01, high23, OUT3, first), 48);
  v128.store(block, combined(low01, low23, high01, high23, OUT5, first), 80);
  v128.store(block, combined(low01, low23, high01, high23, OUT7, first), 112);
}

/** The even outputs without multiplication. No sum passes 16 bits: 64 samples × 4 are −32768 … 32512. */
@inline
function scaled(sum: v128, first: bool): v128 {
  if (first) return i16x8.shl(sum, PASS_BITS);
  return i16x8.shr_s(i16x8.add(sum, i16x8.splat(PASS_HALF)), PASS_BITS);
}

@inline
function rotated(low: v128, high: v128, weightsAt: usize, first: bool): v128 {
  const weights = v128.load(weightsAt);
  return i16x8.narrow_i32x4_s(
    rounded(i32x4.dot_i16x8_s(low, weights), first),
    rounded(i32x4.dot_i16x8_s(high, weights), first),
  );
}

@inline
function combined(low01: v128, low23: v128, high01: v128, high23: v128, weightsAt: usize, first: bool): v128 {
  const a = v128.load(weightsAt);
  const b = v128.load(weightsAt, 16);
  return i16x8.narrow_i32x4_s(
    rounded(i32x4.add(i32x4.dot_i16x8_s(low01, a), i32x4.dot_i16x8_s(low23, b)), first),
    rounded(i32x4.add(i32x4.dot_i16x8_s(high01, a), i32x4.dot_i16x8_s(high23, b)), first),
  );
}

@inline
function rounded(sum: v128, first: bool): v128 {
  const bits = first ? WEIGHT_BITS - PASS_BITS : WEIGHT_BITS + PASS_BITS;
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(1 << (bits - 1))), bits);
}

@inline
function pairsLow(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

@inline
function pairsHigh(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
