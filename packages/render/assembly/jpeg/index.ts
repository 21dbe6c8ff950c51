/*
 * Scans of baseline JPEG of pictures that have most of their pixels in common with a base picture. The host calls
 * `setUp`; puts typical pictures, last the base, where the base is and has their symbols counted; sets the code tables
 * and has the base coded. Then, for every frame, between `startFrame` and `finishFrame`, it goes through the rows of MCUs
 * that may differ: it has the band opened, puts pixels into it, and has the row coded.
 */
import { bitsSince, cursor, finishWord, startBits } from './bits';
import { codeAndRecord, computeMcu, countMcu } from './mcu';
import { baseBand, baseBits, columns, layOut, mcuCount, reserve } from './picture';
import { setQuantisation } from './quantise';
import { clearPredictors, writeEnd } from './record';
import { MCU_BYTES, placeScan } from './stuffing';
import { setBackground } from './window';
import { fillSpread } from './zigzag';

export { codeRow, finishFrame, openRow, startFrame } from './frame';
export { AC_CODES, AC_COUNTS, DC_CODES, DC_COUNTS } from './huffman';
export { band, base, side } from './picture';
export { scan } from './stuffing';

/** Quantisation steps of luma and of the colour differences, 64 bytes each in zigzag order, before `setUp`. */
export const STEPS: usize = memory.data(2 * 64);

export function setUp(width: i32, height: i32, fullColour: bool, red: i32, green: i32, blue: i32): void {
  layOut(width, height, fullColour);
  setBackground(red, green, blue);
  setQuantisation(0, STEPS);
  setQuantisation(1, STEPS + 64);
  fillSpread();
}

/** Adds the symbols of the picture that is where the base is to the counts. */
export function count(): void {
  clearPredictors();
  for (let mcu = 0; mcu < mcuCount; mcu++) {
    computeMcu(baseBand(mcu / columns), mcu);
    countMcu();
  }
}

/** Makes the scan of the base, once the code tables are set. */
export function codeBase(): void {
  clearPredictors();
  startBits(baseBits);
  for (let mcu = 0; mcu < mcuCount; mcu++) {
    reserve(cursor + MCU_BYTES);
    computeMcu(baseBand(mcu / columns), mcu);
    codeAndRecord(mcu);
  }
  writeEnd(bitsSince(baseBits));
  finishWord();
  // Copying reads up to a word beyond the end.
  placeScan(cursor + 16);
}
