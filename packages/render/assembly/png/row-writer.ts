import { BaseRow, baseRow, border } from './base-row';
import { copyBits, writeWord } from './bit-writer';
import { continueRun, endRun, NO_RUN, run, runPixels, setRun, writePixels } from './block-writer';
import { literal } from './code-words';
import {
  BLOCK_BYTES,
  BLOCK_PIXELS,
  blocks,
  channels,
  frame,
  markStride,
  marks,
  stream,
  strideBytes,
  width,
} from './layout';
import { sum, weighted } from './residuals';

/** The filter type Sub (PNG specification, 9.2). */
export const SUB: u32 = 1;

/** The sums of the row written last, as of a `BaseRow`. */
export let rowSum: u32 = 0;
export let rowWeighted: u64 = 0;

export function startRow(): void {
  writeWord(literal(SUB));
  setRun(NO_RUN, 0);
}

export function pixelsOf(block: u32): u32 {
  return min(BLOCK_PIXELS, width - block * BLOCK_PIXELS);
}

/** From the end of a whole block to the end of the row; of the last block less than nothing where it is not whole. */
export function bytesAfter(block: u32): i64 {
  return (<i64>width - <i64>(block + 1) * BLOCK_PIXELS) * channels;
}

/** A row of the frame of which some blocks are marked. */
export function writeRow(y: u32): void {
  const known = baseRow(y);
  const rowMarks = marks + <usize>y * markStride;
  rowSum = known.sum;
  rowWeighted = known.weighted;
  startRow();
  let block: u32 = 0;
  // The bits of a block depend on the differences in the block before, and those on a pixel of the one before that.
  let stale: u32 = 0;
  while (block < blocks) {
    const changed = load<u8>(rowMarks + block) != 0;
    if (changed) stale = 3;
    if (stale == 0 && run == border(known, block).run) {
      const from = block++;
      while (block < blocks && load<u8>(rowMarks + block) == 0) block++;
      copyBlocks(known, from, block);
    } else {
      writeBlock(known, y, block++);
      if (stale > 0) stale--;
    }
  }
  endRun();
}

function writeBlock(known: BaseRow, y: u32, block: u32): void {
  const at = frame + <usize>y * strideBytes + <usize>block * BLOCK_BYTES;
  const pixels = pixelsOf(block);
  writePixels(continueRun(at, block, pixels), pixels);
  const before = border(known, block);
  const more = <i64>sum - <i64>before.blockSum;
  rowSum += <u32>more;
  rowWeighted += <u64>(<i64>weighted - <i64>before.blockWeighted + more * bytesAfter(block));
}

function copyBlocks(known: BaseRow, from: u32, to: u32): void {
  const first = border(known, from);
  const pixels = min(to * BLOCK_PIXELS, width) - from * BLOCK_PIXELS;
  if (run != NO_RUN && first.pixelsAfter >= pixels) {
    setRun(run, runPixels + pixels);
    return;
  }
  setRun(run, runPixels + first.pixelsAfter);
  endRun();
  const last = border(known, to);
  copyBits(stream, first.bitsAfterRun, last.bitsBeforeRun);
  setRun(last.run, last.pixelsBefore);
}
