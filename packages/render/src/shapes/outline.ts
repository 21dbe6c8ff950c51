import type { Corners, ResolvedOutline } from '@pictify/scene';
import type { Canvas2D, FillRule } from '../canvas.ts';
import { type Rect, traceEllipse, traceRoundedRect } from '../geometry.ts';
import { fitPath } from './fitted-path.ts';
import { cornerSharpness, outlineCorners, perimeter, traceCorners } from './polygon.ts';

/** A line around an area, ready to be traced; its coordinates are those of the page. */
export interface Outline {
  /** Adds it to the current path. */
  readonly trace: (canvas: Canvas2D) => void;
  readonly rule: FillRule;
  /** What it covers. */
  readonly bounds: Rect;
  /** Whether it has an inside and an outside; a line along what has none is centred. */
  readonly closed: boolean;
  /** How far a mitred stroke reaches beyond `bounds`, in halves of its width: 1 is that of a straight edge. */
  readonly sharpness: number;
  /** Not less than its length in pixels. */
  readonly length: () => number;
}

/** What a Canvas cuts mitres at, in halves of the width. */
export const MITER_LIMIT = 10;

/** The outline that a shape, a mask or a clip has in a box. */
export function outlineOf(shape: ResolvedOutline<ResolvedOutline['shape'] | 'line'>, box: Rect): Outline {
  switch (shape.shape) {
    case 'rectangle':
      return roundedBox(box, shape.radius);
    case 'ellipse':
      return { ...upright(box), trace: (canvas) => traceEllipse(canvas, box) };
    case 'line':
      return { ...upright(box), closed: false, trace: (canvas) => traceDiagonal(canvas, box) };
    case 'polygon':
    case 'star': {
      const corners = outlineCorners(shape, box);
      const [radius] = shape.radius;
      return {
        ...upright(box),
        sharpness: radius > 0 ? 1 : Math.min(MITER_LIMIT, cornerSharpness(corners)),
        length: () => perimeter(corners),
        trace: (canvas) => traceCorners(canvas, corners, radius),
      };
    }
    case 'path': {
      const { path, pathBox, fillRule } = shape;
      if (!path) return { ...upright({ ...box, width: 0, height: 0 }), trace: () => undefined };
      return { ...fitPath(path, pathBox, box), rule: fillRule, closed: path.closed, sharpness: MITER_LIMIT };
    }
  }
}

/** A box with rounded corners. */
export function roundedBox(box: Rect, radius: Corners): Outline {
  return { ...upright(box), trace: (canvas) => traceRoundedRect(canvas, box, radius) };
}

function upright(box: Rect): Omit<Outline, 'trace'> {
  return { rule: 'nonzero', bounds: box, closed: true, sharpness: 1, length: () => 2 * (box.width + box.height) };
}

function traceDiagonal(canvas: Canvas2D, { x, y, width, height }: Rect): void {
  canvas.moveTo(x, y);
  canvas.lineTo(x + width, y + height);
}
