import type { Matrix } from '../../canvas.ts';
import type { Rect } from '../../geometry.ts';
import { type Channel, channels, colorSpace, type Stop } from './gradient-stop.ts';
import { scaleOf } from './matrix.ts';
import { array, numbers } from './syntax.ts';

/** Triangles of a whole turn: two degrees each, between which nobody sees a corner. */
const TRIANGLES = 180;
/** Radians by which a triangle reaches under the next, so that no reader's smoothing shows a seam between them. */
const OVERLAP = 0.01;
const COORDINATE_MAX = 0xff_ffff;
const COMPONENT_MAX = 0xffff;

interface Sweep {
  readonly startAngle: number;
  readonly x: number;
  readonly y: number;
}

/**
 * A conic gradient, which PDF does not know, as a fan of triangles around its centre that reaches beyond `region`
 * (free-form Gouraud shading, ISO 32000-1, 8.7.4.5.5). A hard edge falls between two triangles.
 */
export function sweepMesh(stops: readonly Stop[], sweep: Sweep, channel: Channel, matrix: Matrix, region: Rect) {
  const radius = reach(sweep, matrix, region) / Math.cos(Math.PI / TRIANGLES);
  const bytes: number[] = [];
  const coordinate = (value: number): void => {
    const scaled = Math.round(((value + radius) / (2 * radius)) * COORDINATE_MAX);
    bytes.push((scaled >> 16) & 0xff, (scaled >> 8) & 0xff, scaled & 0xff);
  };
  const vertex = (dx: number, dy: number, color: readonly number[]): void => {
    bytes.push(0);
    coordinate(dx);
    coordinate(dy);
    for (const component of color) {
      const scaled = Math.round(component * COMPONENT_MAX);
      bytes.push(scaled >> 8, scaled & 0xff);
    }
  };
  const edges = [...new Set([...steps(), ...stops.map(({ offset }) => offset)])].sort((a, b) => a - b);
  for (const [index, to] of edges.entries()) {
    const from = edges[index - 1];
    if (from === undefined) continue;
    const colorAt = (offset: number) => channels(mixed(stops, offset, (from + to) / 2), channel);
    const [at, until] = [from, to].map((offset) => sweep.startAngle + offset * 2 * Math.PI) as [number, number];
    vertex(0, 0, colorAt((from + to) / 2));
    vertex(radius * Math.cos(at), radius * Math.sin(at), colorAt(from));
    const over = to < 1 ? until + OVERLAP : until;
    vertex(radius * Math.cos(over), radius * Math.sin(over), colorAt(to));
  }
  const { x, y } = sweep;
  const range = channel === 'color' ? '0 1 0 1 0 1' : '0 1';
  return {
    entries: {
      ShadingType: 4,
      ColorSpace: colorSpace(channel),
      BitsPerCoordinate: 24,
      BitsPerComponent: 16,
      BitsPerFlag: 8,
      Decode: array([numbers([x - radius, x + radius, y - radius, y + radius]), range]),
    },
    data: Buffer.from(bytes),
  };
}

const steps = (): number[] => Array.from({ length: TRIANGLES + 1 }, (_, index) => index / TRIANGLES);

/** The colour at `offset` as it is on the side of it where `within` lies. */
function mixed(stops: readonly Stop[], offset: number, within: number) {
  const after = stops.findIndex((stop) => stop.offset > within);
  const to = stops[after]!;
  const from = stops[after - 1]!;
  const share = Math.min(1, Math.max(0, (offset - from.offset) / (to.offset - from.offset)));
  const mix = (a: number, b: number): number => a + (b - a) * share;
  return {
    red: mix(from.color.red, to.color.red),
    green: mix(from.color.green, to.color.green),
    blue: mix(from.color.blue, to.color.blue),
    alpha: mix(from.color.alpha, to.color.alpha),
  };
}

/** From the centre to the farthest corner of the region, in the gradient's own pixels. */
function reach({ x, y }: Sweep, matrix: Matrix, region: Rect): number {
  const cx = matrix.a * x + matrix.c * y + matrix.e;
  const cy = matrix.b * x + matrix.d * y + matrix.f;
  const dx = Math.max(Math.abs(region.x - cx), Math.abs(region.x + region.width - cx));
  const dy = Math.max(Math.abs(region.y - cy), Math.abs(region.y + region.height - cy));
  return Math.max(1, Math.hypot(dx, dy)) / Math.max(scaleOf(matrix), 1e-6);
}
