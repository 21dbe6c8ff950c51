import type { LaidOutLayer } from '@pictify/render';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle that may have been turned: its four corners, clockwise. */
export type Quad = readonly [Point, Point, Point, Point];

export type Turn = (point: Point) => Point;

export const unturned: Turn = (point) => point;

/** What a layer's rotation does to points within it, on top of what its containers do. */
export function turnOf({ layer, box }: LaidOutLayer, outer: Turn): Turn {
  if (layer.rotation % 360 === 0) return outer;
  const angle = (layer.rotation * Math.PI) / 180;
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const center = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return ({ x, y }) => {
    const [dx, dy] = [x - center.x, y - center.y];
    return outer({ x: center.x + dx * cos - dy * sin, y: center.y + dx * sin + dy * cos });
  };
}

export function quadOf(left: number, top: number, right: number, bottom: number, turn: Turn): Quad {
  return [
    turn({ x: left, y: top }),
    turn({ x: right, y: top }),
    turn({ x: right, y: bottom }),
    turn({ x: left, y: bottom }),
  ];
}

/** How deep two quads reach into one another, in pixels; 0 when a straight line parts them (separating axes). */
export function overlapOf(a: Quad, b: Quad): number {
  let least = Number.POSITIVE_INFINITY;
  for (const quad of [a, b]) {
    for (let side = 0; side < 2; side++) {
      const [from, to] = [quad[side] as Point, quad[side + 1] as Point];
      const length = Math.hypot(to.x - from.x, to.y - from.y);
      if (length === 0) return 0;
      const axis = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
      const [aSpan, bSpan] = [spanOf(a, axis), spanOf(b, axis)];
      least = Math.min(least, Math.min(aSpan.max, bSpan.max) - Math.max(aSpan.min, bSpan.min));
    }
  }
  return Math.max(0, least);
}

/** How far a quad's furthest corner is outside of another, in pixels; 0 when it is all within. */
export function excessOf(inner: Quad, outer: Quad): number {
  let most = 0;
  outer.forEach((from, side) => {
    const to = outer[(side + 1) % 4] as Point;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const outward = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
    for (const { x, y } of inner) most = Math.max(most, (x - from.x) * outward.x + (y - from.y) * outward.y);
  });
  return most;
}

export function boundsOf(quad: Quad): { left: number; top: number; right: number; bottom: number } {
  const xs = quad.map(({ x }) => x);
  const ys = quad.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function spanOf(quad: Quad, axis: Point): { min: number; max: number } {
  const along = quad.map(({ x, y }) => x * axis.x + y * axis.y);
  return { min: Math.min(...along), max: Math.max(...along) };
}
