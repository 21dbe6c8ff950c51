import type { ResolvedBox, ResolvedPath } from '../resolved.ts';
import { pathBounds } from './path-bounds.ts';
import type { PathSegment } from './path-segment.ts';

/** Segments with what is known of them; null of those that draw nothing. */
export function resolvePath(segments: readonly PathSegment[]): ResolvedPath | null {
  const bounds = pathBounds(segments);
  return bounds && { segments, bounds, closed: isClosed(segments, bounds) };
}

/** Of the longer side: relative commands come back to the start only up to rounding. */
const PRECISION = 1e-6;

function isClosed(segments: readonly PathSegment[], { width, height }: ResolvedBox): boolean {
  if (width === 0 || height === 0) return false;
  const near = PRECISION * Math.max(width, height);
  let start = { x: 0, y: 0 };
  let last = start;
  const isBack = (): boolean => Math.abs(last.x - start.x) <= near && Math.abs(last.y - start.y) <= near;
  for (const segment of segments) {
    if (segment.type === 'close') {
      last = start;
    } else {
      if (segment.type === 'move') {
        if (!isBack()) return false;
        start = segment;
      }
      last = segment;
    }
  }
  return isBack();
}
