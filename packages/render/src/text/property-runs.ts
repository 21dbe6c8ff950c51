/**
 * A table of one value below 256 per code point, from runs written as `length,value` in base 36. The first two planes
 * are kept flat (128 KB); the rest, nearly all unassigned or ideographs, is searched.
 */
export class PropertyRuns {
  readonly #flat = new Uint8Array(0x20000);
  readonly #starts: number[] = [];
  readonly #values: number[] = [];

  constructor(runs: string) {
    let start = 0;
    for (const run of runs.split(' ')) {
      const comma = run.indexOf(',');
      const end = start + Number.parseInt(run.slice(0, comma), 36);
      const value = Number.parseInt(run.slice(comma + 1), 36);
      this.#flat.fill(value, Math.min(start, this.#flat.length), Math.min(end, this.#flat.length));
      if (end > this.#flat.length) {
        this.#starts.push(start);
        this.#values.push(value);
      }
      start = end;
    }
  }

  get(codePoint: number): number {
    if (codePoint < this.#flat.length) return this.#flat[codePoint]!;
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= codePoint) low = middle;
      else high = middle - 1;
    }
    return this.#values[low]!;
  }
}
