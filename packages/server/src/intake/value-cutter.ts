/**
 * Finds where a JSON value ends, over any number of pieces, without checking what is inside: it knows strings, escapes
 * and brackets, and takes `]` for `}`. Whoever parses the cut value finds the rest; a value that parses was cut right,
 * because in valid JSON brackets outside strings always match.
 */
export class ValueCutter {
  /** Whether the value has ended. A number or word ends at the byte after it, which is not consumed. */
  isDone = true;
  /** Deepest level of nesting in the value; 0 for a string, number or word. */
  maxDepth = 0;
  /** Line of the body being read, from 1, and the offset in the body at which it begins. */
  line = 1;
  lineStart = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;

  begin(): void {
    this.isDone = false;
    this.maxDepth = 0;
    this.#depth = 0;
    this.#inString = false;
    this.#isEscaped = false;
  }

  /** Whether the value would be cut if the text ended here. */
  get isOpen(): boolean {
    return !this.isDone && (this.#depth > 0 || this.#inString);
  }

  /**
   * Consumes bytes of the value from index `from` on, at most to index `length`, and answers the index after the last
   * of them. `base` is the offset of `bytes[0]` in the body.
   */
  consume(bytes: Buffer, from: number, base: number, length = bytes.length): number {
    let depth = this.#depth;
    let maxDepth = this.maxDepth;
    let i = this.#inString ? this.#skipString(bytes, from, length) : from;
    if (!this.#inString && depth === 0 && i > from) this.isDone = true;
    while (i < length && !this.isDone) {
      const byte = bytes[i]!;
      if (byte === QUOTE) {
        i = this.#skipString(bytes, i + 1, length);
        if (depth === 0 && !this.#inString) this.isDone = true;
      } else if (byte >= OPEN_ARRAY && (byte | 32) === OPEN_OBJECT) {
        i++;
        if (++depth > maxDepth) maxDepth = depth;
      } else if (byte >= OPEN_ARRAY && (byte | 32) === CLOSE_OBJECT) {
        if (depth > 0) i++;
        if (--depth <= 0) this.isDone = true;
      } else if (depth === 0 && (byte <= SPACE || byte === COMMA)) {
        this.isDone = true;
      } else {
        i++;
        if (byte === NEWLINE) {
          this.line++;
          this.lineStart = base + i;
        }
      }
    }
    this.#depth = depth;
    this.maxDepth = maxDepth;
    return i;
  }

  /** Index after the closing quote, or `length` where the string goes on. Leaves `#inString` right. */
  #skipString(bytes: Buffer, from: number, length: number): number {
    let i = this.#isEscaped ? from + 1 : from;
    this.#isEscaped = false;
    while (i < length) {
      const byte = bytes[i++]!;
      if (byte === QUOTE) {
        this.#inString = false;
        return i;
      }
      if (byte === BACKSLASH) i++;
    }
    this.#inString = true;
    this.#isEscaped = i > length;
    return length;
  }
}

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
