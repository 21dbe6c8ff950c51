/**
 * The rows of a picture as the literals and matches of a deflate stream (RFC 1951), behind the filter Sub. This is what
 * the bytes of every row of every frame are; `packages/render/assembly/png` writes the same, faster.
 *
 * A match covers whole pixels of a run, of which there are two kinds: pixels that equal the pixel before them, so that
 * all their bytes are zero and repeat at distance 1, and pixels whose differences are those of 16 pixels before, which
 * the ordered dither of gradients has many of. A run goes on for as long as it can. Where one begins is decided by what
 * is left of a block of 16 pixels, so that nothing depends on what is far to the right.
 */
import { type Channels, SUB, subtractLeft } from './png-filter.ts';

export const BLOCK_PIXELS = 16;

/** A match is at most so many bytes (RFC 1951, 3.2.5). */
const LONGEST_MATCH = 258;

export interface TokenSink {
  literal(byte: number): void;
  /** `length` bytes: from the byte before, or from a block of pixels before. */
  match(length: number, source: MatchSource): void;
}

export type MatchSource = 'byte' | 'block';

/** `row`: pixels as little-endian RGBA words. */
export function writeRow(row: Uint32Array, channels: Channels, sink: TokenSink): void {
  const differences = subtractLeft(row, channels);
  const width = row.length;
  const equal = (x: number): boolean => differences[x] === 0;
  const repeated = (x: number): boolean => x >= BLOCK_PIXELS && differences[x] === differences[x - BLOCK_PIXELS];
  const runUntil = (x: number, end: number, belongs: (x: number) => boolean): number => {
    let at = x;
    while (at < end && belongs(at)) at++;
    return at;
  };

  sink.literal(SUB);
  for (let x = 0; x < width; ) {
    const blockEnd = Math.min(width, (Math.floor(x / BLOCK_PIXELS) + 1) * BLOCK_PIXELS);
    const equalUntil = runUntil(x, blockEnd, equal);
    const repeatedUntil = runUntil(x, blockEnd, repeated);
    let end = x + 1;
    if (equalUntil > x && equalUntil >= repeatedUntil) {
      end = runUntil(equalUntil, width, equal);
      writeZeros(end - x, channels, sink);
    } else if (repeatedUntil > x + 1) {
      end = runUntil(repeatedUntil, width, repeated);
      writeMatches(end - x, channels, 'block', sink);
    } else {
      writePixel(differences[x]!, channels, sink);
    }
    x = end;
  }
}

/** Pixels that equal the pixel before them. */
export function writeZeros(pixels: number, channels: Channels, sink: TokenSink): void {
  if (pixels === 1) {
    writePixel(0, channels, sink);
    return;
  }
  const first = Math.min(pixels, pixelsOfMatch(channels));
  sink.literal(0);
  sink.match(first * channels - 1, 'byte');
  writeMatches(pixels - first, channels, 'byte', sink);
}

/** Pixels of either run, after the first byte of a run of equal ones. */
export function writeMatches(pixels: number, channels: Channels, source: MatchSource, sink: TokenSink): void {
  const most = pixelsOfMatch(channels);
  for (let left = pixels; left > 0; left -= most) sink.match(Math.min(left, most) * channels, source);
}

export const pixelsOfMatch = (channels: Channels): number => Math.floor(LONGEST_MATCH / channels);

function writePixel(difference: number, channels: Channels, sink: TokenSink): void {
  for (let channel = 0; channel < channels; channel++) sink.literal((difference >>> (8 * channel)) & 0xff);
}
