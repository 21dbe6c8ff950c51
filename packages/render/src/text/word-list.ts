/** What begins at a place of a text. */
export interface WordsHere {
  /** The lengths of all words that begin here, ascending. */
  readonly lengths: readonly number[];
  /** How many characters had to be seen to know that no other word begins here. */
  readonly seen: number;
}

/**
 * The words of one script, as `scripts/gen/word-lists.ts` writes them: the code point that letters count from (two bytes,
 * low first), then for each word, in order, how many letters it shares with the one before, how many are its own, and
 * those. U+200D is 255, U+200C 254.
 */
export class WordList {
  readonly #base: number;
  readonly #letters: Uint8Array;
  /** Where each word begins in `#letters`, and the end of the last. */
  readonly #starts: Uint32Array;
  /** The first word that begins with each letter, and after the last. */
  readonly #firsts = new Uint32Array(257);

  constructor(bytes: Uint8Array) {
    this.#base = bytes[0]! + bytes[1]! * 256;
    const { words, letters } = measure(bytes);
    this.#letters = new Uint8Array(letters);
    this.#starts = new Uint32Array(words + 1);
    let word = 0;
    let end = 0;
    for (let at = 2; at < bytes.length; word++) {
      const shared = bytes[at]!;
      const own = bytes[at + 1]!;
      const before = this.#starts[Math.max(0, word - 1)]!;
      this.#starts[word] = end;
      this.#letters.copyWithin(end, before, before + shared);
      this.#letters.set(bytes.subarray(at + 2, at + 2 + own), end + shared);
      end += shared + own;
      at += 2 + own;
    }
    this.#starts[word] = end;
    this.#indexFirstLetters(word);
  }

  #indexFirstLetters(words: number): void {
    let word = 0;
    for (let letter = 0; letter < 256; letter++) {
      while (word < words && this.#letters[this.#starts[word]!]! < letter) word++;
      this.#firsts[letter] = word;
    }
    this.#firsts[256] = words;
  }

  /** Words in `text` from `at` on that end at or before `end`. */
  at(text: string, at: number, end: number): WordsHere {
    const lengths: number[] = [];
    const first = this.#letter(text, at);
    let low = this.#firsts[first]!;
    let high = this.#firsts[first + 1]!;
    if (low === high) return { lengths, seen: 1 };
    let matched = 1;
    for (;;) {
      if (this.#length(low) === matched) {
        lengths.push(matched);
        low++;
      }
      if (low === high || at + matched >= end) return { lengths, seen: matched };
      const letter = this.#letter(text, at + matched);
      low = this.#firstNotBelow(letter, matched, low, high);
      high = this.#firstNotBelow(letter + 1, matched, low, high);
      matched++;
      if (low === high) return { lengths, seen: matched };
    }
  }

  #length(word: number): number {
    return this.#starts[word + 1]! - this.#starts[word]!;
  }

  /** Of words that agree in what is before `position`, the first whose letter there is not below `letter`. */
  #firstNotBelow(letter: number, position: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#letters[this.#starts[middle]! + position]! < letter) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #letter(text: string, at: number): number {
    const unit = text.charCodeAt(at);
    if (unit === 0x200d) return 255;
    if (unit === 0x200c) return 254;
    const letter = unit - this.#base;
    return letter >= 0 && letter < 254 ? letter : NO_LETTER;
  }
}

/** No word has it. */
const NO_LETTER = 253;

function measure(bytes: Uint8Array): { words: number; letters: number } {
  let words = 0;
  let letters = 0;
  for (let at = 2; at < bytes.length; words++) {
    letters += bytes[at]! + bytes[at + 1]!;
    at += 2 + bytes[at + 1]!;
  }
  return { words, letters };
}
