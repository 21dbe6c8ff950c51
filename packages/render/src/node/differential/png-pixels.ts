import type { Pixels } from '../encode.ts';

/** A picture as a little-endian RGBA word a pixel; a view of it where it lies suitably. */
export function pixelWords({ data, width, height }: Pixels): Uint32Array {
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, width * height);
}

export function rowsOf(words: Uint32Array, width: number, fromRow: number, toRow: number): Uint32Array[] {
  return Array.from({ length: toRow - fromRow }, (_, row) =>
    words.subarray((fromRow + row) * width, (fromRow + row + 1) * width),
  );
}

export function isOpaque(words: Uint32Array): boolean {
  for (let i = 0; i < words.length; i++) if (words[i]! >>> 24 !== 255) return false;
  return true;
}
