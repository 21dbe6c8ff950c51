import { mcuCount, RECORD_BYTES, records } from './picture';

/*
 * What is kept of an MCU of the base picture: where its bits begin, and the DC coefficients that its neighbours in the
 * scan depend on. Only the first block of each component is coded against another MCU; so when predictors differ, three
 * differences are coded anew and all other bits are copied.
 *
 *   0  u32  bits of the scan before it
 *   4  u16  bits from its begin to its first block of Cb
 *   6  u16  … and of Cr
 *   8  i16  DC coefficient of its last block of Y
 *  10  i16  … of Cb
 *  12  i16  … of Cr
 *  14  i16  … of its first block of Y
 */

/** Of the record after the last one only the begin is of use. */
export function writeEnd(end: u64): void {
  store<u32>(recordOf(mcuCount), <u32>end);
}

@inline
export function recordOf(mcu: i32): usize {
  return records + <usize>mcu * RECORD_BYTES;
}

export function writeRecord(mcu: i32, begin: u64, cbBegin: u64, crBegin: u64, firstLuma: i32): void {
  const record = recordOf(mcu);
  store<u32>(record, <u32>begin);
  store<u16>(record, <u16>(cbBegin - begin), 4);
  store<u16>(record, <u16>(crBegin - begin), 6);
  store<u64>(record, predictors() | (<u64>firstLuma << 48), 8);
}

/** Where the bits of an MCU begin; of the one after the last, where the scan ends. */
@inline
export function beginOf(mcu: i32): u64 {
  return load<u32>(recordOf(mcu));
}

/** DC coefficients of the blocks coded last: Y, Cb, Cr, as in a record. */
const PREDICTORS: usize = memory.data(8, 8);
const THREE: u64 = 0x0000_ffff_ffff_ffff;

export function clearPredictors(): void {
  store<u64>(PREDICTORS, 0);
}

@inline
export function predictor(component: usize): i32 {
  return load<i16>(PREDICTORS + (component << 1));
}

@inline
export function setPredictor(component: usize, dc: i32): void {
  store<i16>(PREDICTORS + (component << 1), <i16>dc);
}

@inline
function predictors(): u64 {
  return load<u64>(PREDICTORS);
}

/** Whether the scan of the frame comes to an MCU with the predictors that the scan of the base came with. */
export function predictedAsBase(mcu: i32): bool {
  return predictors() == (load<u64>(recordOf(mcu - 1), 8) & THREE);
}

/** The predictors that an MCU of the base leaves. */
export function predictAfter(mcu: i32): void {
  store<u64>(PREDICTORS, load<u64>(recordOf(mcu), 8) & THREE);
}
