import { crc32 } from 'node:zlib';
import type { Channels } from './png-filter.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Length, type and CRC. */
const CHUNK_OVERHEAD = 12;
/** Of a zlib stream that refers to up to 32 KiB before, whatever its level (RFC 1950, 2.2). */
const ZLIB_HEADER = Uint8Array.of(0x78, 0x01);
/** The last block, with nothing in it, of fixed codes (RFC 1951, 3.2.6). */
const LAST_BLOCK = Uint8Array.of(0x03, 0x00);

/** A chunk of its own (PNG specification, 5.3). */
export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(data.length + CHUNK_OVERHEAD);
  chunk.set(data, 8);
  frameChunk(chunk, type);
  return chunk;
}

/** Writes length, type and CRC around the data that is already in a chunk. */
function frameChunk(chunk: Uint8Array, type: string): void {
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const typed = chunk.length - 4;
  view.setUint32(0, chunk.length - CHUNK_OVERHEAD);
  for (let i = 0; i < 4; i++) chunk[4 + i] = type.charCodeAt(i);
  view.setUint32(typed, crc32(chunk.subarray(4, typed)));
}

/** Up to the first band: 8 bits a channel, not interlaced. */
export function fileStart(width: number, height: number, channels: Channels): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = channels === 4 ? 6 : 2;
  return joined([SIGNATURE, pngChunk('IHDR', header), pngChunk('IDAT', ZLIB_HEADER)]);
}

/** From the last band on. */
export function fileEnd(adler: number): Uint8Array {
  const checksum = new Uint8Array(4);
  new DataView(checksum.buffer).setUint32(0, adler);
  return joined([pngChunk('IDAT', joined([LAST_BLOCK, checksum])), pngChunk('IEND', new Uint8Array())]);
}

/** `chunks`: whole ones, or how long the next piece of `written` is that is to be the data of one. */
export function assembleFile(
  start: Uint8Array,
  chunks: readonly (Uint8Array | number)[],
  written: Uint8Array,
  end: Uint8Array,
): Uint8Array {
  const lengthOf = (chunk: Uint8Array | number) => (typeof chunk === 'number' ? chunk + CHUNK_OVERHEAD : chunk.length);
  const length = chunks.map(lengthOf).reduce((sum, each) => sum + each, start.length + end.length);
  // Every byte is written below, so that they need not be zero first.
  const file = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
  file.set(start);
  let at = start.length;
  let read = 0;
  for (const chunk of chunks) {
    const place = file.subarray(at, at + lengthOf(chunk));
    if (typeof chunk === 'number') {
      place.set(written.subarray(read, read + chunk), 8);
      frameChunk(place, 'IDAT');
      read += chunk;
    } else {
      place.set(chunk);
    }
    at += place.length;
  }
  file.set(end, at);
  return file;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
