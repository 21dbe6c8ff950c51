import { codeLengths } from './code-lengths.ts';

/** A code for every symbol that can occur. Both are indexed by symbol; a length of 0 is no code. */
export interface HuffmanTable {
  readonly codes: Uint16Array;
  readonly lengths: Uint8Array;
  /** As a file lists it (ITU-T T.81 B.2.4.2): how many codes there are of each length from 1 to 16, … */
  readonly lengthCounts: readonly number[];
  /** … and the symbols by ascending code. */
  readonly symbols: readonly number[];
}

/** How often each symbol was wanted, by component: index 0 is luma, 1 the colour differences. */
export interface SymbolCounts {
  readonly dc: readonly [Uint32Array, Uint32Array];
  readonly ac: readonly [Uint32Array, Uint32Array];
}

export interface CodeTables {
  readonly dc: readonly [HuffmanTable, HuffmanTable];
  readonly ac: readonly [HuffmanTable, HuffmanTable];
}

/** Of 8-bit samples a DC difference has at most 11 bits and an AC coefficient 10 (T.81 tables F.1 and F.2). */
const DC_SYMBOLS = Array.from({ length: 12 }, (_, category) => category);
const AC_SYMBOLS = [0x00, 0xf0];
for (let run = 0; run < 16; run++)
  for (let category = 1; category <= 10; category++) AC_SYMBOLS.push((run << 4) | category);

const MAX_LENGTH = 16;
/** What was not seen has a code too, and costs what was seen next to nothing. */
const WEIGHT_SEEN = 32;
const WEIGHT_POSSIBLE = 2;
/** No code may be all ones (T.81 C): the last of the longest, of a symbol that does not exist, is left out. */
const NO_SYMBOL = 256;
const WEIGHT_NO_SYMBOL = 1;

/** Codes that suit the counts, for all that any other picture may need. */
export function codeTablesFor({ dc, ac }: SymbolCounts): CodeTables {
  return {
    dc: [tableFor(DC_SYMBOLS, dc[0]), tableFor(DC_SYMBOLS, dc[1])],
    ac: [tableFor(AC_SYMBOLS, ac[0]), tableFor(AC_SYMBOLS, ac[1])],
  };
}

function tableFor(possible: readonly number[], counts: Uint32Array): HuffmanTable {
  const weights = new Array<number>(NO_SYMBOL + 1).fill(0);
  for (const symbol of possible) weights[symbol] = counts[symbol]! * WEIGHT_SEEN + WEIGHT_POSSIBLE;
  weights[NO_SYMBOL] = WEIGHT_NO_SYMBOL;
  const lengthOf = codeLengths(weights, MAX_LENGTH);
  const symbols = possible.toSorted((a, b) => lengthOf[a]! - lengthOf[b]! || a - b);

  // T.81 C.2: ascending codes, each as many bits longer than the last as its symbol asks.
  const codes = new Uint16Array(256);
  let code = 0;
  let length = 0;
  for (const symbol of symbols) {
    code <<= lengthOf[symbol]! - length;
    length = lengthOf[symbol]!;
    codes[symbol] = code++;
  }
  const lengthCounts = new Array<number>(MAX_LENGTH).fill(0);
  for (const symbol of symbols) lengthCounts[lengthOf[symbol]! - 1]!++;
  return { codes, lengths: Uint8Array.from(lengthOf.slice(0, 256)), lengthCounts, symbols };
}
