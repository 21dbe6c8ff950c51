import type { Canvas2D } from '../../canvas.ts';
import { outset, type Rect, transformedBounds } from '../../geometry.ts';
import { moduleOf } from '../../layers/index.ts';
import type { PaintContext } from '../../layers/module.ts';
import type { LaidOutLayer } from '../../layout/laid-out.ts';
import { effectBounds, inkBounds } from '../../layout/visible-bounds.ts';
import { paintWithEffects } from '../../paint/effects.ts';
import { applyMask } from '../../paint/mask.ts';
import { canvasOn, drawPatch, type Patch, placePatch, recolor, startPatch } from '../../paint/patch.ts';
import { type Cast, castBounds, castBy, drawInnerShadows, reachOf, spreadSilhouette } from '../../paint/shadow.ts';
import { createSurface } from '../surface.ts';
import { readRgba } from './color.ts';
import type { PdfCanvas } from './pdf-canvas.ts';

/** The layer to be made into a bitmap, on a target of fewer pixels than the page's canvas. */
interface Reduced {
  readonly times: number;
  /** Has the layer's coordinates; nothing is painted on it. */
  readonly canvas: Canvas2D;
  readonly context: PaintContext;
  readonly laidOut: LaidOutLayer;
}

/** Soft bitmaps have this many times fewer pixels a side at most; readers smooth larger steps badly. */
const MOST_TIMES = 4;
/** Pixels a standard deviation must keep, below which reducing would show. */
const KEPT_DEVIATION = 3;

/** Draws a blurred layer with all that belongs to it, but its opacity and blending. */
export function drawBlurred(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext): void {
  const reduced = reduce(canvas, laidOut, context, laidOut.layer.blur);
  const patch = startPatch(
    transformedBounds(effectBounds(laidOut), reduced.canvas.getTransform()),
    targetOf(reduced),
    reduced.context,
  );
  if (!patch) return;
  const layer = { ...laidOut.layer, opacity: 1, blend: 'normal' };
  const { context: own } = reduced;
  paintWithEffects(
    canvasOn(patch, reduced.canvas),
    { ...laidOut, layer } as LaidOutLayer,
    own.on(patch.surface, own.reach),
  );
  placePatch(canvas, enlarged(patch, reduced.times));
}

/** Draws the layer's drop shadows, each a bitmap in its colour; the layer itself is not drawn. */
export function drawDropShadows(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext): void {
  const { shadow } = laidOut.layer;
  for (const one of shadow.toReversed()) {
    if (one.inset) continue;
    const reduced = reduce(canvas, laidOut, context, one.blur / 2);
    const matrix = reduced.canvas.getTransform();
    const patch = castPatch(castBy(one, matrix, Math.hypot(matrix.a, matrix.b)), reduced);
    if (!patch) continue;
    const { surface, area } = enlarged(patch, reduced.times);
    canvas.save();
    canvas.setTransform(1, 0, 0, 1, 0, 0);
    canvas.drawTinted(surface.drawable, readRgba(one.color), area);
    canvas.restore();
  }
}

/** Draws the layer's inner shadows, as a bitmap with what they fall on. */
export function drawInnerShade(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext): void {
  const matrix = canvas.getTransform();
  const casts = laidOut.layer.shadow
    .filter(({ inset }) => inset)
    .map((shadow) => castBy(shadow, matrix, Math.hypot(matrix.a, matrix.b)));
  if (casts.length === 0) return;
  const full = { times: 1, canvas, context, laidOut };
  const content = contentPatch(full, Math.max(...casts.map(reachOf)));
  if (!content) return;
  drawInnerShadows(content, casts, { canvas, laidOut, blur: 0, reach: 0, context });
  placePatch(canvas, content);
}

/** @param deviation Of the blur that everything gets, in the layer's pixels. */
function reduce(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext, deviation: number): Reduced {
  const { a, b, c, d, e, f } = canvas.getTransform();
  const pixels = deviation * Math.hypot(a, b);
  const times = Math.max(1, Math.min(MOST_TIMES, Math.floor(pixels / KEPT_DEVIATION)));
  const own = createSurface(1, 1).context;
  own.setTransform(a / times, b / times, c / times, d / times, e / times, f / times);
  const { width, height } = context.target;
  const target = { width: Math.ceil(width / times), height: Math.ceil(height / times) };
  return { times, canvas: own, laidOut, context: context.on(target, context.reach / times) };
}

const targetOf = ({ context }: Reduced): Rect => ({ x: 0, y: 0, ...context.target });

const enlarged = ({ surface, area }: Patch, times: number): Patch => ({
  surface,
  area: { x: area.x * times, y: area.y * times, width: area.width * times, height: area.height * times },
});

/** The layer with its mask, without other effects. */
function contentPatch(reduced: Reduced, reach: number): Patch | null {
  const { canvas, laidOut, context } = reduced;
  const ink = transformedBounds(inkBounds(laidOut), canvas.getTransform());
  const patch = startPatch(ink, outset(targetOf(reduced), reach), context);
  if (!patch) return null;
  moduleOf(laidOut).paint(canvasOn(patch, canvas), laidOut, context.on(patch.surface, context.reach - reach));
  if (laidOut.layer.mask) applyMask(patch, laidOut.layer.mask, laidOut.box, canvas, context);
  return patch;
}

/** One shadow in black. */
function castPatch(cast: Cast, reduced: Reduced): Patch | null {
  const { canvas, laidOut, context } = reduced;
  const reach = Math.min(context.reach, reachOf(cast));
  const ink = transformedBounds(inkBounds(laidOut), canvas.getTransform());
  const shadow = startPatch(castBounds(ink, cast), targetOf(reduced), context);
  const casting = { canvas, laidOut, blur: 0, reach, context };
  const silhouette =
    shadow && ((cast.spread !== 0 && spreadSilhouette(cast, reach, casting)) || contentPatch(reduced, reach));
  if (!shadow || !silhouette) return null;
  const { x, y, deviation } = cast;
  drawPatch(shadow, silhouette, { filter: deviation > 0 ? `blur(${deviation}px)` : 'none', x, y });
  recolor(shadow, '#000000');
  return shadow;
}
