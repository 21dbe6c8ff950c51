import type { Extent } from '../../geometry.ts';

const AVIF_TIMES = 4;
const JPEG_TIMES = 1 / 4;

/**
 * What it takes to decode a picture of `natural` size, in pixels of a PNG, whatever size is wanted: an AVIF must be held
 * whole, several times over, while a JPEG is shrunk as it is read.
 */
export function decodingWork(bytes: Uint8Array, natural: Extent): number {
  return natural.width * natural.height * (isAvif(bytes) ? AVIF_TIMES : isJpeg(bytes) ? JPEG_TIMES : 1);
}

/** By the box that every file of its family begins with (ISO/IEC 14496-12, 4.3); the decoder reads no other of them. */
export const isAvif = (bytes: Uint8Array): boolean =>
  [0x66, 0x74, 0x79, 0x70].every((letter, index) => bytes[4 + index] === letter);

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;
