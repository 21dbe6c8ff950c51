import { BaseRow, baseRow, border } from './base-row';
import { bitsSince } from './bit-writer';
import { continueRun, endRun, NO_RUN, run, runPixels, writePixels } from './block-writer';
import { BLOCK_BYTES, BLOCK_PIXELS, base, blocks, rowBytes, stream, strideBytes, width } from './layout';
import { sum, weighted } from './residuals';
import { bytesAfter, pixelsOf, SUB, startRow } from './row-writer';

/** Writes a row of the base, and down what `writeRow` has to know of it. */
export function writeBaseRow(y: u32): void {
  const row = baseRow(y);
  row.start = bitsSince(stream);
  row.sum = SUB;
  row.weighted = SUB * rowBytes;
  startRow();
  for (let block: u32 = 0; block < blocks; block++) {
    noteBorder(row, block);
    const pixels = pixelsOf(block);
    const runBefore = run;
    const continued = continueRun(base + <usize>y * strideBytes + <usize>block * BLOCK_BYTES, block, pixels);
    if (runBefore != NO_RUN && run == NO_RUN) noteRunEnd(row, block, continued);
    writePixels(continued, pixels);

    const before = border(row, block);
    before.blockSum = <u16>sum;
    before.blockWeighted = weighted;
    row.sum += sum;
    row.weighted += <u64>(<i64>weighted + <i64>sum * bytesAfter(block));
  }
  noteBorder(row, blocks);
  endRun();
  noteRunEnd(row, blocks, 0);
  baseRow(y + 1).start = bitsSince(stream);
}

function noteBorder(row: BaseRow, block: u32): void {
  const here = border(row, block);
  here.bitsBeforeRun = bitsSince(stream);
  here.bitsAfterRun = here.bitsBeforeRun;
  here.run = <u16>run;
  here.pixelsBefore = run == NO_RUN ? 0 : <u16>runPixels;
  here.pixelsAfter = 0;
}

/** The run that reached the border before `block` has been written; it had `continued` pixels beyond. */
function noteRunEnd(row: BaseRow, block: u32, continued: u32): void {
  const x = positionOf(block);
  const start = x - border(row, block).pixelsBefore;
  for (let at = block; positionOf(at) > start; at--) {
    const crossed = border(row, at);
    crossed.bitsAfterRun = bitsSince(stream);
    crossed.pixelsAfter = <u16>(x + continued - positionOf(at));
  }
}

function positionOf(block: u32): u32 {
  return min(block * BLOCK_PIXELS, width);
}
