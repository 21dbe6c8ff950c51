/**
 * The filter Sub (PNG specification, 9.2): a byte is written as its difference from the same byte of the pixel to the
 * left, and left of a row there are zeros. Here for the 16 pixels of a block, four bytes each; a byte that is not
 * written is zero.
 */
import { BLOCK_BYTES, BLOCK_PIXELS, channels } from './layout';

/** The differences of the block looked at last. */
export const residuals: usize = memory.data(64, 16);
/** A bit for each of its pixels that equals the pixel to its left. */
export let zeros: u32 = 0;
/** A bit for each that differs from the pixel to its left as the pixel a block earlier did from its own. */
export let repeats: u32 = 0;
/** Sum of the differences, and the sum of each times how many bytes there are from it to the end of a whole block. */
export let sum: u32 = 0;
export let weighted: u32 = 0;

/** All ones in as many lanes as there are pixels, when read from as many lanes before the end of the ones. */
const lanes: usize = memory.data<u32>(
  [-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  16,
);

/** `at` is where the block's first pixel is, `pixels` how many of it belong to the row. */
export function lookAt(at: usize, block: u32, pixels: u32): void {
  const written = writtenBytes();
  let a = v128.and(differences(at, block == 0), written);
  let b = v128.and(differences(at + 16, false), written);
  let c = v128.and(differences(at + 32, false), written);
  let d = v128.and(differences(at + 48, false), written);
  if (pixels < BLOCK_PIXELS) {
    const mask = lanes + ((BLOCK_PIXELS - pixels) << 2);
    a = v128.and(a, v128.load(mask));
    b = v128.and(b, v128.load(mask, 16));
    c = v128.and(c, v128.load(mask, 32));
    d = v128.and(d, v128.load(mask, 48));
  }
  v128.store(residuals, a);
  v128.store(residuals, b, 16);
  v128.store(residuals, c, 32);
  v128.store(residuals, d, 48);

  const valid = ((<u32>1) << pixels) - 1;
  const zero = i64x2.splat(0);
  zeros = equalPixels(a, zero, b, zero, c, zero, d, zero) & valid;
  if (block == 0) {
    repeats = 0;
  } else {
    const before = at - BLOCK_BYTES;
    repeats =
      valid &
      equalPixels(
        a,
        v128.and(differences(before, block == 1), written),
        b,
        v128.and(differences(before + 16, false), written),
        c,
        v128.and(differences(before + 32, false), written),
        d,
        v128.and(differences(before + 48, false), written),
      );
  }
  addUp(a, b, c, d);
}

function differences(at: usize, isFirst: bool): v128 {
  const own = v128.load(at);
  // Lanes 0 to 3 of the second vector are before the row, the rest are the first three pixels.
  const left = isFirst ? i32x4.shuffle(own, i64x2.splat(0), 4, 0, 1, 2) : v128.load(at - 4);
  return i8x16.sub(own, left);
}

/** Alpha counts only where it is written. */
function writtenBytes(): v128 {
  return i32x4.splat(channels == 4 ? -1 : 0x00ff_ffff);
}

function equalPixels(a: v128, e: v128, b: v128, f: v128, c: v128, g: v128, d: v128, h: v128): u32 {
  return (
    i32x4.bitmask(i32x4.eq(a, e)) |
    (i32x4.bitmask(i32x4.eq(b, f)) << 4) |
    (i32x4.bitmask(i32x4.eq(c, g)) << 8) |
    (i32x4.bitmask(i32x4.eq(d, h)) << 12)
  );
}

function addUp(a: v128, b: v128, c: v128, d: v128): void {
  const pairs = i16x8.add(
    i16x8.add(i16x8.extadd_pairwise_i8x16_u(a), i16x8.extadd_pairwise_i8x16_u(b)),
    i16x8.add(i16x8.extadd_pairwise_i8x16_u(c), i16x8.extadd_pairwise_i8x16_u(d)),
  );
  sum = addedLanes(i32x4.extadd_pairwise_i16x8_u(pairs));

  // How many bytes there are to the block's end, for two pixels; two pixels on there are so many fewer.
  const bytes = <i16>channels;
  const fewer = i16x8.splat(2 * bytes);
  const skipped = i16x8.add(v128.and(i64x2(0, -1), i16x8.splat(bytes)), i16x8(0, 1, 2, 3, 0, 1, 2, 3));
  let left = i16x8.sub(i16x8.splat(16 * bytes), skipped);
  let products = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(a), left);
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(a), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(b), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(b), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(c), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(c), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(d), left));
  left = i16x8.sub(left, fewer);
  products = i32x4.add(products, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(d), left));
  weighted = addedLanes(products);
}

function addedLanes(v: v128): u32 {
  return i32x4.extract_lane(v, 0) + i32x4.extract_lane(v, 1) + i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3);
}
