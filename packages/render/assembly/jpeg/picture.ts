/**
 * Where everything lies in memory. After the module's constants, in this order: the base picture, a band of the frame, a
 * flag for every MCU of the band, a record for every MCU, the bits of the base picture's scan, and, at the end where it
 * can grow, the scan of the frame.
 */

/** Pixels along a side of the picture. */
export let width: i32 = 0;
export let height: i32 = 0;
/** Pixels along a side of an MCU: 8 with full colour (4:4:4), 16 with halved (4:2:0). ITU-T T.81 A.2. */
export let side: i32 = 0;
export let columns: i32 = 0;
export let mcuCount: i32 = 0;

/** Straight RGBA, row after row. */
export let base: usize = 0;
/** The pixels of a row of MCUs, likewise. A frame is never in memory as a whole, and the band stays in the cache. */
export let band: usize = 0;
/** A byte for every MCU of the band: whether it differs from the base. */
export let changed: usize = 0;
/** A record for every MCU and one more for the end; the one in front of the first is zero. See `record.ts`. */
export let records: usize = 0;
export const RECORD_BYTES: usize = 16;
/** The scan of the base picture, without byte stuffing: 64-bit words, each filled from its highest bit. */
export let baseBits: usize = 0;

const PAGE_BITS: usize = 16;
const GROWTH_PAGES: i32 = 16;

export function layOut(pictureWidth: i32, pictureHeight: i32, fullColour: bool): void {
  width = pictureWidth;
  height = pictureHeight;
  side = fullColour ? 8 : 16;
  columns = (width + side - 1) / side;
  mcuCount = columns * ((height + side - 1) / side);
  const rowBytes: usize = width << 2;
  base = aligned(__heap_base);
  band = aligned(base + <usize>height * rowBytes);
  changed = aligned(band + <usize>side * rowBytes);
  records = aligned(changed + columns) + RECORD_BYTES;
  baseBits = aligned(records + <usize>(mcuCount + 1) * RECORD_BYTES);
  reserve(baseBits);
}

/** The pixels of a row of MCUs of the base. */
export function baseBand(row: i32): usize {
  return base + ((<usize>(row * side) * width) << 2);
}

/** How many rows of pixels a row of MCUs has; the last may have fewer than the others. */
export function bandHeight(row: i32): i32 {
  return min(side, height - row * side);
}

/** Memory up to an address; grown by whole megabytes, because every growth costs the host a new view. */
export function reserve(end: usize): void {
  const missing = <i32>((end + 0xffff) >> PAGE_BITS) - memory.size();
  if (missing > 0 && memory.grow(max(missing, GROWTH_PAGES)) < 0) unreachable();
}

/** Whole cache lines. */
export function aligned(address: usize): usize {
  return (address + 63) & ~63;
}
