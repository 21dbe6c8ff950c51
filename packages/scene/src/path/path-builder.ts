import { arcCurves, type EndpointArc } from './arc-curves.ts';
import type { PathSegment } from './path-segment.ts';

/** Collects the segments of SVG path commands; a small letter counts from the point reached so far. */
export class PathBuilder {
  readonly segments: PathSegment[] = [];
  #x = 0;
  #y = 0;
  #startX = 0;
  #startY = 0;
  /** The last control point, for the smooth curve of the same kind that may follow. */
  #control: { readonly of: 'c' | 'q'; readonly x: number; readonly y: number } | null = null;

  /** `values` has as many numbers as the command takes. */
  add(letter: string, values: readonly number[]): void {
    const command = letter.toLowerCase();
    const relative = letter === command;
    const dx = relative ? this.#x : 0;
    const dy = relative ? this.#y : 0;
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
    switch (command) {
      case 'm':
        this.#move(a + dx, b + dy);
        break;
      case 'l':
        this.#line(a + dx, b + dy);
        break;
      case 'h':
        this.#line(a + dx, this.#y);
        break;
      case 'v':
        this.#line(this.#x, a + dy);
        break;
      case 'c':
        this.#cubic(a + dx, b + dy, c + dx, d + dy, e + dx, f + dy);
        break;
      case 's': {
        const { x, y } = this.#reflected('c');
        this.#cubic(x, y, a + dx, b + dy, c + dx, d + dy);
        break;
      }
      case 'q':
        this.#quadratic(a + dx, b + dy, c + dx, d + dy);
        break;
      case 't': {
        const { x, y } = this.#reflected('q');
        this.#quadratic(x, y, a + dx, b + dy);
        break;
      }
      case 'a':
        this.#arc({
          rx: Math.abs(a),
          ry: Math.abs(b),
          rotation: c,
          large: d === 1,
          sweep: e === 1,
          x: f + dx,
          y: g + dy,
        });
        break;
      default:
        this.segments.push({ type: 'close' });
        this.#reach(this.#startX, this.#startY);
    }
  }

  #move(x: number, y: number): void {
    this.segments.push({ type: 'move', x, y });
    this.#startX = x;
    this.#startY = y;
    this.#reach(x, y);
  }

  #line(x: number, y: number): void {
    this.segments.push({ type: 'line', x, y });
    this.#reach(x, y);
  }

  #cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    this.segments.push({ type: 'curve', x1, y1, x2, y2, x, y });
    this.#reach(x, y);
    this.#control = { of: 'c', x: x2, y: y2 };
  }

  #quadratic(cx: number, cy: number, x: number, y: number): void {
    const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
    const x1 = third(this.#x, cx);
    const y1 = third(this.#y, cy);
    this.segments.push({ type: 'curve', x1, y1, x2: third(x, cx), y2: third(y, cy), x, y });
    this.#reach(x, y);
    this.#control = { of: 'q', x: cx, y: cy };
  }

  #arc(arc: EndpointArc): void {
    const { x, y } = arc;
    if (x === this.#x && y === this.#y) {
      this.#control = null;
    } else if (arc.rx === 0 || arc.ry === 0) {
      this.#line(x, y);
    } else {
      this.segments.push(...arcCurves(this.#x, this.#y, arc));
      this.#reach(x, y);
    }
  }

  #reflected(of: 'c' | 'q'): { x: number; y: number } {
    const last = this.#control?.of === of ? this.#control : { x: this.#x, y: this.#y };
    return { x: 2 * this.#x - last.x, y: 2 * this.#y - last.y };
  }

  #reach(x: number, y: number): void {
    this.#x = x;
    this.#y = y;
    this.#control = null;
  }
}
