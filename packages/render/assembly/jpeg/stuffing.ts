import { cursor, free, moveTo, startBits, word } from './bits';
import { aligned, reserve } from './picture';

/** The scan as bytes: a zero follows every 0xff (T.81 F.1.2.3), so that none of them is taken for a marker. */
export let scan: usize = 0;
let end: usize = 0;

/** More than the bits of an MCU can take: 6 blocks of 64 coefficients, none with more than 27 bits. */
export const MCU_BYTES: usize = 1 << 11;
/** How many bits may be written between two calls of `drainIfFull`. */
export const CHUNK_BITS: u64 = 8 * (MCU_BYTES - 16);

/** Words wait here to become bytes. */
const STREAM_BYTES: usize = 1 << 14;
const STREAM: usize = memory.data((1 << 14) + (1 << 11), 16);

/** The scan is the last thing in memory: it may grow. */
export function placeScan(after: usize): void {
  scan = aligned(after);
}

export function startScan(): void {
  end = scan;
  startBits(STREAM);
}

@inline
export function drainIfFull(): void {
  if (cursor >= STREAM + STREAM_BYTES) drain();
}

/** Fills the last byte with ones and returns how many bytes the scan has. */
export function finishScan(): usize {
  drain();
  const used = 64 - free;
  const padding = (8 - (used & 7)) & 7;
  const bits = (word << padding) | ((<u64>1 << padding) - 1);
  for (let left = used + padding; left > 0; left -= 8) putByte(<u32>(bits >> (left - 8)) & 0xff);
  return end - scan;
}

function drain(): void {
  reserve(end + ((cursor - STREAM) << 1) + 32);
  let at = STREAM;
  for (; at + 16 <= cursor; at += 16) {
    const words = v128.load(at);
    const bytes = i8x16.shuffle(words, words, 7, 6, 5, 4, 3, 2, 1, 0, 15, 14, 13, 12, 11, 10, 9, 8);
    if (v128.any_true(i8x16.eq(bytes, i8x16.splat(-1)))) {
      putWord(load<u64>(at));
      putWord(load<u64>(at, 8));
    } else {
      v128.store(end, bytes);
      end += 16;
    }
  }
  if (at < cursor) putWord(load<u64>(at));
  moveTo(STREAM);
}

function putWord(bits: u64): void {
  for (let left = 56; left >= 0; left -= 8) putByte(<u32>(bits >> left) & 0xff);
}

@inline
function putByte(byte: u32): void {
  store<u8>(end, byte);
  store<u8>(end, 0, 1);
  end += byte == 0xff ? 2 : 1;
}
