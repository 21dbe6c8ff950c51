/**
 * Where everything lies in the memory of one encoder. Pictures are RGBA whatever is written, in rows of whole blocks of
 * 16 pixels, so that a block is four vectors; the host fills what a last block has too many with opaque pixels.
 */
export const BLOCK_PIXELS: u32 = 16;
export const BLOCK_BYTES: u32 = 64;
const PAGE_BYTES: usize = 65_536;
/** The writer writes eight bytes at a time, and so the last of them may be beyond what is asked for. */
const MARGIN: usize = 64;

export let width: u32 = 0;
export let height: u32 = 0;
/** Bytes of a pixel in the file: 3 or 4. */
export let channels: u32 = 0;
/** Blocks of a row. */
export let blocks: u32 = 0;
export let strideBytes: u32 = 0;
/** Filter byte and pixels. */
export let rowBytes: u32 = 0;

/** The picture that all frames are variations of. */
export let base: usize = 0;
/** The picture being written; equal to the base between two files. */
export let frame: usize = 0;
/** How each block differs from the base, a byte a block, see `compare.ts`. Rows are whole vectors. */
export let marks: usize = 0;
export let markStride: u32 = 0;
/** What is known of each row of the base, see `base-row.ts`, and one more that only has a start. */
export let baseRows: usize = 0;
/** The header of a deflate block, the rows of the base, and then what is written for a frame. */
export let stream: usize = 0;

export function layOut(w: u32, h: u32, pixelBytes: u32, baseRowBytes: u32): void {
  width = w;
  height = h;
  channels = pixelBytes;
  blocks = (w + BLOCK_PIXELS - 1) / BLOCK_PIXELS;
  strideBytes = blocks * BLOCK_BYTES;
  rowBytes = 1 + w * pixelBytes;
  markStride = (blocks + 15) & ~15;

  base = aligned(__heap_base);
  frame = base + <usize>strideBytes * h;
  marks = frame + <usize>strideBytes * h;
  baseRows = aligned(marks + <usize>markStride * h);
  stream = aligned(baseRows + <usize>baseRowBytes * (h + 1));
  reserve(stream);
}

/** Makes sure that the memory reaches beyond `end`. Traps where the host has no more. */
export function reserve(end: usize): void {
  const missing = <isize>(end + MARGIN) - <isize>memory.size() * PAGE_BYTES;
  if (missing > 0 && memory.grow(<i32>((<usize>missing + PAGE_BYTES - 1) / PAGE_BYTES)) < 0) unreachable();
}

function aligned(address: usize): usize {
  return (address + 63) & ~63;
}
