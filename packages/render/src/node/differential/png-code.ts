import { codeLengths } from './code-lengths.ts';
import { BitString } from './png-bit-string.ts';
import type { Channels } from './png-filter.ts';
import { BLOCK_PIXELS, type MatchSource, type TokenSink, writeRow } from './png-tokens.ts';

/** Four literals and the seven bits that may wait before them are to fit a 64-bit word; deflate would allow 15. */
const LONGEST_CODE = 14;
const END_OF_BLOCK = 256;
const SYMBOLS = 286;
/** The shortest match of each length symbol from 257 on, and how many bits tell which of its lengths (RFC 1951, 3.2.5). */
const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/** In which order the lengths of the code of code lengths are written (RFC 1951, 3.2.7). */
const LENGTH_CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

interface CodeWord {
  readonly bits: number;
  readonly count: number;
}

interface DistanceWord extends CodeWord {
  readonly symbol: number;
  readonly extra: CodeWord;
}

/** One Huffman code for everything that is ever written for a template, so that bits once written can be used again. */
export interface DeflateCode {
  /** How a block with this code begins, which is not the last one of the stream. */
  readonly header: BitString;
  /** Of literals and of length symbols. */
  readonly symbols: readonly CodeWord[];
  readonly endOfBlock: CodeWord;
  readonly distances: Readonly<Record<MatchSource, DistanceWord>>;
}

/** The best code for some rows that can write all others too. */
export function trainCode(rows: Iterable<Uint32Array>, channels: Channels): DeflateCode {
  const counts = new Float64Array(SYMBOLS).fill(1);
  const counter: TokenSink = {
    literal: (byte) => {
      counts[byte]!++;
    },
    match: (length) => {
      counts[257 + lengthIndex(length)]!++;
    },
  };
  for (const row of rows) writeRow(row, channels, counter);

  const lengths = codeLengths(counts, LONGEST_CODE);
  // One bit each: there are no more distances than two, and some decoders insist on a code without gaps.
  const distances = { byte: distanceWord(1, 0), block: distanceWord(BLOCK_PIXELS * channels, 1) };
  const symbols = canonicalCode(lengths);
  return { header: blockHeader(lengths, distances), symbols, endOfBlock: symbols[END_OF_BLOCK]!, distances };
}

/** Writes tokens with a code. */
export function codeWriter({ symbols, distances }: DeflateCode, bits: BitString): TokenSink {
  const write = (word: CodeWord): void => bits.write(word.bits, word.count);
  return {
    literal: (byte) => write(symbols[byte]!),
    match(length, source) {
      const index = lengthIndex(length);
      write(symbols[257 + index]!);
      bits.write(length - LENGTH_BASES[index]!, LENGTH_BITS[index]!);
      write(distances[source]);
      write(distances[source].extra);
    },
  };
}

const LENGTH_INDICES = Uint8Array.from({ length: 259 }, (_, length) =>
  LENGTH_BASES.findLastIndex((base) => base <= length),
);

const lengthIndex = (length: number): number => LENGTH_INDICES[length]!;

function distanceWord(distance: number, bits: number): DistanceWord {
  if (distance < 5) return { bits, count: 1, symbol: distance - 1, extra: { bits: 0, count: 0 } };
  // Two symbols for each power of two (RFC 1951, 3.2.5).
  const power = 31 - Math.clz32(distance - 1);
  const count = power - 1;
  const symbol = 2 * power + (((distance - 1) >> count) & 1);
  return { bits, count: 1, symbol, extra: { bits: (distance - 1) & ((1 << count) - 1), count } };
}

/** Codes of a length are consecutive, shorter ones before longer ones (RFC 1951, 3.2.2), the highest bit written first. */
function canonicalCode(lengths: readonly number[]): CodeWord[] {
  const next: number[] = [];
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    next[length] = code;
    code = (code + lengths.filter((each) => each === length).length) << 1;
  }
  return lengths.map((count) => ({ bits: count === 0 ? 0 : reversed(next[count]!++, count), count }));
}

function reversed(bits: number, count: number): number {
  let result = 0;
  for (let bit = 0; bit < count; bit++) result |= ((bits >> bit) & 1) << (count - 1 - bit);
  return result;
}

function blockHeader(lengths: readonly number[], distances: DeflateCode['distances']): BitString {
  const distanceLengths = Array.from({ length: distances.block.symbol + 1 }, () => 0);
  for (const { symbol, count } of Object.values(distances)) distanceLengths[symbol] = count;
  const all = [...lengths, ...distanceLengths];
  const counts = LENGTH_CODE_ORDER.map((_, length) => all.filter((each) => each === length).length);
  const codeOfLengths = codeLengths(counts, 7);
  const words = canonicalCode(codeOfLengths);

  const header = new BitString();
  // Not the last block, of dynamic codes.
  header.write(0b100, 3);
  header.write(lengths.length - 257, 5);
  header.write(distanceLengths.length - 1, 5);
  header.write(LENGTH_CODE_ORDER.length - 4, 4);
  for (const symbol of LENGTH_CODE_ORDER) header.write(codeOfLengths[symbol]!, 3);
  for (const length of all) header.write(words[length]!.bits, words[length]!.count);
  return header;
}
