/**
 * Bit strings as the host has made them of the one Huffman code: a 64-bit word each. The lowest six bits of a word are
 * how many bits the string has, the others are the string, in the order in which it is written from the lowest up. So the
 * lowest six bits of a sum of words are the length of all their strings together, which is all that a shift looks at.
 *
 * Runs are listed by their length in pixels.
 */
const ZERO_RUN: u32 = 256;
const MORE_ZEROS: u32 = 384;
const REPEAT_RUN: u32 = 512;
const END_OF_BLOCK: u32 = 640;

export const codeWords: usize = memory.data(641 * 8, 64);

export function literal(byte: u32): u64 {
  return word(byte);
}

/** The first pixels of a run that equals the pixel before it, at most as many as one match reaches. */
export function zeroRun(pixels: u32): u64 {
  return word(ZERO_RUN + pixels);
}

/** Further pixels of such a run. */
export function moreZeros(pixels: u32): u64 {
  return word(MORE_ZEROS + pixels);
}

/** Pixels that differ from those before them as the pixels a block earlier did, at most as many as one match reaches. */
export function repeatRun(pixels: u32): u64 {
  return word(REPEAT_RUN + pixels);
}

export function endOfBlock(): u64 {
  return word(END_OF_BLOCK);
}

export function bitsOf(word: u64): u64 {
  return word >> 6;
}

export function lengthOf(word: u64): u64 {
  return word & 63;
}

function word(index: u32): u64 {
  return load<u64>(codeWords + ((<usize>index) << 3));
}
