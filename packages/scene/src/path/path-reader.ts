/** Reads the words of SVG path data one after another. What is not there is null, and the reader stays where it is. */
export class PathReader {
  readonly data: string;
  offset = 0;

  constructor(data: string) {
    this.data = data;
  }

  skipSpace(): void {
    this.#match(SPACE);
  }

  /** White space with at most one comma in it. */
  skipSeparator(): void {
    this.#match(SEPARATOR);
  }

  get done(): boolean {
    return this.offset >= this.data.length;
  }

  /** The letter of a command. */
  command(): string | null {
    return this.#match(COMMAND);
  }

  number(): number | null {
    const text = this.#match(NUMBER);
    return text === null ? null : Number(text);
  }

  /** A flag is one digit, and what follows may touch it: `a1 1 0 00 1 1`. */
  flag(): number | null {
    const text = this.#match(FLAG);
    return text === null ? null : Number(text);
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.data);
    if (!found) return null;
    this.offset = pattern.lastIndex;
    return found[0];
  }
}

const SPACE = /[ \t\n\f\r]*/y;
const SEPARATOR = /[ \t\n\f\r]*,?[ \t\n\f\r]*/y;
const COMMAND = /[mlhvcsqtaz]/iy;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy;
const FLAG = /[01]/y;
