import type { ResolvedBox } from '../resolved.ts';
import type { PathCurve, PathSegment } from './path-segment.ts';

/** The smallest upright box around what a path draws, curves measured at their extremes; null of a path that draws nothing. */
export function pathBounds(segments: readonly PathSegment[]): ResolvedBox | null {
  let left = Number.POSITIVE_INFINITY;
  let top = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let bottom = Number.NEGATIVE_INFINITY;
  const include = (x: number, y: number): void => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  let start = ORIGIN;
  let last = ORIGIN;
  for (const segment of segments) {
    if (segment.type === 'move') {
      start = segment;
      last = segment;
    } else if (segment.type === 'close') {
      last = start;
    } else {
      include(last.x, last.y);
      include(segment.x, segment.y);
      if (segment.type === 'curve') {
        for (const x of extremes(last.x, segment.x1, segment.x2, segment.x)) include(x, last.y);
        for (const y of extremes(last.y, segment.y1, segment.y2, segment.y)) include(last.x, y);
      }
      last = segment;
    }
  }
  return left <= right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}

const ORIGIN: Pick<PathCurve, 'x' | 'y'> = { x: 0, y: 0 };

/** Where one coordinate of a cubic turns back between its ends: the roots of its derivative. */
function extremes(p0: number, p1: number, p2: number, p3: number): number[] {
  const a = p3 - 3 * p2 + 3 * p1 - p0;
  const b = 2 * (p2 - 2 * p1 + p0);
  const c = p1 - p0;
  const roots =
    Math.abs(a) < 1e-12 * (Math.abs(b) + Math.abs(c))
      ? [-c / b]
      : [1, -1].map((sign) => (-b + sign * Math.sqrt(b * b - 4 * a * c)) / (2 * a));
  return roots
    .filter((t) => t > 0 && t < 1)
    .map((t) => {
      const s = 1 - t;
      return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
    });
}
