/*
 * Scans of baseline JPEG of pictures that have most of their pixels in common with a base picture. The host calls
 * `setUp`; puts typical pictures, last the base, into the frame and has their symbols counted; sets the code tables and
 * has the base coded. Then, for every picture, it puts the pixels that may differ into the frame, names their
 * rectangles to `compare`, and calls `encode`.
 */
import { bitsSince, copyBits, cursor, finishWord, startBits } from './bits';
import { isChanged, nextChanged, unflag } from './difference';
import { adaptMcu, codeAndRecord, codeMcu, computeMcu, countMcu } from './mcu';
import { base, baseBits, frame, height, layOut, mcuCount, reserve, width } from './picture';
import { setQuantisation } from './quantise';
import { beginOf, clearPredictors, predictAfter, predictedAsBase, writeEnd } from './record';
import { CHUNK_BITS, drainIfFull, finishScan, MCU_BYTES, placeScan, startScan } from './stuffing';
import { restore, setBackground } from './window';
import { fillSpread } from './zigzag';

export { compare } from './difference';
export { AC_CODES, AC_COUNTS, DC_CODES, DC_COUNTS } from './huffman';
export { frame } from './picture';
export { scan } from './stuffing';

/** Quantisation steps of luma and of the colour differences, 64 bytes each in zigzag order, before `setUp`. */
export const STEPS: usize = memory.data(2 * 64);

export function setUp(pictureWidth: i32, pictureHeight: i32, fullColour: bool, red: i32, green: i32, blue: i32): void {
  layOut(pictureWidth, pictureHeight, fullColour);
  setBackground(red, green, blue);
  setQuantisation(0, STEPS);
  setQuantisation(1, STEPS + 64);
  fillSpread();
}

/** Adds the symbols of the frame to the counts. */
export function count(): void {
  clearPredictors();
  for (let mcu = 0; mcu < mcuCount; mcu++) {
    computeMcu(frame, mcu);
    countMcu();
  }
}

/** Makes the scan of the picture in the frame, once the code tables are set: it is the base from now on. */
export function codeBase(): void {
  memory.copy(base, frame, (<usize>width * height) << 2);
  clearPredictors();
  startBits(baseBits);
  for (let mcu = 0; mcu < mcuCount; mcu++) {
    reserve(cursor + MCU_BYTES);
    computeMcu(base, mcu);
    codeAndRecord(mcu);
  }
  writeEnd(bitsSince(baseBits));
  finishWord();
  // Copying reads up to a word beyond the end.
  placeScan(cursor + 16);
}

/** Writes the scan of the frame to `scan`, makes the frame the base again, and returns how many bytes the scan has. */
export function encode(): usize {
  clearPredictors();
  startScan();
  let mcu = 0;
  while (mcu < mcuCount) {
    if (isChanged(mcu)) {
      computeMcu(frame, mcu);
      codeMcu();
      restore(mcu);
      unflag(mcu);
      mcu++;
    } else if (predictedAsBase(mcu)) {
      const next = nextChanged(mcu);
      copyMcus(mcu, next);
      mcu = next;
    } else {
      adaptMcu(mcu);
      mcu++;
    }
    drainIfFull();
  }
  return finishScan();
}

/** The scan of the base from an MCU to before another. */
function copyMcus(first: i32, next: i32): void {
  const end = beginOf(next);
  for (let at = beginOf(first); at < end; ) {
    const stop = min(at + CHUNK_BITS, end);
    copyBits(baseBits, at, stop);
    drainIfFull();
    at = stop;
  }
  predictAfter(next - 1);
}
