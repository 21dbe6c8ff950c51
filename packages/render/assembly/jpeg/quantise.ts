import { BLOCK_BYTES } from './blocks';
import { PLACES } from './zigzag';

/*
 * Division by the quantisation table (T.81 A.3.4), rounded to nearest, halves away from zero. A coefficient c comes as
 * 8c, so with n = |8c| the wanted number is (n + 4q) / 8q; dividing first by 8 and then by q, each rounded down, gives
 * the same. The first quotient is at most (8192 + 4 · 255) / 8 = 1151, and for such a number times ⌈2¹⁹ / q⌉, shifted
 * right by 19, is the quotient by q exactly: the excess of the reciprocal is below q / 2¹⁹, and 1151 · 254 < 2¹⁹.
 */
const RECIPROCAL_BITS: i32 = 19;

/** For luma and for the colour differences: 64 times 4q as 16 bits, and 64 reciprocals as 32 bits. */
const TABLE_BYTES: usize = 128 + 256;
const TABLES: usize = memory.data(2 * (128 + 256), 16);

/** `steps` are 64 bytes in zigzag order, as in the file; component 0 is luma, 1 the colour differences. */
export function setQuantisation(component: i32, steps: usize): void {
  const table = TABLES + <usize>component * TABLE_BYTES;
  for (let k = 0; k < 64; k++) {
    const step: u32 = load<u8>(steps + k);
    const place: usize = load<u8>(PLACES + k);
    store<u16>(table + (place << 1), <u16>(step << 2));
    store<u32>(table + (place << 2), ((1 << RECIPROCAL_BITS) + step - 1) / step, 128);
  }
}

/** Divides a block in place. */
export function quantise(block: usize, component: i32): void {
  const table = TABLES + <usize>component * TABLE_BYTES;
  for (let byte: usize = 0; byte < BLOCK_BYTES; byte += 16) {
    const scaled = v128.load(block + byte);
    const eighths = i16x8.shr_u(i16x8.add(i16x8.abs(scaled), v128.load(table + byte)), 3);
    const reciprocals = table + 128 + (byte << 1);
    const low = i32x4.mul(i32x4.extend_low_i16x8_u(eighths), v128.load(reciprocals));
    const high = i32x4.mul(i32x4.extend_high_i16x8_u(eighths), v128.load(reciprocals, 16));
    const quotients = i16x8.narrow_i32x4_s(i32x4.shr_u(low, RECIPROCAL_BITS), i32x4.shr_u(high, RECIPROCAL_BITS));
    const sign = i16x8.shr_s(scaled, 15);
    v128.store(block + byte, i16x8.sub(v128.xor(quotients, sign), sign));
  }
}
