/** Bytes of a pixel in the file: red, green, blue, and alpha where any pixel is not opaque. */
export type Channels = 3 | 4;

/** The filter type Sub (PNG specification, 9.2). */
export const SUB = 1;

/** A row as differences of each pixel from the one to its left, on all its bytes at once. A byte not written is zero. */
export function subtractLeft(row: Uint32Array, channels: Channels): Uint32Array {
  const written = channels === 4 ? 0xffff_ffff : 0x00ff_ffff;
  const differences = new Uint32Array(row.length);
  let left = 0;
  for (let x = 0; x < row.length; x++) {
    const own = row[x]!;
    // The highest bit of each byte is kept out of the subtraction, so that no byte borrows from the next.
    const lower = (own | 0x8080_8080) - (left & 0x7f7f_7f7f);
    differences[x] = (lower ^ ((own ^ ~left) & 0x8080_8080)) & written;
    left = own;
  }
  return differences;
}

/** The bytes of filtered rows as they are compressed: each row behind its filter type. */
export function filterRows(rows: readonly Uint32Array[], channels: Channels): Uint8Array {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + 1 + row.length * channels, 0));
  let at = 0;
  for (const row of rows) {
    bytes[at++] = SUB;
    for (const difference of subtractLeft(row, channels)) {
      for (let channel = 0; channel < channels; channel++) bytes[at++] = difference >>> (8 * channel);
    }
  }
  return bytes;
}
