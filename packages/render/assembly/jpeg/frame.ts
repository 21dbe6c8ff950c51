import { copyBits } from './bits';
import { compareBand, isChanged } from './difference';
import { adaptMcu, codeMcu, computeMcu } from './mcu';
import { band, bandHeight, baseBand, baseBits, columns, mcuCount, side, width } from './picture';
import { beginOf, clearPredictors, predictAfter, predictedAsBase } from './record';
import { CHUNK_BITS, drainIfFull, finishScan, startScan } from './stuffing';

/** The first MCU that is not in the scan yet. */
let next: i32 = 0;

export function startFrame(): void {
  clearPredictors();
  startScan();
  next = 0;
}

/** Fills the band with the base's pixels of a row of MCUs: of those that have a pixel from `left` to before `right`. */
export function openRow(row: i32, left: i32, right: i32): void {
  const rowBytes: usize = width << 2;
  const from: usize = (left / side) * side * 4;
  const bytes = <usize>(min(endColumn(right) * side, width) << 2) - from;
  const before = baseBand(row);
  for (let y = 0; y < bandHeight(row); y++) {
    const at = <usize>y * rowBytes + from;
    memory.copy(band + at, before + at, bytes);
  }
}

/** Writes the scan as far as the band, now a row of the frame, may differ from the base. Rows ascend. */
export function codeRow(row: i32, left: i32, right: i32): void {
  const first = left / side;
  const end = endColumn(right);
  compareBand(row, first, end);
  for (let column = first; column < end; column++) {
    if (!isChanged(column)) continue;
    const mcu = row * columns + column;
    copyUntil(mcu);
    computeMcu(band, mcu);
    codeMcu();
    drainIfFull();
    next = mcu + 1;
  }
}

/** Completes the scan and returns how many bytes it has. */
export function finishFrame(): usize {
  copyUntil(mcuCount);
  return finishScan();
}

function endColumn(right: i32): i32 {
  return (right + side - 1) / side;
}

/** The scan of the base up to an MCU. The first may have come to other predictors; the others are as they were. */
function copyUntil(mcu: i32): void {
  if (next < mcu && !predictedAsBase(next)) {
    adaptMcu(next++);
    drainIfFull();
  }
  if (next == mcu) return;
  const end = beginOf(mcu);
  for (let at = beginOf(next); at < end; ) {
    const stop = min(at + CHUNK_BITS, end);
    copyBits(baseBits, at, stop);
    drainIfFull();
    at = stop;
  }
  predictAfter(mcu - 1);
  next = mcu;
}
