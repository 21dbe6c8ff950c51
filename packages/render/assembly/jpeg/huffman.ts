import { cursor, free, putBits, resume, word } from './bits';
import { PLACES, presence } from './zigzag';

/*
 * Baseline entropy coding (T.81 F.1.2). An entry of a table is the code with room for the value bits behind it,
 * shifted left by 5, and below it the number of bits of both. Component 0 is luma, 1 the colour differences.
 */
export const DC_CODES: usize = memory.data(2 * 16 * 4, 16);
export const AC_CODES: usize = memory.data(2 * 256 * 4, 16);
/** How often every symbol was wanted, likewise. */
export const DC_COUNTS: usize = memory.data(2 * 16 * 4, 16);
export const AC_COUNTS: usize = memory.data(2 * 256 * 4, 16);

const END_OF_BLOCK: i32 = 0x00;
const SIXTEEN_ZEROS: i32 = 0xf0;

/** Bits that a value takes: its category (F.1.2.1.2), 0 for 0. */
@inline
function categoryOf(value: i32): i32 {
  return 32 - clz(abs(value));
}

/** The code of a category followed by the value; a negative one is sent less 1, in its lowest bits. */
@inline
function coded(entry: u32, value: i32, category: i32): u64 {
  return (entry >> 5) | ((value + (value >> 31)) & ((1 << category) - 1));
}

/** Writes the DC coefficient of a block, less the one before it. */
export function codeDifference(difference: i32, component: i32): void {
  const category = categoryOf(difference);
  const entry = load<u32>(DC_CODES + (component << 6) + (category << 2));
  putBits(coded(entry, difference, category), entry & 31);
}

/** How many bits `codeDifference` writes. */
export function differenceBits(difference: i32, component: i32): u64 {
  return load<u32>(DC_CODES + (component << 6) + (categoryOf(difference) << 2)) & 31;
}

/** Writes a quantised block; its DC coefficient less `predictor`. */
export function codeBlock(block: usize, predictor: i32, component: i32): void {
  const codes = AC_CODES + (component << 10);
  let bits = word;
  let room = free;
  let to = cursor;

  const difference = <i32>load<i16>(block) - predictor;
  const dcCategory = categoryOf(difference);
  let entry = load<u32>(DC_CODES + (component << 6) + (dcCategory << 2));
  let symbol = coded(entry, difference, dcCategory);

  // Bit 0 stands for the coefficient at `next`.
  let present = presence(block) >> 1;
  let next: usize = 1;
  for (;;) {
    const count: u64 = entry & 31;
    if (count < room) {
      bits = (bits << count) | symbol;
      room -= count;
    } else {
      const over = count - room;
      store<u64>(to, (bits << room) | (symbol >> over));
      to += 8;
      bits = symbol;
      room = 64 - over;
    }
    if (present == 0) {
      if (next == 64) break;
      // The end of the block is written as one more symbol.
      entry = load<u32>(codes + (END_OF_BLOCK << 2));
      symbol = entry >> 5;
      next = 64;
      continue;
    }
    const run = ctz(present);
    if (run > 15) {
      entry = load<u32>(codes + (SIXTEEN_ZEROS << 2));
      symbol = entry >> 5;
      present >>= 16;
      next += 16;
      continue;
    }
    next += <usize>run;
    const value = <i32>load<i16>(block + (<usize>load<u8>(PLACES + next) << 1));
    const category = categoryOf(value);
    entry = load<u32>(codes + ((<usize>run << 6) | (category << 2)));
    symbol = coded(entry, value, category);
    present = (present >> run) >> 1;
    next++;
  }
  resume(bits, room, to);
}

/** Counts the symbols that `codeBlock` would write. */
export function countBlock(block: usize, predictor: i32, component: i32): void {
  const counts = AC_COUNTS + (component << 10);
  addOne(DC_COUNTS + (component << 6) + (categoryOf(<i32>load<i16>(block) - predictor) << 2));
  let present = presence(block) >> 1;
  let next: usize = 1;
  while (present != 0) {
    let run = ctz(present);
    present = (present >> run) >> 1;
    next += <usize>run + 1;
    for (; run > 15; run -= 16) addOne(counts + (SIXTEEN_ZEROS << 2));
    const value = <i32>load<i16>(block + (<usize>load<u8>(PLACES + next - 1) << 1));
    addOne(counts + ((<usize>run << 6) | (categoryOf(value) << 2)));
  }
  if (next < 64) addOne(counts + (END_OF_BLOCK << 2));
}

function addOne(count: usize): void {
  store<u32>(count, load<u32>(count) + 1);
}
