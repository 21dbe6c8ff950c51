import type { Pixels } from '../../encode.ts';

const WAVES = Array.from({ length: 8 }, (_, frequency) =>
  Array.from({ length: 8 }, (_, at) => {
    const scale = frequency === 0 ? Math.SQRT1_2 : 1;
    return (scale * Math.cos(((2 * at + 1) * frequency * Math.PI) / 16)) / 2;
  }),
);

/** The forward DCT of 8×8 samples, row by row, as ITU-T T.81 A.3.3 defines it. */
export function dct(samples: ArrayLike<number>): number[] {
  const rows = Array.from({ length: 64 }, (_, at) => line(WAVES[at % 8]!, samples, at - (at % 8), 1));
  return Array.from({ length: 64 }, (_, at) => line(WAVES[at >> 3]!, rows, at % 8, 8));
}

function line(wave: readonly number[], values: ArrayLike<number>, from: number, step: number): number {
  return wave.reduce((sum, factor, index) => sum + factor * values[from + index * step]!, 0);
}

/** Coefficients before quantisation, without any rounding, in the order of the scan; each block row by row. */
export function* exactBlocks(
  rgb: Uint8Array,
  { width, height }: Pick<Pixels, 'width' | 'height'>,
  fullColour: boolean,
): Generator<number[]> {
  const side = fullColour ? 8 : 16;
  const component = (x: number, y: number, weights: readonly number[]): number => {
    const at = (Math.min(y, height - 1) * width + Math.min(x, width - 1)) * 3;
    return weights.reduce((sum, weight, channel) => sum + weight * rgb[at + channel]!, 0);
  };
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      for (let y = top; y < top + side; y += 8) {
        for (let x = left; x < left + side; x += 8) {
          yield dct(Array.from({ length: 64 }, (_, at) => component(x + (at % 8), y + (at >> 3), Y) - 128));
        }
      }
      for (const weights of [CB, CR]) {
        const shared = side / 8;
        yield dct(
          Array.from({ length: 64 }, (_, at) => {
            let sum = 0;
            for (let pixel = 0; pixel < shared ** 2; pixel++) {
              const x = left + (at % 8) * shared + (pixel % shared);
              const y = top + (at >> 3) * shared + Math.floor(pixel / shared);
              sum += component(x, y, weights);
            }
            return sum / shared ** 2;
          }),
        );
      }
    }
  }
}

/** ITU-T T.871, 7. */
const Y = [0.299, 0.587, 0.114];
const CB = [-0.299 / 1.772, -0.587 / 1.772, 0.5];
const CR = [0.5, -0.587 / 1.402, -0.114 / 1.402];
