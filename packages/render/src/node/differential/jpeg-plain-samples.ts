import type { Pixels } from '../encode.ts';
import type { ScanOptions } from './jpeg-scan-coder.ts';

/*
 * RGB to YCbCr in the whole numbers of the WebAssembly encoder: see `assembly/jpeg/colour.ts` and `window.ts` for why
 * they are as they are. The last summands round, and shift luma to −128 … 127.
 */

/** Level-shifted samples of an MCU: a block of each component, or four of luma and one of each colour difference. */
export type Samples = readonly Int16Array[];

export const newSamples = (fullColour: boolean): Samples =>
  Array.from({ length: fullColour ? 3 : 6 }, () => new Int16Array(64));

/** Reads the MCU whose first pixel is at x, y; beyond the picture its last column and row are repeated. */
export function readSamples(
  picture: Pixels,
  x: number,
  y: number,
  background: ScanOptions['background'],
  to: Samples,
): void {
  const { width, height, data } = picture;
  const [cb, cr] = to.slice(-2) as [Int16Array, Int16Array];
  // How many luma samples share one of each colour difference, along a side.
  const shared = to.length === 3 ? 1 : 2;
  const bits = shared === 1 ? 15 : 17;
  const half = 64 * 255 * shared * shared;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let dy = 0; dy < shared; dy++) {
        for (let dx = 0; dx < shared; dx++) {
          const right = column * shared + dx;
          const below = row * shared + dy;
          const at = (Math.min(y + below, height - 1) * width + Math.min(x + right, width - 1)) * 4;
          const alpha = data[at + 3]!;
          const r = blend(data[at]!, alpha, background[0]);
          const g = blend(data[at + 1]!, alpha, background[1]);
          const b = blend(data[at + 2]!, alpha, background[2]);
          const luma = to[(below >> 3) * 2 + (right >> 3)]!;
          luma[(below & 7) * 8 + (right & 7)] = (9798 * r + 19235 * g + 3735 * b - 16384 * 255) >> 15;
          red += r;
          green += g;
          blue += b;
        }
      }
      cb[row * 8 + column] = (16384 * blue - 5529 * red - 10855 * green + half) >> bits;
      cr[row * 8 + column] = (16384 * red - 13720 * green - 2664 * blue + half) >> bits;
    }
  }
}

function blend(colour: number, alpha: number, background: number): number {
  return alpha === 255 ? colour : Math.round((colour * alpha + background * (255 - alpha)) / 255);
}
