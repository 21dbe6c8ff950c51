/**
 * One step of a path, in absolute coordinates. After a `close` that no `move` follows, the path goes on from where the
 * closed part began, as in SVG and Canvas.
 */
export type PathSegment =
  | { readonly type: 'move'; readonly x: number; readonly y: number }
  | { readonly type: 'line'; readonly x: number; readonly y: number }
  | PathCurve
  | { readonly type: 'close' };

/** A cubic Bézier curve; the other curves of SVG are told by these. */
export interface PathCurve {
  readonly type: 'curve';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly x: number;
  readonly y: number;
}
