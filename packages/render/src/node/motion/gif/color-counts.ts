const SLOTS = 1 << 17;
/** Beyond as many different colours the rest is counted coarsely, five bits a channel. */
const MOST_EXACT = 60_000;

/** How often each colour appears. Colours are `0xbbggrr`. */
export class ColorCounts {
  readonly #keys = new Int32Array(SLOTS).fill(-1);
  readonly #counts = new Uint32Array(SLOTS);
  readonly #used: number[] = [];
  total = 0;
  /** Some pixel is more transparent than not. */
  sawClear = false;

  /** `pixels` are RGBA, read as little-endian words. What is more transparent than not has no colour. */
  add(pixels: Uint32Array): void {
    let last = -1;
    let run = 0;
    for (let at = 0; at < pixels.length; at++) {
      const pixel = pixels[at]!;
      if (pixel >>> 31 === 0) {
        this.sawClear = true;
        continue;
      }
      const color = pixel & 0xffffff;
      if (color === last) {
        run++;
        continue;
      }
      if (run > 0) this.#count(last, run);
      last = color;
      run = 1;
    }
    if (run > 0) this.#count(last, run);
  }

  get size(): number {
    return this.#used.length;
  }

  /** In the order in which they were first seen. */
  *entries(): Iterable<[color: number, count: number]> {
    for (const slot of this.#used) yield [this.#keys[slot]!, this.#counts[slot]!];
  }

  #count(exact: number, times: number): void {
    this.total += times;
    const color = this.#used.length < MOST_EXACT ? exact : exact & 0xf8f8f8;
    let slot = Math.imul(color, 0x9e3779b1) >>> 15;
    while (this.#keys[slot] !== color && this.#keys[slot] !== -1) slot = (slot + 1) & (SLOTS - 1);
    if (this.#keys[slot] === -1) {
      this.#keys[slot] = color;
      this.#used.push(slot);
    }
    this.#counts[slot]! += times;
  }
}
