import { stir } from '../random.ts';

/** A smooth field from about -1 to 1, whose hills are as wide as one unit. */
export type Noise = (x: number, y: number) => number;

/** Perlin's gradient noise (2002) over hashed lattice points, with the quintic fade. */
export function noiseFrom(seed: number): Noise {
  return (x, y) => {
    const left = Math.floor(x);
    const top = Math.floor(y);
    const dx = x - left;
    const dy = y - top;
    const across = fade(dx);
    const upper = between(slope(seed, left, top, dx, dy), slope(seed, left + 1, top, dx - 1, dy), across);
    const lower = between(
      slope(seed, left, top + 1, dx, dy - 1),
      slope(seed, left + 1, top + 1, dx - 1, dy - 1),
      across,
    );
    return between(upper, lower, fade(dy)) * 1.4;
  };
}

/** Noise with finer noise on it, each octave twice as fine and half as strong. */
export function octaves(noise: Noise, x: number, y: number, count: number): number {
  let sum = 0;
  let size = 1;
  let whole = 0;
  for (let octave = 0; octave < count; octave++) {
    sum += noise(x / size + octave * 17.3, y / size - octave * 9.1) * size;
    whole += size;
    size /= 2;
  }
  return sum / whole;
}

const DIRECTIONS = Array.from({ length: 16 }, (_, at) => [Math.cos((at * Math.PI) / 8), Math.sin((at * Math.PI) / 8)]);

function slope(seed: number, column: number, row: number, dx: number, dy: number): number {
  const [x, y] = DIRECTIONS[stir(seed ^ Math.imul(column, 0x27d4eb2f) ^ Math.imul(row, 0x165667b1)) & 15]!;
  return x! * dx + y! * dy;
}

const fade = (t: number): number => t * t * t * (t * (t * 6 - 15) + 10);
const between = (a: number, b: number, t: number): number => a + (b - a) * t;
