import type { Corners, ResolvedPaint, ResolvedProgress } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect, traceRoundedRect } from '../geometry.ts';
import type { LaidOutProgress } from '../layout/laid-out.ts';
import { fillPath } from '../paint/fill.ts';
import { fillGrown } from '../paint/fill-grown.ts';
import { paintThrough } from '../paint/picture-ink.ts';
import { roundedBox } from '../shapes/outline.ts';
import type { LayerModule, PaintContext } from './module.ts';

export const progress: LayerModule<ResolvedProgress, LaidOutProgress> = {
  measure: (layer) => ({ width: layer.box.width, height: layer.box.height }),
  layout: (layer, box) => ({ type: 'progress', layer, box }),
  bounds: ({ box }) => box,
  flat: () => false,
  paint(canvas, { layer, box }, context) {
    if (layer.variant === 'ring') paintRing(canvas, layer, box, context);
    else paintBar(canvas, layer, box, context);
  },
  silhouette(canvas, { layer, box }, by) {
    if (layer.variant === 'ring' || layer.segments > 1) return false;
    fillGrown(canvas, roundedBox(box, cornersOf(layer, thicknessOf(layer, box))), by);
    return true;
  },
};

/** Of the length of a bar, or of the way round a ring: where a segment starts, how long it is, how much of it is done. */
interface Segment {
  readonly start: number;
  readonly length: number;
  readonly done: number;
}

/** The gaps take at most four fifths. */
function segmentsOf({ segments, gap, fraction }: ResolvedProgress, whole: number, gaps: number): Segment[] {
  const between = gaps === 0 ? 0 : Math.min(gap, (0.8 * whole) / gaps);
  const length = (whole - between * gaps) / segments;
  return Array.from({ length: segments }, (_, index) => ({
    start: index * (length + between),
    length,
    done: Math.min(1, Math.max(0, fraction * segments - index)),
  }));
}

/** A fill is cut to its track's rounded ends, and never shorter than its own round cap unless it is empty. */
function paintBar(canvas: Canvas2D, layer: ResolvedProgress, box: Rect, context: PaintContext): void {
  const whole = isUpright(layer) ? box.height : box.width;
  const thickness = thicknessOf(layer, box);
  const corners = cornersOf(layer, thickness);
  for (const { start, length, done } of segmentsOf(layer, whole, layer.segments - 1)) {
    const track = barPart(layer, box, start, length);
    fillPath(canvas, layer.track, box, () => traceRoundedRect(canvas, track, corners), context);
    if (done <= 0) continue;
    const cap = Math.min(length, Math.max(...corners) * 2, thickness);
    const filled = barPart(layer, box, start, Math.max(cap, length * done));
    // The gradient belongs to the whole bar: 30 % shows its first 30 %.
    fillPath(canvas, layer.fill, box, () => traceRoundedRect(canvas, filled, corners), context);
  }
}

const isUpright = ({ direction }: ResolvedProgress): boolean => direction === 'up' || direction === 'down';
const thicknessOf = (layer: ResolvedProgress, box: Rect): number => (isUpright(layer) ? box.width : box.height);

function cornersOf({ radius }: ResolvedProgress, thickness: number): Corners {
  const half = thickness / 2;
  return radius ?? [half, half, half, half];
}

/** A stretch of a bar, counted from where it starts to grow. */
function barPart({ direction }: ResolvedProgress, box: Rect, start: number, length: number): Rect {
  switch (direction) {
    case 'right':
      return { ...box, x: box.x + start, width: length };
    case 'left':
      return { ...box, x: box.x + box.width - start - length, width: length };
    case 'down':
      return { ...box, y: box.y + start, height: length };
    case 'up':
      return { ...box, y: box.y + box.height - start - length, height: length };
  }
}

function paintRing(canvas: Canvas2D, layer: ResolvedProgress, box: Rect, context: PaintContext): void {
  const thickness = Math.min(layer.thickness, Math.min(box.width, box.height) / 2);
  const radius = Math.max(0, Math.min(box.width, box.height) / 2 - thickness / 2);
  const arcs = (paint: ResolvedPaint, round: boolean, spans: readonly (readonly [number, number])[]): void =>
    paintThrough(canvas, paint, box, outset(box, 1), context, (on, style) => {
      on.strokeStyle = style;
      on.lineWidth = thickness;
      on.lineCap = round ? 'round' : 'butt';
      on.setLineDash([]);
      for (const [from, sweep] of spans) {
        on.beginPath();
        on.arc(box.x + box.width / 2, box.y + box.height / 2, radius, from, from + sweep);
        on.stroke();
      }
    });
  const origin = ((layer.startAngle - 90) * Math.PI) / 180;
  const whole = Math.PI * 2;
  if (layer.segments > 1) {
    // Angles of a circle of radius 1, so that gaps are as wide on the ring as they say.
    const unit = { ...layer, gap: layer.gap / Math.max(radius, 1e-6) };
    const segments = segmentsOf(unit, whole, layer.segments);
    arcs(
      layer.track,
      false,
      segments.map(({ start, length }) => [origin + start, length]),
    );
    const done = segments.filter((segment) => segment.done > 0);
    arcs(
      layer.fill,
      false,
      done.map(({ start, length, done }) => [origin + start, length * done]),
    );
    return;
  }
  arcs(layer.track, false, [[0, whole]]);
  if (layer.fraction <= 0) return;
  // A full ring has no ends, and round ones on a thick ring would be most of it.
  const round = layer.fraction < 1 && thickness * 2 <= radius;
  // Round ends must not close a ring that is not full.
  const sweep = round ? Math.min(whole * layer.fraction, whole - (thickness * 1.5) / radius) : whole * layer.fraction;
  arcs(layer.fill, round, [[origin, sweep]]);
}
