import type { ResolvedOutline } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The corners of a polygon or a star, clockwise from the top, on the ellipse that fills the box. */
export function outlineCorners(
  { shape, sides, points, innerRadius }: Pick<ResolvedOutline, 'sides' | 'points' | 'innerRadius'> & { shape: string },
  box: Rect,
): Point[] {
  const star = shape === 'star';
  const count = star ? points * 2 : sides;
  return Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
    const reach = star && index % 2 === 1 ? innerRadius / 2 : 0.5;
    return {
      x: box.x + box.width * (0.5 + reach * Math.cos(angle)),
      y: box.y + box.height * (0.5 + reach * Math.sin(angle)),
    };
  });
}

/**
 * Adds a closed polygon with every corner rounded by an arc that touches both of its sides, to at most half of the
 * shorter one. Arcs are drawn as cubics.
 */
export function traceCorners(canvas: Canvas2D, corners: readonly Point[], radius: number): void {
  corners.forEach((corner, index) => {
    const arc =
      radius > 0 ? cornerArc(corners.at(index - 1)!, corner, corners[(index + 1) % corners.length]!, radius) : null;
    const { from, to } = arc ?? { from: corner, to: corner };
    if (index === 0) canvas.moveTo(from.x, from.y);
    else canvas.lineTo(from.x, from.y);
    if (arc) canvas.bezierCurveTo(arc.first.x, arc.first.y, arc.second.x, arc.second.y, to.x, to.y);
  });
  canvas.closePath();
}

interface CornerArc {
  readonly from: Point;
  readonly first: Point;
  readonly second: Point;
  readonly to: Point;
}

/** Null where there is no corner to round. */
function cornerArc(before: Point, corner: Point, after: Point, radius: number): CornerArc | null {
  const back = Math.hypot(before.x - corner.x, before.y - corner.y);
  const ahead = Math.hypot(after.x - corner.x, after.y - corner.y);
  if (back === 0 || ahead === 0) return null;
  const half = halfAngle(before, corner, after);
  const slope = Math.tan(half);
  const cut = Math.min(radius / slope, back / 2, ahead / 2);
  const handle = (4 / 3) * Math.tan((Math.PI - 2 * half) / 4) * cut * slope;
  const towards = (point: Point, length: number, by: number): Point => ({
    x: corner.x + ((point.x - corner.x) * by) / length,
    y: corner.y + ((point.y - corner.y) * by) / length,
  });
  return {
    from: towards(before, back, cut),
    first: towards(before, back, cut - handle),
    second: towards(after, ahead, cut - handle),
    to: towards(after, ahead, cut),
  };
}

/** Half of the angle between two sides, 0..π/2. */
function halfAngle(before: Point, { x, y }: Point, after: Point): number {
  const cross = (before.x - x) * (after.y - y) - (before.y - y) * (after.x - x);
  const dot = (before.x - x) * (after.x - x) + (before.y - y) * (after.y - y);
  return Math.atan2(Math.abs(cross), dot) / 2;
}

/** How far the mitre of the sharpest corner reaches, in halves of the stroke's width. */
export function cornerSharpness(corners: readonly Point[]): number {
  const halves = corners.map((corner, index) =>
    halfAngle(corners.at(index - 1)!, corner, corners[(index + 1) % corners.length]!),
  );
  return 1 / Math.sin(Math.max(1e-6, Math.min(...halves)));
}

export function perimeter(corners: readonly Point[]): number {
  return corners.reduce((sum, { x, y }, index) => {
    const before = corners.at(index - 1)!;
    return sum + Math.hypot(x - before.x, y - before.y);
  }, 0);
}
