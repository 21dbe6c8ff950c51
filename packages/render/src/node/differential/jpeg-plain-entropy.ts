import type { CodeTables, SymbolCounts } from './jpeg-huffman.ts';

/** Takes what baseline entropy coding makes of blocks (ITU-T T.81 F.1.2). Component 0 is luma, 1 the colour differences. */
export interface SymbolSink {
  /** A symbol, and the value that follows it in as many bits as its lower four bits say. */
  dc(component: 0 | 1, symbol: number, value: number): void;
  ac(component: 0 | 1, symbol: number, value: number): void;
}

/** The symbols of a quantised block in zigzag order. */
export function codeBlock(block: Int16Array, predictor: number, component: 0 | 1, sink: SymbolSink): void {
  const difference = block[0]! - predictor;
  sink.dc(component, categoryOf(difference), difference);
  let run = 0;
  for (let k = 1; k < 64; k++) {
    const value = block[k]!;
    if (value === 0) {
      run++;
      continue;
    }
    for (; run > 15; run -= 16) sink.ac(component, 0xf0, 0);
    sink.ac(component, (run << 4) | categoryOf(value), value);
    run = 0;
  }
  if (run > 0) sink.ac(component, 0x00, 0);
}

const categoryOf = (value: number): number => 32 - Math.clz32(Math.abs(value));

export class SymbolCounter implements SymbolSink {
  readonly counts: SymbolCounts = {
    dc: [new Uint32Array(16), new Uint32Array(16)],
    ac: [new Uint32Array(256), new Uint32Array(256)],
  };

  dc(component: 0 | 1, symbol: number): void {
    this.counts.dc[component][symbol]!++;
  }

  ac(component: 0 | 1, symbol: number): void {
    this.counts.ac[component][symbol]!++;
  }
}

/** Writes a scan. */
export class BitWriter implements SymbolSink {
  readonly #tables: CodeTables;
  #bytes = new Uint8Array(1 << 16);
  #length = 0;
  /** Fewer than eight bits that are not a byte yet. */
  #bits = 0;
  #count = 0;

  constructor(tables: CodeTables) {
    this.#tables = tables;
  }

  dc(component: 0 | 1, symbol: number, value: number): void {
    const { codes, lengths } = this.#tables.dc[component];
    this.#put(codes[symbol]!, lengths[symbol]!);
    this.#putValue(value, symbol);
  }

  ac(component: 0 | 1, symbol: number, value: number): void {
    const { codes, lengths } = this.#tables.ac[component];
    this.#put(codes[symbol]!, lengths[symbol]!);
    this.#putValue(value, symbol & 15);
  }

  /** All bytes, the last filled with ones. */
  finish(): Uint8Array {
    this.#put(0x7f, 7);
    return this.#bytes.slice(0, this.#length);
  }

  /** A negative value is sent less 1, in its lowest bits. */
  #putValue(value: number, category: number): void {
    this.#put((value < 0 ? value - 1 : value) & ((1 << category) - 1), category);
  }

  #put(bits: number, count: number): void {
    this.#bits = (this.#bits << count) | bits;
    this.#count += count;
    for (; this.#count >= 8; this.#count -= 8) this.#putByte((this.#bits >> (this.#count - 8)) & 0xff);
    this.#bits &= 0x7f;
  }

  /** A zero follows 0xff, so that it is not taken for a marker. */
  #putByte(byte: number): void {
    if (this.#length + 2 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
    if (byte === 0xff) this.#bytes[this.#length++] = 0;
  }
}
