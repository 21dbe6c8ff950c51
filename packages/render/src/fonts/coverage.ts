/** A set of code points as bits, in pages of 256. */
export class Coverage {
  readonly #pages = new Map<number, Uint32Array>();

  constructor(codePoints: Iterable<number>) {
    for (const point of codePoints) {
      const page = this.#pages.get(point >> 8) ?? new Uint32Array(8);
      page[(point >> 5) & 7]! |= 1 << (point & 31);
      this.#pages.set(point >> 8, page);
    }
  }

  has(codePoint: number): boolean {
    const page = this.#pages.get(codePoint >> 8);
    return page !== undefined && ((page[(codePoint >> 5) & 7]! >>> (codePoint & 31)) & 1) === 1;
  }

  /** Its code points, in no order. */
  *[Symbol.iterator](): Generator<number> {
    for (const [number, page] of this.#pages) {
      for (let point = 0; point < 256; point++) {
        if ((page[point >> 5]! >>> (point & 31)) & 1) yield number * 256 + point;
      }
    }
  }

  /**
   * Whether the whole grapheme cluster can be shown: every character, or the cluster composed or decomposed, which
   * shaping does by itself. Characters that show nothing (joiners, variation selectors) need no glyph.
   */
  covers(cluster: string): boolean {
    if (this.#hasAll(cluster)) return true;
    return (
      cluster.charCodeAt(0) > 0x7f && (this.#hasAll(cluster.normalize('NFC')) || this.#hasAll(cluster.normalize('NFD')))
    );
  }

  #hasAll(text: string): boolean {
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at)!;
      at += point > 0xffff ? 2 : 1;
      if (!this.has(point) && !isIgnorable(point)) return false;
    }
    return true;
  }
}

const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;

function isIgnorable(point: number): boolean {
  return point > 0xac && IGNORABLE.test(String.fromCodePoint(point));
}
