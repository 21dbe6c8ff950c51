import { bitsSince, copyBits } from './bits';
import { BLOCK_BYTES, BLOCKS } from './blocks';
import { convertFullColour, convertHalvedColour } from './colour';
import { transform } from './dct';
import { codeBlock, codeDifference, countBlock, differenceBits } from './huffman';
import { baseBits, side } from './picture';
import { quantise } from './quantise';
import { beginOf, predictAfter, predictor, recordOf, setPredictor, writeRecord } from './record';
import { openWindow } from './window';

const LUMA: i32 = 0;
const CHROMA: i32 = 1;
/** Predictors of the components. */
const Y: usize = 0;
const CB: usize = 1;
const CR: usize = 2;

/** The coefficients of an MCU, into `BLOCKS`; `row` is where the pixels of its row of MCUs are. */
export function computeMcu(row: usize, mcu: i32): void {
  openWindow(row, mcu);
  if (side == 8) convertFullColour();
  else convertHalvedColour();
  const cb = firstChroma();
  for (let block = BLOCKS; block < cb; block += BLOCK_BYTES) {
    transform(block);
    quantise(block, LUMA);
  }
  for (let block = cb; block < cb + 2 * BLOCK_BYTES; block += BLOCK_BYTES) {
    transform(block);
    quantise(block, CHROMA);
  }
}

export function countMcu(): void {
  const cb = firstChroma();
  for (let block = BLOCKS; block < cb; block += BLOCK_BYTES) {
    countBlock(block, predictor(Y), LUMA);
    setPredictor(Y, load<i16>(block));
  }
  countBlock(cb, predictor(CB), CHROMA);
  setPredictor(CB, load<i16>(cb));
  countBlock(cb + BLOCK_BYTES, predictor(CR), CHROMA);
  setPredictor(CR, load<i16>(cb + BLOCK_BYTES));
}

export function codeMcu(): void {
  codeLuma();
  codeChroma(CB, firstChroma());
  codeChroma(CR, firstChroma() + BLOCK_BYTES);
}

/** As `codeMcu`, for the scan of the base. */
export function codeAndRecord(mcu: i32): void {
  const begin = bitsSince(baseBits);
  codeLuma();
  const cbBegin = bitsSince(baseBits);
  codeChroma(CB, firstChroma());
  const crBegin = bitsSince(baseBits);
  codeChroma(CR, firstChroma() + BLOCK_BYTES);
  writeRecord(mcu, begin, cbBegin, crBegin, load<i16>(BLOCKS));
}

/** An MCU with the pixels of the base, but with other predictors. */
export function adaptMcu(mcu: i32): void {
  const record = recordOf(mcu);
  const before = recordOf(mcu - 1);
  const begin = beginOf(mcu);
  const cbBegin = begin + load<u16>(record, 4);
  const crBegin = begin + load<u16>(record, 6);
  adaptBlock(LUMA, Y, load<i16>(record, 14), load<i16>(before, 8), begin, cbBegin);
  adaptBlock(CHROMA, CB, load<i16>(record, 10), load<i16>(before, 10), cbBegin, crBegin);
  adaptBlock(CHROMA, CR, load<i16>(record, 12), load<i16>(before, 12), crBegin, beginOf(mcu + 1));
  predictAfter(mcu);
}

/** Codes a DC coefficient anew and copies what follows the base's code of it. */
function adaptBlock(component: i32, channel: usize, dc: i32, basePredictor: i32, begin: u64, end: u64): void {
  codeDifference(dc - predictor(channel), component);
  copyBits(baseBits, begin + differenceBits(dc - basePredictor, component), end);
}

function codeLuma(): void {
  const end = firstChroma();
  let before = predictor(Y);
  for (let block = BLOCKS; block < end; block += BLOCK_BYTES) {
    codeBlock(block, before, LUMA);
    before = load<i16>(block);
  }
  setPredictor(Y, before);
}

function codeChroma(channel: usize, block: usize): void {
  codeBlock(block, predictor(channel), CHROMA);
  setPredictor(channel, load<i16>(block));
}

/** An MCU has one block of luma, or four. */
@inline
function firstChroma(): usize {
  return side == 8 ? BLOCKS + BLOCK_BYTES : BLOCKS + 4 * BLOCK_BYTES;
}
