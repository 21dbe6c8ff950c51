import type { Matrix } from '../../canvas.ts';
import type { Rect } from '../../geometry.ts';
import { numbers } from './syntax.ts';

interface Segment {
  readonly operator: 'm' | 'l' | 'c' | 'h';
  readonly points: readonly number[];
}

/** A canvas path: points are placed by the matrix in force when they are added. */
export class DevicePath {
  readonly #segments: Segment[] = [];
  #left = Number.POSITIVE_INFINITY;
  #top = Number.POSITIVE_INFINITY;
  #right = Number.NEGATIVE_INFINITY;
  #bottom = Number.NEGATIVE_INFINITY;
  #open = false;

  moveTo(matrix: Matrix, x: number, y: number): void {
    this.#add('m', matrix, [x, y]);
    this.#open = true;
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    if (this.#open) this.#add('l', matrix, [x, y]);
    else this.moveTo(matrix, x, y);
  }

  cubicTo(matrix: Matrix, x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    if (!this.#open) this.moveTo(matrix, x1, y1);
    this.#add('c', matrix, [x1, y1, x2, y2, x, y]);
  }

  close(): void {
    if (this.#open) this.#segments.push({ operator: 'h', points: [] });
  }

  rect(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(matrix, x, y);
    this.lineTo(matrix, x + width, y);
    this.lineTo(matrix, x + width, y + height);
    this.lineTo(matrix, x, y + height);
    this.close();
  }

  /** Angles in radians, clockwise; at most one turn, as the canvas draws it. */
  ellipse(
    matrix: Matrix,
    centre: { readonly x: number; readonly y: number },
    radii: { readonly x: number; readonly y: number },
    rotation: number,
    start: number,
    end: number,
    counterclockwise = false,
  ): void {
    const sweep = sweepOf(start, end, counterclockwise);
    const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
    const step = sweep / parts;
    const handle = (4 / 3) * Math.tan(step / 4);
    const cos = Math.cos(rotation);
    const sin = Math.sin(rotation);
    const place = (px: number, py: number): [number, number] => [
      centre.x + px * radii.x * cos - py * radii.y * sin,
      centre.y + px * radii.x * sin + py * radii.y * cos,
    ];
    this.lineTo(matrix, ...place(Math.cos(start), Math.sin(start)));
    for (let part = 0; part < parts; part++) {
      const from = start + part * step;
      const to = from + step;
      this.cubicTo(
        matrix,
        ...place(Math.cos(from) - handle * Math.sin(from), Math.sin(from) + handle * Math.cos(from)),
        ...place(Math.cos(to) + handle * Math.sin(to), Math.sin(to) - handle * Math.cos(to)),
        ...place(Math.cos(to), Math.sin(to)),
      );
    }
  }

  /** Null when there is nothing of it. */
  get bounds(): Rect | null {
    if (this.#left > this.#right) return null;
    return { x: this.#left, y: this.#top, width: this.#right - this.#left, height: this.#bottom - this.#top };
  }

  get operators(): string {
    return this.#segments.map(({ operator, points }) => `${numbers(points)} ${operator}`.trimStart()).join('\n');
  }

  #add(operator: Segment['operator'], { a, b, c, d, e, f }: Matrix, points: readonly number[]): void {
    const placed: number[] = [];
    for (let at = 0; at < points.length; at += 2) {
      const x = a * points[at]! + c * points[at + 1]! + e;
      const y = b * points[at]! + d * points[at + 1]! + f;
      placed.push(x, y);
      this.#left = Math.min(this.#left, x);
      this.#right = Math.max(this.#right, x);
      this.#top = Math.min(this.#top, y);
      this.#bottom = Math.max(this.#bottom, y);
    }
    this.#segments.push({ operator, points: placed });
  }
}

const TURN = Math.PI * 2;

/** As the canvas reads a pair of angles (HTML, `arc`). */
function sweepOf(start: number, end: number, counterclockwise: boolean): number {
  const sweep = end - start;
  if (counterclockwise) return sweep <= -TURN ? -TURN : sweep > 0 ? (sweep % TURN) - TURN : sweep;
  return sweep >= TURN ? TURN : sweep < 0 ? (sweep % TURN) + TURN : sweep;
}
