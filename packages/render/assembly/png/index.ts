/**
 * Writes rows of a picture as deflate blocks (RFC 1951) for a PNG, quickly where they equal those of a base picture: their
 * bits have been kept. What is written is the same as if there were no base; see `png-tokens.ts` for what that is.
 *
 * The host writes the base, the code words and the header of a deflate block into the memory, then calls `compile`; for
 * each file it changes pixels of the frame, marks them, writes rows and restores them.
 */
import { baseRow, baseRowBytes } from './base-row';
import { writeBaseRow } from './base-writer';
import { copyBits, cursor, startWriting, writeSync, writeWord } from './bit-writer';
import { endOfBlock } from './code-words';
import { marksOf } from './compare';
import { BLOCK_PIXELS, base, frame, height, layOut, reserve, rowBytes, stream } from './layout';
import { rowSum, rowWeighted, writeRow } from './row-writer';

export { codeWords } from './code-words';
export { markChanges, marksOf, restoreRows } from './compare';
export { base, frame, stream, strideBytes } from './layout';

const ADLER_MODULUS: u64 = 65_521;
/** More than the header of a deflate block can have. */
const HEADER_BYTES: usize = 1024;

let headerBits: u32 = 0;
/** Where what is written for a frame begins. */
export let output: usize = 0;
/** Of the rows written last, modulo 65521: the sum of their bytes, and of each times how many there are from it on. */
export let sum: u64 = 0;
export let weighted: u64 = 0;

export function setSize(width: u32, height: u32, channels: u32): void {
  const blocks = (width + BLOCK_PIXELS - 1) / BLOCK_PIXELS;
  layOut(width, height, channels, baseRowBytes(blocks));
  reserve(stream + HEADER_BYTES);
}

/** `bits`: length of the header of a deflate block, which the host has put where the stream begins. */
export function compile(bits: u32): void {
  headerBits = bits;
  startWriting(stream, bits);
  for (let y: u32 = 0; y < height; y++) {
    reserveRow();
    writeBaseRow(y);
  }
  writeSync();
  output = cursor;
  memory.copy(frame, base, frame - base);
}

/** Begins what is written for another frame. */
export function startFrame(): void {
  startWriting(output, 0);
}

/** Writes rows of the frame as one deflate block, and an empty one to end at a byte. The address after it. */
export function writeRows(fromRow: u32, toRow: u32): usize {
  sum = 0;
  weighted = 0;
  reserve(cursor + HEADER_BYTES);
  copyBits(stream, 0, headerBits);
  let y = fromRow;
  while (y < toRow) {
    const from = y;
    while (y < toRow && marksOf(y, y + 1) == 0) y++;
    if (y > from) {
      copyRows(from, y);
    } else {
      reserveRow();
      writeRow(y++);
      addSums(rowSum, rowWeighted);
    }
  }
  writeWord(endOfBlock());
  writeSync();
  return cursor;
}

function copyRows(fromRow: u32, toRow: u32): void {
  const from = baseRow(fromRow).start;
  const to = baseRow(toRow).start;
  reserve(cursor + ((to - from) >> 3));
  copyBits(stream, from, to);
  for (let y = fromRow; y < toRow; y++) addSums(baseRow(y).sum, baseRow(y).weighted);
}

/** Appends a row to the sums (RFC 1950, 8.2: what Adler-32 does with bytes, done with many at once). */
function addSums(rowSum: u64, rowWeighted: u64): void {
  weighted = (weighted + sum * rowBytes + rowWeighted) % ADLER_MODULUS;
  sum = (sum + rowSum) % ADLER_MODULUS;
}

/** Room for a row whatever it holds: a byte becomes at most 14 bits. */
function reserveRow(): void {
  reserve(cursor + <usize>rowBytes * 2);
}
