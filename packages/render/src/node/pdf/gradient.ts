import type { Gradient, Matrix } from '../../canvas.ts';
import type { Rect } from '../../geometry.ts';
import { readRgba } from './color.ts';
import { sweepMesh } from './gradient-mesh.ts';
import { type Channel, channels, colorSpace, type Stop } from './gradient-stop.ts';
import { entriesOf, multiply } from './matrix.ts';
import type { ObjectFile } from './object-file.ts';
import { array, dictionary, numbers, type Ref, reference } from './syntax.ts';

/** Where a gradient's colours lie, in the pixels of the matrix in force when it is used. */
export type GradientShape =
  | { readonly type: 'linear'; readonly coords: readonly [number, number, number, number] }
  | { readonly type: 'radial'; readonly coords: readonly [number, number, number, number, number, number] }
  | { readonly type: 'conic'; readonly startAngle: number; readonly x: number; readonly y: number };

/** A canvas gradient that PDF can draw: linear and radial ones as they are, conic ones as a fan of triangles. */
export class PdfGradient implements Gradient {
  readonly shape: GradientShape;
  readonly #stops: Stop[] = [];

  constructor(shape: GradientShape) {
    this.shape = shape;
  }

  addColorStop(offset: number, color: string): void {
    this.#stops.push({ offset: Math.min(1, Math.max(0, offset)), color: readRgba(color) });
  }

  get opaque(): boolean {
    return this.#stops.every(({ color }) => color.alpha === 1);
  }

  /** From 0 to 1 without a gap; empty for a gradient without stops, which paints nothing. */
  get stops(): readonly Stop[] {
    const sorted = this.#stops.toSorted((a, b) => a.offset - b.offset);
    const first = sorted[0];
    const last = sorted.at(-1);
    return first && last ? [{ ...first, offset: 0 }, ...sorted, { ...last, offset: 1 }] : [];
  }
}

/** The gradients of a document as patterns, each written once. */
export class GradientTable {
  readonly #file: ObjectFile;
  readonly #patterns = new Map<string, Ref>();

  constructor(file: ObjectFile) {
    this.#file = file;
  }

  /**
   * @param matrix The canvas matrix in force.
   * @param base From the canvas's device pixels to the space of the content stream that uses the pattern.
   * @param region Device pixels it may have to cover.
   */
  pattern(gradient: PdfGradient, channel: Channel, matrix: Matrix, base: Matrix, region: Rect): Ref {
    const shading =
      gradient.shape.type === 'conic'
        ? reference(this.#mesh(gradient, gradient.shape, channel, matrix, region))
        : axialOrRadial(gradient, gradient.shape, channel);
    const body = dictionary({
      Type: '/Pattern',
      PatternType: 2,
      Matrix: array([numbers(entriesOf(multiply(base, matrix)))]),
      Shading: shading,
    });
    return this.#once(body, () => this.#file.write(body));
  }

  #mesh(
    gradient: PdfGradient,
    shape: Extract<GradientShape, { type: 'conic' }>,
    channel: Channel,
    matrix: Matrix,
    region: Rect,
  ): Ref {
    const { stops } = gradient;
    return this.#once(JSON.stringify([stops, shape, channel, matrix, region]), () => {
      const { entries, data } = sweepMesh(stops, shape, channel, matrix, region);
      return this.#file.writeStream(entries, data);
    });
  }

  #once(key: string, write: () => Ref): Ref {
    let ref = this.#patterns.get(key);
    if (ref === undefined) this.#patterns.set(key, (ref = write()));
    return ref;
  }
}

function axialOrRadial(
  gradient: PdfGradient,
  shape: Exclude<GradientShape, { type: 'conic' }>,
  channel: Channel,
): string {
  return dictionary({
    ShadingType: shape.type === 'linear' ? 2 : 3,
    ColorSpace: colorSpace(channel),
    Coords: array([numbers(shape.coords)]),
    Extend: '[true true]',
    Function: stopsFunction(gradient.stops, channel),
  });
}

/** Stops as a function of the way along (ISO 32000-1, 7.10.4); two stops in one place are a hard edge. */
function stopsFunction(stops: readonly Stop[], channel: Channel): string {
  const pieces: string[] = [];
  const bounds: number[] = [];
  for (const [index, to] of stops.entries()) {
    const from = stops[index - 1];
    if (!from || to.offset <= from.offset) continue;
    if (pieces.length > 0) bounds.push(from.offset);
    pieces.push(
      dictionary({
        FunctionType: 2,
        Domain: '[0 1]',
        C0: array([numbers(channels(from.color, channel))]),
        C1: array([numbers(channels(to.color, channel))]),
        N: 1,
      }),
    );
  }
  if (pieces.length === 1) return pieces[0]!;
  return dictionary({
    FunctionType: 3,
    Domain: '[0 1]',
    Functions: array(pieces),
    Bounds: array([numbers(bounds)]),
    Encode: array(pieces.map(() => '0 1')),
  });
}
