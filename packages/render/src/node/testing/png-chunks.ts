import { crc32 } from 'node:zlib';

const SIGNATURE_BYTES = 8;

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A PNG with chunks put in right after its header. */
export function withChunks(png: Uint8Array, ...chunks: readonly Uint8Array[]): Buffer {
  const headerEnd = SIGNATURE_BYTES + 25;
  return Buffer.concat([png.subarray(0, headerEnd), ...chunks, png.subarray(headerEnd)]);
}

/** A copy of a file with numbers written over it, each of `bytes` length, little-endian. */
export function patched(
  file: Uint8Array,
  edits: readonly (readonly [at: number, value: number, bytes: number])[],
): Buffer {
  const copy = Buffer.from(file);
  for (const [at, value, bytes] of edits) copy.writeUIntLE(value, at, bytes);
  return copy;
}
