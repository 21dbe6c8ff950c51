/** Where in a transposed block the coefficients of the zigzag sequence are (T.81 figure A.6, mirrored). */
export const PLACES: usize = memory.data<u8>([
  0, 8, 1, 2, 9, 16, 24, 17, 10, 3, 4, 11, 18, 25, 32, 40, 33, 26, 19, 12, 5, 6, 13, 20, 27, 34, 41, 48, 56, 49, 42, 35,
  28, 21, 14, 7, 15, 22, 29, 36, 43, 50, 57, 58, 51, 44, 37, 30, 23, 31, 38, 45, 52, 59, 60, 53, 46, 39, 47, 54, 61, 62,
  55, 63,
]);

/** For each row of a block and each pattern of its coefficients that are not zero, the same as bits of the sequence. */
const SPREAD: usize = memory.data(8 * 256 * 8, 64);

export function fillSpread(): void {
  for (let k = 0; k < 64; k++) {
    const place: usize = load<u8>(PLACES + k);
    const row = SPREAD + ((place >> 3) << 11);
    const bit: usize = 1 << (place & 7);
    for (let pattern: usize = 0; pattern < 256; pattern++) {
      if (pattern & bit) store<u64>(row + (pattern << 3), load<u64>(row + (pattern << 3)) | (<u64>1 << k));
    }
  }
}

/** Bit k is set where the k-th coefficient of the sequence is not zero. */
@inline
export function presence(block: usize): u64 {
  return (
    spread(0, rowPairPattern(block)) |
    spread(2, rowPairPattern(block + 32)) |
    spread(4, rowPairPattern(block + 64)) |
    spread(6, rowPairPattern(block + 96))
  );
}

@inline
function spread(row: usize, pattern: i32): u64 {
  const upper = load<u64>(SPREAD + (row << 11) + ((pattern & 0xff) << 3));
  return upper | load<u64>(SPREAD + ((row + 1) << 11) + ((pattern >> 8) << 3));
}

/** Narrowing saturates, so that what is not zero stays so. */
@inline
function rowPairPattern(rows: usize): i32 {
  const present = i8x16.narrow_i16x8_s(v128.load(rows), v128.load(rows, 16));
  return i8x16.bitmask(i8x16.ne(present, i8x16.splat(0)));
}
