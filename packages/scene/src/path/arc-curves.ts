import type { PathCurve } from './path-segment.ts';

/** An arc of SVG path data: from the point reached so far to `x`, `y`. */
export interface EndpointArc {
  readonly rx: number;
  readonly ry: number;
  /** Degrees by which the ellipse's x axis is turned. */
  readonly rotation: number;
  readonly large: boolean;
  readonly sweep: boolean;
  readonly x: number;
  readonly y: number;
}

/**
 * The curves of an elliptical arc, at most a quarter each (SVG 2, appendix B.2.4: from endpoints to a centre; radii too
 * small for the distance are enlarged, B.2.5). Both radii must be above zero and the endpoints apart.
 */
export function arcCurves(fromX: number, fromY: number, arc: EndpointArc): PathCurve[] {
  const turn = (arc.rotation * Math.PI) / 180;
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  const halfX = (fromX - arc.x) / 2;
  const halfY = (fromY - arc.y) / 2;
  const ux = cos * halfX + sin * halfY;
  const uy = cos * halfY - sin * halfX;
  const stretch = Math.max(1, Math.hypot(ux / arc.rx, uy / arc.ry));
  const rx = arc.rx * stretch;
  const ry = arc.ry * stretch;

  const distance = (ux / rx) ** 2 + (uy / ry) ** 2;
  const side = arc.large === arc.sweep ? -1 : 1;
  const away = side * Math.sqrt(Math.max(0, 1 / distance - 1));
  const centreX = (away * rx * uy) / ry;
  const centreY = (-away * ry * ux) / rx;
  const x = cos * centreX - sin * centreY + (fromX + arc.x) / 2;
  const y = sin * centreX + cos * centreY + (fromY + arc.y) / 2;

  const start = Math.atan2((uy - centreY) / ry, (ux - centreX) / rx);
  const end = Math.atan2((-uy - centreY) / ry, (-ux - centreX) / rx);
  const whole = 2 * Math.PI;
  const positive = (((end - start) % whole) + whole) % whole;
  const angle = arc.sweep ? positive : positive - whole;

  const count = Math.max(1, Math.ceil(Math.abs(angle) / (Math.PI / 2) - 1e-9));
  const step = angle / count;
  const reach = (4 / 3) * Math.tan(step / 4);
  const at = (cosine: number, sine: number) => ({
    x: x + cos * rx * cosine - sin * ry * sine,
    y: y + sin * rx * cosine + cos * ry * sine,
  });
  return Array.from({ length: count }, (_, index) => {
    const a = start + step * index;
    const b = a + step;
    const first = at(Math.cos(a) - reach * Math.sin(a), Math.sin(a) + reach * Math.cos(a));
    const second = at(Math.cos(b) + reach * Math.sin(b), Math.sin(b) - reach * Math.cos(b));
    const last = index === count - 1 ? arc : at(Math.cos(b), Math.sin(b));
    return { type: 'curve', x1: first.x, y1: first.y, x2: second.x, y2: second.y, x: last.x, y: last.y };
  });
}
