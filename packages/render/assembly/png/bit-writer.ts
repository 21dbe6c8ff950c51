/**
 * Deflate packs bits from the lowest of each byte up (RFC 1951, 3.1.1). Up to seven bits wait in `pending` between two
 * writes, so that a write may bring up to 57.
 */
import { bitsOf, lengthOf } from './code-words';

/** Address of the byte that the next bit goes to. */
export let cursor: usize = 0;
export let pending: u64 = 0;
export let pendingCount: u64 = 0;

export function startWriting(address: usize, bit: u32): void {
  cursor = address + (bit >> 3);
  pendingCount = bit & 7;
  pending = <u64>load<u8>(cursor) & (((<u64>1) << pendingCount) - 1);
}

/** For a function that writes much, and keeps these three in its own variables while it does. */
export function leaveWriter(address: usize, bits: u64, count: u64): void {
  cursor = address;
  pending = bits;
  pendingCount = count;
}

export function writeWord(word: u64): void {
  const bits = pending | (bitsOf(word) << pendingCount);
  const count = pendingCount + lengthOf(word);
  store<u64>(cursor, bits);
  cursor += <usize>(count >> 3);
  pending = bits >> (count & ~7);
  pendingCount = count & 7;
}

/** Bits `from` to `to` after `source`. */
export function copyBits(source: usize, from: u32, to: u32): void {
  let target = cursor;
  let waiting = pending;
  const shift = pendingCount;
  let left = to - from;
  let at = source + (from >> 3);
  const skip = <u64>(from & 7);
  // Seven bytes at a time: as many as a word surely has after the bits to skip and before those that wait.
  while (left >= 56) {
    const bits = waiting | (((load<u64>(at) >> skip) & 0x00ff_ffff_ffff_ffff) << shift);
    store<u64>(target, bits);
    waiting = bits >> 56;
    at += 7;
    target += 7;
    left -= 56;
  }
  leaveWriter(target, waiting, shift);
  if (left > 0) writeWord((((load<u64>(at) >> skip) & (((<u64>1) << left) - 1)) << 6) | left);
}

/** Ends at a byte, by an empty stored block (RFC 1951, 3.2.4). */
export function writeSync(): void {
  // Three bits of block header, then to the next byte; no bits wait any more.
  const end = cursor + <usize>((pendingCount + 3 + 7) >> 3);
  store<u64>(cursor, pending);
  store<u32>(end, 0xffff_0000);
  leaveWriter(end + 4, 0, 0);
}

/** Bits written since `start`. */
export function bitsSince(start: usize): u32 {
  return ((<u32>(cursor - start)) << 3) + <u32>pendingCount;
}
