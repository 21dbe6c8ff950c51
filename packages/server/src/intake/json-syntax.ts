/**
 * A strict checker of JSON text (RFC 8259, as `JSON.parse` takes it) that is fed piece by piece and keeps one byte per
 * level of nesting: for rows too large to hold, and to find the exact place of an error. It does not check UTF-8.
 * Nesting beyond a million levels is refused, so that memory stays bounded.
 */
export class JsonSyntax {
  #state: State = 'value';
  /** One entry a level: whether it is an object. */
  #inObject = new Uint8Array(64);
  #depth = 0;
  #literal = '';
  #literalAt = 0;
  #hexLeft = 0;
  #isKey = false;

  /** Checks the next bytes; answers the index of the first one that cannot stand there, or -1. */
  push(bytes: Uint8Array): number {
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (this.#state === 'string') {
        if (byte === QUOTE) this.#state = this.#isKey ? 'colon' : 'after';
        else if (byte === BACKSLASH) this.#state = 'escape';
        else if (byte < 32) return i;
      } else if (!this.#step(byte)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the text so far is one complete value. */
  get isComplete(): boolean {
    return this.#depth === 0 && (this.#state === 'after' || ENDS_NUMBER.has(this.#state));
  }

  #step(byte: number): boolean {
    const state = this.#state;
    switch (state) {
      case 'escape':
        if (byte === 117) this.#hexLeft = 4;
        else if (!SIMPLE_ESCAPES.has(byte)) return false;
        return this.#to(byte === 117 ? 'hex' : 'string');
      case 'hex':
        if (!isHex(byte)) return false;
        return --this.#hexLeft > 0 || this.#to('string');
      case 'literal':
        if (this.#literal.charCodeAt(this.#literalAt) !== byte) return false;
        return ++this.#literalAt < this.#literal.length || this.#to('after');
      case 'minus':
        return isDigit(byte) && this.#to(byte === ZERO ? 'zero' : 'integer');
      case 'point':
        return isDigit(byte) && this.#to('fraction');
      case 'exponent':
        if (byte === PLUS || byte === MINUS) return this.#to('exponent-sign');
        return isDigit(byte) && this.#to('exponent-digits');
      case 'exponent-sign':
        return isDigit(byte) && this.#to('exponent-digits');
      case 'zero':
      case 'integer':
      case 'fraction':
      case 'exponent-digits':
        return this.#continueNumber(state, byte);
      default:
        return isSpace(byte) || this.#structure(state, byte);
    }
  }

  #continueNumber(state: State, byte: number): boolean {
    if (isDigit(byte)) return state !== 'zero';
    const isMantissa = state !== 'exponent-digits';
    if (byte === POINT) return isMantissa && state !== 'fraction' && this.#to('point');
    if (isMantissa && (byte | 32) === 101) return this.#to('exponent');
    this.#state = 'after';
    return isSpace(byte) || this.#structure('after', byte);
  }

  #structure(state: State, byte: number): boolean {
    const inObject = this.#depth > 0 && this.#inObject[this.#depth - 1] === 1;
    switch (state) {
      case 'value':
      case 'first-value':
        return state === 'first-value' && byte === CLOSE_ARRAY ? this.#close() : this.#begin(byte);
      case 'key':
      case 'first-key':
        if (state === 'first-key' && byte === CLOSE_OBJECT) return this.#close();
        this.#isKey = true;
        return byte === QUOTE && this.#to('string');
      case 'colon':
        return byte === COLON && this.#to('value');
      default:
        if (this.#depth === 0) return false;
        if (byte === COMMA) return this.#to(inObject ? 'key' : 'value');
        return byte === (inObject ? CLOSE_OBJECT : CLOSE_ARRAY) && this.#close();
    }
  }

  #begin(byte: number): boolean {
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) return this.#open(byte === OPEN_OBJECT);
    if (byte === QUOTE) {
      this.#isKey = false;
      return this.#to('string');
    }
    if (byte === MINUS) return this.#to('minus');
    if (isDigit(byte)) return this.#to(byte === ZERO ? 'zero' : 'integer');
    const literal = LITERALS.get(byte);
    if (!literal) return false;
    this.#literal = literal;
    this.#literalAt = 1;
    return this.#to('literal');
  }

  #open(isObject: boolean): boolean {
    if (this.#depth === MAX_DEPTH) return false;
    if (this.#depth === this.#inObject.length) {
      const larger = new Uint8Array(this.#depth * 2);
      larger.set(this.#inObject);
      this.#inObject = larger;
    }
    this.#inObject[this.#depth++] = isObject ? 1 : 0;
    return this.#to(isObject ? 'first-key' : 'first-value');
  }

  #close(): boolean {
    this.#depth--;
    return this.#to('after');
  }

  #to(state: State): true {
    this.#state = state;
    return true;
  }
}

/** What the next byte belongs to. `after` follows a complete value; the number states may end without a sign of it. */
type State =
  | ('value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'after')
  | ('string' | 'escape' | 'hex' | 'literal')
  | ('minus' | 'zero' | 'integer' | 'point' | 'fraction' | 'exponent' | 'exponent-sign' | 'exponent-digits');

const ENDS_NUMBER: ReadonlySet<State> = new Set(['zero', 'integer', 'fraction', 'exponent-digits']);
const MAX_DEPTH = 1_000_000;
const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const SIMPLE_ESCAPES: ReadonlySet<number> = new Set(Buffer.from('"\\/bfnrt'));
const LITERALS: ReadonlyMap<number, string> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), word]),
);

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);
export const isSpace = (byte: number): boolean => byte === 32 || byte === 10 || byte === 13 || byte === 9;
