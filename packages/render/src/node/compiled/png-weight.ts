import { deflateRawSync } from 'node:zlib';
import type { Pixels } from '../encode.ts';

/** About the bytes of an exact PNG as `encode` writes it from scratch: level 6, no filter, no alpha where all is opaque. */
export function pngWeight({ data, width, height }: Pixels): number {
  const isOpaque = !data.some((value, at) => at % 4 === 3 && value !== 255);
  const channels = isOpaque ? 3 : 4;
  const rows = new Uint8Array(height * (width * channels + 1));
  for (let y = 0, to = 0, from = 0; y < height; y++) {
    to++;
    for (let x = 0; x < width; x++, from += 4) {
      for (let channel = 0; channel < channels; channel++) rows[to++] = data[from + channel]!;
    }
  }
  return deflateRawSync(rows, { level: 6 }).length;
}
