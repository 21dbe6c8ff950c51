import { type BodyPosition, IntakeError } from './intake-error.ts';
import type { IntakeLimits } from './intake-limits.ts';
import { parseValue } from './syntax-error.ts';

/** Collects the top-level keys and the values beside the rows; all their text together is bounded. */
export class OptionsReader {
  readonly #limits: IntakeLimits;
  readonly #values = new Map<string, unknown>();
  #pieces: Buffer[] = [];
  #start: BodyPosition = { offset: 0, line: 1, column: 1 };
  #usedBytes = 0;

  constructor(limits: IntakeLimits) {
    this.#limits = limits;
  }

  begin(position: BodyPosition): void {
    this.#start = position;
    this.#pieces = [];
  }

  append(bytes: Buffer, start: number, end: number): void {
    this.#usedBytes += end - start;
    if (this.#usedBytes > this.#limits.optionsBytes) {
      throw new IntakeError(
        'options-too-large',
        `The body has more than ${this.#limits.optionsBytes} bytes beside the rows; put data that differs by user into the rows`,
        this.#start,
      );
    }
    // A copy: the caller may reuse its buffer, and a small slice must not keep a large one alive.
    this.#pieces.push(Buffer.from(bytes.subarray(start, end)));
  }

  endKey(): string {
    return String(this.#parse());
  }

  endValue(key: string, depth: number): void {
    if (depth > this.#limits.depth) {
      throw new IntakeError(
        'too-deep',
        `The value of ${JSON.stringify(key)} is nested ${depth} levels deep; the most is ${this.#limits.depth}`,
        this.#start,
      );
    }
    this.#values.set(key, this.#parse());
  }

  /** The options, last of equal keys winning; `__proto__` is an ordinary key, as for `JSON.parse`. */
  result(): Record<string, unknown> {
    return Object.fromEntries(this.#values);
  }

  #parse(): unknown {
    return parseValue(Buffer.concat(this.#pieces), this.#start);
  }
}
