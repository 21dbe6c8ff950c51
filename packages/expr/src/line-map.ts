import type { SourceRange } from './value.ts';

/** Turns offsets of one source into ranges; lines are found once, lookups are a binary search. */
export class LineMap {
  readonly source: string;
  readonly #starts: number[] = [0];

  constructor(source: string) {
    this.source = source;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  range(start: number, end: number): SourceRange {
    const line = this.#lineOf(start);
    return { line: line + 1, column: start - this.#starts[line]! + 1, offset: start, length: Math.max(0, end - start) };
  }

  /** The text of a 1-based line, without its line break. */
  line(line: number): string {
    const start = this.#starts[line - 1] ?? 0;
    const next = this.#starts[line];
    const text = this.source.slice(start, next === undefined ? this.source.length : next - 1);
    return text.endsWith('\r') ? text.slice(0, -1) : text;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
