/*
 * Bits are gathered in 64-bit words, each from its highest bit. The word in work holds 64 − `free` bits, right-aligned;
 * what stands above them is of no meaning and is shifted out before the word is stored. `free` is 1 … 64.
 */
export let word: u64 = 0;
export let free: u64 = 64;
/** Where the word in work will be stored. */
export let cursor: usize = 0;

export function startBits(at: usize): void {
  cursor = at;
  free = 64;
}

/** The words so far are elsewhere now; the next is stored here. */
export function moveTo(at: usize): void {
  cursor = at;
}

/** Stores the word in work as if zeros followed. */
export function finishWord(): void {
  if (free < 64) store<u64>(cursor, word << free);
}

/** Takes back what a function kept in locals. */
@inline
export function resume(newWord: u64, newFree: u64, newCursor: usize): void {
  word = newWord;
  free = newFree;
  cursor = newCursor;
}

/** Appends the lowest `count` bits, 1 … 63; those above must be zero. */
export function putBits(bits: u64, count: u64): void {
  if (count < free) {
    word = (word << count) | bits;
    free -= count;
  } else {
    const over = count - free;
    store<u64>(cursor, (word << free) | (bits >> over));
    cursor += 8;
    word = bits;
    free = 64 - over;
  }
}

/** Appends the bits `from` … `to` of a stream that begins at `source` and is readable for a word beyond its end. */
export function copyBits(source: usize, from: u64, to: u64): void {
  let at = from;
  if (free < 64) {
    const count = min(free, to - at);
    if (count == 0) return;
    putBits(readBits(source, at, count), count);
    at += count;
  }
  at = copyWords(source, at, (to - at) >> 6);
  if (at < to) putBits(readBits(source, at, to - at), to - at);
}

/** Whole words to where a word begins. */
function copyWords(source: usize, from: u64, count: u64): u64 {
  let word = source + <usize>((from >> 6) << 3);
  const end = cursor + <usize>(count << 3);
  const left = <i32>(from & 63);
  if (left == 0) {
    memory.copy(cursor, word, <usize>(count << 3));
    cursor = end;
    return from + (count << 6);
  }
  const right = 64 - left;
  for (; cursor + 16 <= end; cursor += 16) {
    v128.store(cursor, v128.or(i64x2.shl(v128.load(word), left), i64x2.shr_u(v128.load(word, 8), right)));
    word += 16;
  }
  if (cursor < end) {
    store<u64>(cursor, (load<u64>(word) << left) | (load<u64>(word, 8) >> right));
    cursor += 8;
  }
  return from + (count << 6);
}

/** 1 … 63 bits. */
function readBits(source: usize, from: u64, count: u64): u64 {
  const at = source + <usize>((from >> 6) << 3);
  const skipped = from & 63;
  // Two shifts, because one by 64 would be one by none.
  const bits = (load<u64>(at) << skipped) | ((load<u64>(at, 8) >> 1) >> (63 - skipped));
  return bits >> (64 - count);
}

/** Bits since `startBits(at)`. */
export function bitsSince(at: usize): u64 {
  return ((<u64>(cursor - at)) << 3) + 64 - free;
}
