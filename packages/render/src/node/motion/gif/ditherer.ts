import { channelsOf } from './palette.ts';

const CACHE = 1 << 16;
const NEIGHBOURS = 12;
/** Squared distance below which nobody sees that a colour is another: no dots there. */
const UNSEEN = 6;
/** What a mix of two far colours costs against an even one, which looks less grainy. */
const GRAIN = 0.15;

/** Ordered thresholds 0..63, by `(y & 7) * 8 + (x & 7)` (Bayer 1973). */
const THRESHOLDS = Uint8Array.from({ length: 64 }, (_, place) => {
  const x = place & 7;
  const y = place >> 3;
  const mixed = x ^ y;
  let threshold = 0;
  for (let bit = 0; bit < 3; bit++)
    threshold |= (((mixed >> bit) & 1) << (5 - 2 * bit)) | (((y >> bit) & 1) << (4 - 2 * bit));
  return threshold;
});

/**
 * Puts pixels into a palette. A colour that is not there becomes a pattern of two that are. Which of the two a pixel
 * takes depends on nothing but its colour and its place, so what does not change from frame to frame does not crawl.
 */
export class Ditherer {
  readonly #channels: Float64Array;
  readonly #size: number;
  readonly #neighbours: (Uint8Array | undefined)[] = [];
  readonly #cells: (Uint8Array | undefined)[] = [];
  readonly #keys = new Int32Array(CACHE).fill(-1);
  /** The nearest index, the second one << 8, how often of 64 the second stands << 16. */
  readonly #mixes = new Uint32Array(CACHE);

  /** 1 to 256 colours as `0xbbggrr`. */
  constructor(palette: readonly number[]) {
    this.#size = palette.length;
    this.#channels = Float64Array.from(palette.flatMap(channelsOf));
  }

  /** Indexes of `width` pixels of a row from `x`; `clear` where they are more transparent than not. */
  row(pixels: Uint32Array, from: number, width: number, x: number, y: number, clear: number, into: Uint8Array): void {
    const row = (y & 7) << 3;
    let color = -1;
    let mix = 0;
    for (let at = 0; at < width; at++) {
      const pixel = pixels[from + at]!;
      if (pixel >>> 31 === 0) {
        into[at] = clear;
        continue;
      }
      if ((pixel & 0xffffff) !== color) {
        color = pixel & 0xffffff;
        mix = this.#mixOf(color);
      }
      into[at] = THRESHOLDS[row | ((x + at) & 7)]! < mix >>> 16 ? (mix >>> 8) & 0xff : mix & 0xff;
    }
  }

  #mixOf(color: number): number {
    const slot = Math.imul(color, 0x9e3779b1) >>> 16;
    if (this.#keys[slot] === color) return this.#mixes[slot]!;
    const mix = this.#findMix(color & 0xff, (color >>> 8) & 0xff, color >>> 16);
    this.#keys[slot] = color;
    this.#mixes[slot] = mix;
    return mix;
  }

  #findMix(r: number, g: number, b: number): number {
    const nearest = this.#nearest(r, g, b);
    const channels = this.#channels;
    const dr = r - channels[nearest * 3]!;
    const dg = g - channels[nearest * 3 + 1]!;
    const db = b - channels[nearest * 3 + 2]!;
    let least = dr * dr + dg * dg + db * db;
    if (least <= UNSEEN) return nearest;
    let second = nearest;
    let share = 0;
    for (const other of this.#neighboursOf(nearest)) {
      const vr = channels[other * 3]! - channels[nearest * 3]!;
      const vg = channels[other * 3 + 1]! - channels[nearest * 3 + 1]!;
      const vb = channels[other * 3 + 2]! - channels[nearest * 3 + 2]!;
      const length = vr * vr + vg * vg + vb * vb;
      const along = Math.min(0.5, (dr * vr + dg * vg + db * vb) / length);
      if (along <= 0) continue;
      const er = dr - along * vr;
      const eg = dg - along * vg;
      const eb = db - along * vb;
      const error = er * er + eg * eg + eb * eb + GRAIN * along * (1 - along) * length;
      if (error < least) {
        least = error;
        second = other;
        share = along;
      }
    }
    return nearest | (second << 8) | (Math.round(share * 64) << 16);
  }

  #nearest(r: number, g: number, b: number): number {
    const cell = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const candidates = (this.#cells[cell] ??= this.#candidatesOf(r >> 4, g >> 4, b >> 4));
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const at of candidates) {
      const distance = this.#distance(at, r, g, b);
      if (distance < least) {
        least = distance;
        nearest = at;
      }
    }
    return nearest;
  }

  /** The colours that can be nearest to anything in a cell of 16 levels a side: no other is surely nearer. */
  #candidatesOf(r: number, g: number, b: number): Uint8Array {
    const distances = this.#distancesTo(r * 16 + 7.5, g * 16 + 7.5, b * 16 + 7.5);
    const diagonal = 15 * Math.sqrt(3);
    const most = (Math.sqrt(distances.reduce((least, each) => Math.min(least, each))) + diagonal) ** 2;
    const found = new Uint8Array(this.#size);
    let count = 0;
    for (let at = 0; at < this.#size; at++) if (distances[at]! <= most) found[count++] = at;
    return found.slice(0, count);
  }

  #neighboursOf(index: number): Uint8Array {
    return (this.#neighbours[index] ??= this.#findNeighbours(index));
  }

  /** The nearest other colours, the nearest first. */
  #findNeighbours(index: number): Uint8Array {
    const channels = this.#channels;
    const distances = this.#distancesTo(channels[index * 3]!, channels[index * 3 + 1]!, channels[index * 3 + 2]!);
    const found = new Uint8Array(NEIGHBOURS);
    let count = 0;
    for (let at = 0; at < this.#size; at++) {
      const distance = distances[at]!;
      if (distance === 0 || (count === NEIGHBOURS && distance >= distances[found[count - 1]!]!)) continue;
      let place = count < NEIGHBOURS ? count++ : count - 1;
      while (place > 0 && distances[found[place - 1]!]! > distance) found[place] = found[--place]!;
      found[place] = at;
    }
    return found.slice(0, count);
  }

  /** Squared. */
  #distancesTo(r: number, g: number, b: number): Float64Array {
    const distances = new Float64Array(this.#size);
    for (let at = 0; at < this.#size; at++) distances[at] = this.#distance(at, r, g, b);
    return distances;
  }

  #distance(at: number, r: number, g: number, b: number): number {
    const dr = this.#channels[at * 3]! - r;
    const dg = this.#channels[at * 3 + 1]! - g;
    const db = this.#channels[at * 3 + 2]! - b;
    return dr * dr + dg * dg + db * db;
  }
}
