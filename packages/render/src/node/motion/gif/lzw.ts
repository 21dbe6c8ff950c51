import type { ByteSink } from './byte-sink.ts';

const MOST_BITS = 12;
/** A power of two, four times the codes, so that open addressing stays short. */
const SLOTS = 16_384;

/**
 * GIF's LZW (GIF89a, appendix F): codes that grow from `minCodeSize + 1` to 12 bits, a clear code when the table is
 * full, in sub-blocks of at most 255 bytes.
 */
export function writeLzw(indexes: Uint8Array, length: number, minCodeSize: number, sink: ByteSink): void {
  const clear = 1 << minCodeSize;
  const end = clear + 1;
  const keys = new Int32Array(SLOTS);
  const codes = new Uint16Array(SLOTS);
  const bits = new BitBlocks(sink);
  sink.byte(minCodeSize);

  let size = minCodeSize + 1;
  let next = end + 1;
  keys.fill(-1);
  bits.write(clear, size);
  let prefix = indexes[0]!;
  for (let at = 1; at < length; at++) {
    const index = indexes[at]!;
    const key = (prefix << 8) | index;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 18) & (SLOTS - 1);
    while (keys[slot] !== key && keys[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
    if (keys[slot] === key) {
      prefix = codes[slot]!;
      continue;
    }
    bits.write(prefix, size);
    prefix = index;
    if (next < 1 << MOST_BITS) {
      // The decoder is one entry behind, so its codes grow one later than the table here.
      if (next === 1 << size) size++;
      keys[slot] = key;
      codes[slot] = next++;
    } else {
      bits.write(clear, size);
      keys.fill(-1);
      size = minCodeSize + 1;
      next = end + 1;
    }
  }
  bits.write(prefix, size);
  // The last code made the decoder add an entry too, which may be the one that lengthens the codes.
  if (next === 1 << size && size < MOST_BITS) size++;
  bits.write(end, size);
  bits.finish();
}

/** Bits, lowest first, in sub-blocks that each begin with their length. */
class BitBlocks {
  readonly #sink: ByteSink;
  readonly #block = new Uint8Array(255);
  #filled = 0;
  #pending = 0;
  #count = 0;

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  write(code: number, size: number): void {
    this.#pending |= code << this.#count;
    this.#count += size;
    while (this.#count >= 8) {
      this.#byte(this.#pending & 0xff);
      this.#pending >>>= 8;
      this.#count -= 8;
    }
  }

  finish(): void {
    if (this.#count > 0) this.#byte(this.#pending & 0xff);
    if (this.#filled > 0) this.#flush();
    this.#sink.byte(0);
  }

  #byte(byte: number): void {
    this.#block[this.#filled++] = byte;
    if (this.#filled === 255) this.#flush();
  }

  #flush(): void {
    this.#sink.byte(this.#filled);
    this.#sink.bytes(this.#block.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
