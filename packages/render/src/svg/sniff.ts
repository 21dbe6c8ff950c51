import { SVG_LIMITS } from './limits.ts';

const SPACES = ' \t\r\n\f\v';
const NOT_FOUND = -1;

/**
 * Whether a file begins like an SVG: an `svg` element after a byte order mark, declaration, comments and DOCTYPE, however
 * long they are.
 */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  const text = new AsciiText(bytes);
  for (let at = 0; ; ) {
    at = text.pastSpaces(at);
    if (text.has('<?', at)) at = text.past('?>', at + 2);
    else if (text.has('<!--', at)) at = text.past('-->', at + 4);
    else if (text.has('<!doctype', at)) at = pastDocType(text, at + 9);
    else return /^<(?:[a-z_][\w.-]*:)?svg[\s/>]/i.test(text.slice(at, at + 100));
    if (at === NOT_FOUND) return false;
  }
}

/** Past the `>` that is neither in a quoted address nor in what it declares. */
function pastDocType(text: AsciiText, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text.at(at);
    if (letter === '>') return at + 1;
    if (letter === '"' || letter === "'") {
      at = text.past(letter, at + 1) - 1;
      if (at < 0) return NOT_FOUND;
    }
    // The reader refuses what declares anything, so it need not be understood here.
    if (letter === '[') return text.past(']>', at);
  }
  return NOT_FOUND;
}

/** The letters of a file, whichever of UTF-8 and UTF-16 they are in, as far as they are ASCII. */
class AsciiText {
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #step: 1 | 2;
  readonly length: number;

  constructor(bytes: Uint8Array) {
    const [first, second, third] = bytes;
    const isBig = first === 0xfe && second === 0xff;
    const isUtf16 = isBig || (first === 0xff && second === 0xfe);
    this.#bytes = bytes;
    this.#step = isUtf16 ? 2 : 1;
    this.#start = isUtf16 ? (isBig ? 3 : 2) : first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
    const end = Math.min(bytes.length, SVG_LIMITS.bytes);
    this.length = Math.max(0, Math.ceil((end - this.#start) / this.#step));
  }

  /** Empty past the end. */
  at(index: number): string {
    return index < this.length ? String.fromCharCode(this.#bytes[this.#start + index * this.#step] as number) : '';
  }

  slice(from: number, to: number): string {
    let text = '';
    for (let at = from; at < to; at++) text += this.at(at);
    return text;
  }

  /** Whether `lower`, in small or capital letters, stands there. */
  has(lower: string, at: number): boolean {
    return this.slice(at, at + lower.length).toLowerCase() === lower;
  }

  pastSpaces(from: number): number {
    let at = from;
    while (at < this.length && SPACES.includes(this.at(at))) at++;
    return at;
  }

  /** Where `sign` has ended that begins at `from` or later. */
  past(sign: string, from: number): number {
    for (let at = from; at < this.length; at++) {
      if (this.at(at) === sign[0] && this.has(sign, at)) return at + sign.length;
    }
    return NOT_FOUND;
  }
}
