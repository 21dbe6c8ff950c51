import type { ResolvedBackground } from '@pictify/scene';
import type { Canvas2D, SurfaceFactory } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { Random } from '../random.ts';
import type { Noise } from './noise.ts';
import { mixColors } from './oklab.ts';

/** What a generator draws with. Lengths are page pixels; everything is composed in shares of the box. */
export interface Sketch {
  readonly canvas: Canvas2D;
  readonly box: Rect;
  /** The side of a square as large as the box: the measure of every ornament. */
  readonly unit: number;
  /** The first is the ground, the others are what lies on it; at least two. */
  readonly palette: readonly string[];
  readonly params: ResolvedBackground['params'];
  readonly random: Random;
  readonly noise: Noise;
  readonly createSurface: SurfaceFactory;
}

/** Draws the ornaments of one family over the ground, which is painted already. */
export type Generator = (sketch: Sketch) => void;

export const accents = ({ palette }: Sketch): readonly string[] => palette.slice(1);

/** A number from `low` up to `high`. */
export const within = (random: Random, low: number, high: number): number => low + random() * (high - low);

export function pick<T>(random: Random, choices: readonly T[]): T {
  return choices[Math.min(choices.length - 1, Math.floor(random() * choices.length))]!;
}

/** The palette as one run of colour: 0 is the ground, 1 its last. */
export function shade({ palette }: Sketch, share: number): string {
  const place = Math.min(1, Math.max(0, share)) * (palette.length - 1);
  const from = Math.min(palette.length - 2, Math.floor(place));
  return mixColors(palette[from]!, palette[from + 1]!, place - from);
}

/** To a 64th of a pixel: engines that round a sine differently still draw the same. */
export const snap = (length: number): number => Math.round(length * 64) / 64;

/** Adds a closed curve through all points (Catmull-Rom as cubics). */
export function traceClosedCurve(canvas: Canvas2D, points: readonly Point[]): void {
  const at = (index: number): Point => points[(index + points.length) % points.length]!;
  canvas.moveTo(snap(at(0).x), snap(at(0).y));
  for (let index = 0; index < points.length; index++)
    curve(canvas, at(index - 1), at(index), at(index + 1), at(index + 2));
  canvas.closePath();
}

/** Adds a curve through all points to the current path, which stands at the first. */
export function traceCurve(canvas: Canvas2D, points: readonly Point[]): void {
  const at = (index: number): Point => points[Math.min(points.length - 1, Math.max(0, index))]!;
  for (let index = 0; index < points.length - 1; index++) {
    curve(canvas, at(index - 1), at(index), at(index + 1), at(index + 2));
  }
}

function curve(canvas: Canvas2D, before: Point, from: Point, to: Point, after: Point): void {
  canvas.bezierCurveTo(
    snap(from.x + (to.x - before.x) / 6),
    snap(from.y + (to.y - before.y) / 6),
    snap(to.x - (after.x - from.x) / 6),
    snap(to.y - (after.y - from.y) / 6),
    snap(to.x),
    snap(to.y),
  );
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
