import { BitString } from './png-bit-string.ts';
import { codeWriter, type DeflateCode } from './png-code.ts';
import type { Channels } from './png-filter.ts';
import { pixelsOfMatch, type TokenSink, writeMatches, writeZeros } from './png-tokens.ts';

/** Runs of up to so many pixels have words in each list; a match covers fewer. */
const LIST_LENGTH = 128;

/** All that `assembly/png/code-words.ts` reads: a word for each literal, for each run of pixels, for the block's end. */
export function codeWords(code: DeflateCode, channels: Channels): BigUint64Array {
  const word = (write: (sink: TokenSink) => void): bigint => {
    const bits = new BitString();
    write(codeWriter(code, bits));
    return packed(bits);
  };
  const runs = (write: (pixels: number, sink: TokenSink) => void): bigint[] =>
    Array.from({ length: LIST_LENGTH }, (_, pixels) =>
      pixels === 0 || pixels > pixelsOfMatch(channels) ? 0n : word((sink) => write(pixels, sink)),
    );
  const end = new BitString();
  end.write(code.endOfBlock.bits, code.endOfBlock.count);
  return BigUint64Array.from([
    ...Array.from({ length: 256 }, (_, byte) => word((sink) => sink.literal(byte))),
    ...runs((pixels, sink) => writeZeros(pixels, channels, sink)),
    ...runs((pixels, sink) => writeMatches(pixels, channels, 'byte', sink)),
    ...runs((pixels, sink) => writeMatches(pixels, channels, 'block', sink)),
    packed(end),
  ]);
}

/** The number of bits in the lowest six, and then the bits. */
function packed({ bytes, length }: BitString): bigint {
  return (bytes.reduceRight((word, byte) => (word << 8n) | BigInt(byte), 0n) << 6n) | BigInt(length);
}
