/**
 * Where everything lies in memory. After the module's constants, in this order: the base picture, the frame, a flag and
 * a record for every MCU, the bits of the base picture's scan, and, at the end where it can grow, the scan of the frame.
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
/** As `base`, and equal to it but for the pixels of the frame in work. */
export let frame: usize = 0;
/** A byte for every MCU: 1 where the frame differs from the base. One more, always 1, ends every search. */
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
  const pictureBytes = (<usize>width * height) << 2;
  base = aligned(__heap_base);
  frame = aligned(base + pictureBytes);
  changed = aligned(frame + pictureBytes);
  records = aligned(changed + mcuCount + 1) + RECORD_BYTES;
  baseBits = aligned(records + <usize>(mcuCount + 1) * RECORD_BYTES);
  reserve(baseBits);
  store<u8>(changed + mcuCount, 1);
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
