import type { ResolvedPaint, ResolvedStroke } from '@pictify/scene';
import type { Canvas2D, FillRule, Gradient } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import { pictureOf } from '../images.ts';
import type { PaintContext } from '../layers/module.ts';
import { alphaOf } from './alpha.ts';
import { drawPicture } from './picture.ts';

const CENTRE = { x: 0.5, y: 0.5 };

/** Fills the path that `trace` adds. Gradients and pictures are laid over `box`. */
export function fillPath(
  canvas: Canvas2D,
  paint: ResolvedPaint,
  box: Rect,
  trace: () => void,
  context: Pick<PaintContext, 'images'>,
  rule: FillRule = 'nonzero',
): void {
  canvas.beginPath();
  trace();
  if (paint.type !== 'image') {
    canvas.fillStyle = fillStyle(canvas, paint, box);
    canvas.fill(rule);
    return;
  }
  const picture = pictureOf(context.images, paint.source);
  if (!picture) return;
  canvas.save();
  canvas.clip(rule);
  drawPicture(canvas, picture, box, paint.fit, CENTRE);
  canvas.restore();
}

/** Strokes the path that `trace` adds, centred on it whatever the stroke's `align`. `length` is about its own. */
export function strokePath(
  canvas: Canvas2D,
  stroke: ResolvedStroke,
  box: Rect,
  trace: () => void,
  length = (): number => 2 * (box.width + box.height),
): void {
  if (stroke.width <= 0) return;
  canvas.beginPath();
  trace();
  canvas.strokeStyle = fillStyle(canvas, stroke.paint, box);
  canvas.lineWidth = stroke.width;
  canvas.lineCap = stroke.cap;
  canvas.lineJoin = stroke.join;
  canvas.setLineDash(dashesOf(stroke.dash, length));
  canvas.stroke();
}

/** More dashes than anyone could see are none: each costs time. */
const MAX_DASHES = 20_000;

function dashesOf(dash: readonly number[], length: () => number): number[] {
  if (dash.length === 0) return [];
  const period = dash.reduce((sum, part) => sum + part, 0);
  return period > 0 && (length() / period) * dash.length <= MAX_DASHES ? [...dash] : [];
}

/** A Canvas fill or stroke style. A picture, which cannot be one, gives nothing visible. */
export function fillStyle(canvas: Canvas2D, paint: ResolvedPaint, box: Rect): unknown {
  switch (paint.type) {
    case 'solid':
      return paint.color;
    case 'linear':
      return withStops(linear(canvas, paint.angle, box), paint.stops);
    case 'radial': {
      const x = box.x + box.width * paint.center.x;
      const y = box.y + box.height * paint.center.y;
      const radius = Math.max(box.width, box.height) * paint.radius;
      return withStops(canvas.createRadialGradient(x, y, 0, x, y, Math.max(radius, 1e-6)), paint.stops);
    }
    case 'conic': {
      const x = box.x + box.width * paint.center.x;
      const y = box.y + box.height * paint.center.y;
      // Canvas starts a conic gradient at three o'clock, CSS and our documents at twelve.
      return withStops(canvas.createConicGradient(((paint.angle - 90) * Math.PI) / 180, x, y), paint.stops);
    }
    case 'image':
      return 'transparent';
  }
}

/** The gradient line of CSS Images 3, §3.1.1: corner to corner in the direction of `angle`. */
function linear(canvas: Canvas2D, angle: number, box: Rect): Gradient {
  const radians = (angle * Math.PI) / 180;
  const sin = Math.sin(radians);
  const cos = Math.cos(radians);
  const half = (Math.abs(box.width * sin) + Math.abs(box.height * cos)) / 2;
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  return canvas.createLinearGradient(x - sin * half, y + cos * half, x + sin * half, y - cos * half);
}

/**
 * Canvas blends stops without regard to their alpha, so that white into `transparent` turns grey on its way. A wholly
 * transparent stop therefore takes the colour of the stop it fades into, on either side its own, as in CSS.
 */
function withStops(gradient: Gradient, stops: readonly { offset: number; color: string }[]): Gradient {
  stops.forEach(({ offset, color }, index) => {
    const at = Math.min(1, Math.max(0, offset));
    const neighbours = isClear(color) ? [stops[index - 1], stops[index + 1]].filter((stop) => stop !== undefined) : [];
    const faded = neighbours.filter((stop) => !isClear(stop.color)).map((stop) => `${stop.color.slice(0, 7)}00`);
    for (const shown of faded.length > 0 ? faded : [color]) gradient.addColorStop(at, shown);
  });
  return gradient;
}

const isClear = (color: string): boolean => alphaOf(color) === 0;
