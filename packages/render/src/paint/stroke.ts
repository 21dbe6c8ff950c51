import type { ResolvedStroke } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { outset, type Rect } from '../geometry.ts';
import type { PaintContext } from '../layers/module.ts';
import type { Outline } from '../shapes/outline.ts';
import { strokePath } from './fill.ts';
import { drawPatch, type Patch, paintApart, placePatch } from './patch.ts';

/** What is inside an edge: paints itself over `area`, which is the outline or more. */
export type Content = (canvas: Canvas2D, area: Pick<Outline, 'trace' | 'rule'>) => void;

export interface Edged {
  readonly outline: Outline;
  readonly stroke: ResolvedStroke | null;
  /** What gradients lie over. */
  readonly box: Rect;
  readonly content: Content | null;
}

/**
 * Content with a line along its edge. A line inside or outside is drawn twice as wide and half of it cut off, apart.
 * Content and line are put together before that, so that what is below never shines through between them and no
 * translucent line is doubled by the content.
 */
export function paintEdged(canvas: Canvas2D, edged: Edged, context: PaintContext): void {
  const { outline, stroke, box, content } = edged;
  if (!stroke || stroke.width <= 0) {
    content?.(canvas, outline);
  } else if (isCentred(outline, stroke)) {
    content?.(canvas, outline);
    strokeOutline(canvas, outline, stroke, box);
  } else {
    const patch =
      stroke.align === 'inside'
        ? edgedInside(canvas, edged, stroke, context)
        : edgedOutside(canvas, edged, stroke, context);
    if (patch) placePatch(canvas, patch);
  }
}

/** Content is painted beyond its edge, and cut with the line: both end in the same half-covered pixels. */
function edgedInside(
  canvas: Canvas2D,
  { outline, box, content }: Edged,
  stroke: ResolvedStroke,
  context: PaintContext,
): Patch | null {
  const around = outset(outline.bounds, 1);
  const { x, y, width, height } = around;
  const patch = paintApart(canvas, around, context, (apart) => {
    content?.(apart, { rule: 'nonzero', trace: (on) => on.rect(x, y, width, height) });
    strokeOutline(apart, outline, doubled(stroke), box);
  });
  const inside = paintApart(canvas, around, context, (apart) => fillOutline(apart, outline));
  if (patch && inside) drawPatch(patch, inside, { operation: 'destination-in' });
  return patch;
}

/** Where content and line share a pixel each has its part of it, so they are added. */
function edgedOutside(
  canvas: Canvas2D,
  { outline, box, content }: Edged,
  stroke: ResolvedStroke,
  context: PaintContext,
): Patch | null {
  const around = outset(outline.bounds, strokeReach(stroke, outline));
  const line = paintApart(canvas, around, context, (apart) => {
    strokeOutline(apart, outline, doubled(stroke), box);
    apart.globalCompositeOperation = 'destination-out';
    fillOutline(apart, outline);
  });
  if (!content) return line;
  const patch = paintApart(canvas, around, context, (apart) => content(apart, outline));
  if (patch && line) drawPatch(patch, line, { operation: 'lighter' });
  return patch;
}

/** How far a stroke reaches beyond the bounds of its outline, in pixels. */
export function strokeReach(stroke: ResolvedStroke | null, outline: Outline): number {
  if (!stroke || stroke.width <= 0) return 0;
  const centred = isCentred(outline, stroke);
  if (!centred && stroke.align === 'inside') return 0;
  const half = centred ? stroke.width / 2 : stroke.width;
  const corner = stroke.join === 'miter' ? outline.sharpness : 1;
  return half * Math.max(corner, stroke.cap === 'square' ? Math.SQRT2 : 1);
}

const isCentred = (outline: Outline, stroke: ResolvedStroke): boolean => !outline.closed || stroke.align === 'center';

const doubled = (stroke: ResolvedStroke): ResolvedStroke => ({ ...stroke, width: stroke.width * 2 });

function strokeOutline(canvas: Canvas2D, outline: Outline, stroke: ResolvedStroke, box: Rect): void {
  strokePath(canvas, stroke, box, () => outline.trace(canvas), outline.length);
}

function fillOutline(canvas: Canvas2D, outline: Outline): void {
  canvas.fillStyle = '#000000';
  canvas.beginPath();
  outline.trace(canvas);
  canvas.fill(outline.rule);
}
