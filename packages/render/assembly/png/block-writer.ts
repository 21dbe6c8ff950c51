/**
 * Writes the pixels of a block as literals and matches. A match covers whole pixels of one of two runs: pixels that
 * equal the pixel before them, whose bytes are all zero and repeat at distance 1, and pixels whose differences are those
 * of a block earlier, as the ordered dither of gradients gives. A run goes on over as many blocks as it can and is
 * written when it ends; only where one begins is decided by what is left of the block.
 */
import { cursor, leaveWriter, pending, pendingCount, writeWord } from './bit-writer';
import { bitsOf, literal, moreZeros, repeatRun, zeroRun } from './code-words';
import { channels } from './layout';
import { lookAt, repeats, residuals, zeros } from './residuals';

export const NO_RUN: u32 = 0;
export const ZERO_RUN: u32 = 1;
export const REPEAT_RUN: u32 = 2;

/** The run that is under way, and its pixels so far. */
export let run: u32 = NO_RUN;
export let runPixels: u32 = 0;

export function setRun(kind: u32, pixels: u32): void {
  run = kind;
  runPixels = pixels;
}

/** Writes the run that is under way, if any. */
export function endRun(): void {
  const most: u32 = 258 / channels;
  if (run == ZERO_RUN) {
    writeWord(zeroRun(min(runPixels, most)));
    for (; runPixels > most; runPixels -= most) writeWord(moreZeros(min(runPixels - most, most)));
  } else if (run == REPEAT_RUN) {
    for (; runPixels > most; runPixels -= most) writeWord(repeatRun(most));
    writeWord(repeatRun(runPixels));
  }
  run = NO_RUN;
}

/**
 * Looks at the block and lets the run that is under way go on as far as it can. If it ends within the block it is
 * written. The pixels of the block that belong to it.
 */
export function continueRun(at: usize, block: u32, pixels: u32): u32 {
  lookAt(at, block, pixels);
  if (run == NO_RUN) return 0;
  const continued = onesIn(run == ZERO_RUN ? zeros : repeats);
  runPixels += continued;
  if (continued < pixels) endRun();
  return continued;
}

/** Writes the block from its pixel `x` on; a run that reaches its end stays under way. */
export function writePixels(x: u32, pixels: u32): void {
  const starts = zeros | (repeats & (repeats >> 1));
  while (x < pixels) {
    const runAt = x + ctz((starts >> x) | (1 << (pixels - x)));
    writeLiterals(x, runAt);
    if (runAt == pixels) return;
    const equal = onesIn(zeros >> runAt);
    const repeated = onesIn(repeats >> runAt);
    if (equal >= repeated) setRun(ZERO_RUN, equal);
    else setRun(REPEAT_RUN, repeated);
    x = runAt + runPixels;
    if (x < pixels) endRun();
  }
}

/** How many of the lowest bits are set without a gap. */
function onesIn(mask: u32): u32 {
  return ctz(~mask);
}

/** A pixel takes at most 56 bits and is written at once. */
function writeLiterals(from: u32, to: u32): void {
  const alpha = channels == 4;
  const end = residuals + ((<usize>to) << 2);
  let target = cursor;
  let bits = pending;
  // Right in its lowest six bits only, and that only these are looked at saves a mask for each literal.
  let count = pendingCount;
  for (let at = residuals + ((<usize>from) << 2); at < end; at += 4) {
    const red = literal(load<u8>(at));
    bits |= bitsOf(red) << count;
    count += red;
    const green = literal(load<u8>(at, 1));
    bits |= bitsOf(green) << count;
    count += green;
    const blue = literal(load<u8>(at, 2));
    bits |= bitsOf(blue) << count;
    count += blue;
    if (alpha) {
      const last = literal(load<u8>(at, 3));
      bits |= bitsOf(last) << count;
      count += last;
    }
    store<u64>(target, bits);
    target += <usize>(count >> 3) & 7;
    bits >>= count & 56;
    count &= 7;
  }
  leaveWriter(target, bits, count);
}
