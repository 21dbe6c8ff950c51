import type { ResolvedSpan, ResolvedTextStroke } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import { EMOJI_FACE } from '../fonts/face-ref.ts';
import { outset, type Rect } from '../geometry.ts';
import type { PaintContext } from '../layers/module.ts';
import type { GlyphRun, TextLayout } from '../text/index.ts';
import { coversWholly } from './alpha.ts';
import { fillStyle } from './fill.ts';
import { paintApart, placePatch } from './patch.ts';

/** Draws laid-out text run by run, each at the position layout gave it. Gradients span `box`. */
export function paintText(canvas: Canvas2D, layout: TextLayout, spans: readonly ResolvedSpan[], box: Rect): void {
  const styles = spans.map((span) => fillStyle(canvas, span.color, box));
  fillLetters(canvas, layout, box, (run) => styles[run.span]);
}

/**
 * Text with a line around its letters: below them where it is `outside`, else over them. `bounds` is what all of it
 * covers. Where something would shine through, or lines of neighbours over each other, the line is made apart first.
 */
export function paintStrokedText(
  canvas: Canvas2D,
  layout: TextLayout,
  { spans, stroke, box, bounds }: StrokedText,
  context: PaintContext,
): void {
  const outside = stroke.align === 'outside';
  const width = stroke.width * layout.scale * (outside ? 2 : 1);
  const line = { width, join: stroke.join };
  if (width <= 0) {
    paintText(canvas, layout, spans, box);
    return;
  }
  if (!outside) paintText(canvas, layout, spans, box);
  if (coversWholly(stroke.paint) && (!outside || spans.every((span) => coversWholly(span.color)))) {
    strokeLetters(canvas, layout, box, line, fillStyle(canvas, stroke.paint, box));
  } else {
    const patch = paintApart(canvas, bounds, context, (apart) => {
      strokeLetters(apart, layout, box, line, '#000000');
      apart.globalCompositeOperation = 'destination-out';
      if (outside) fillLetters(apart, layout, box, () => '#000000');
      apart.globalCompositeOperation = 'source-in';
      apart.fillStyle = fillStyle(apart, stroke.paint, box);
      const { x, y, width, height } = outset(bounds, 2);
      apart.fillRect(x, y, width, height);
    });
    if (patch) placePatch(canvas, patch);
  }
  if (outside) paintText(canvas, layout, spans, box);
}

export interface StrokedText {
  readonly spans: readonly ResolvedSpan[];
  readonly stroke: ResolvedTextStroke;
  readonly box: Rect;
  readonly bounds: Rect;
}

/** Letters of several parts have sharp corners where those overlap, which would be spikes. */
const MITER_LIMIT = 2;

/** How far the line reaches beyond the letters, in pixels; points of letters are cut off like those of any line. */
export function textStrokeReach(stroke: ResolvedTextStroke | null, layout: TextLayout): number {
  if (!stroke) return 0;
  return (
    stroke.width * layout.scale * (stroke.align === 'outside' ? 1 : 0.5) * (stroke.join === 'miter' ? MITER_LIMIT : 1)
  );
}

/** All letters black, grown by `by` pixels on every side, or made thinner; colour emoji as they are. */
export function fillGrownLetters(canvas: Canvas2D, layout: TextLayout, box: Rect, by: number): void {
  fillLetters(canvas, layout, box, () => '#000000');
  if (by === 0) return;
  canvas.globalCompositeOperation = by > 0 ? 'source-over' : 'destination-out';
  strokeLetters(canvas, layout, box, { width: 2 * Math.abs(by), join: 'round' }, '#000000');
  canvas.globalCompositeOperation = 'source-over';
}

function fillLetters(canvas: Canvas2D, layout: TextLayout, box: Rect, styleOf: (run: GlyphRun) => unknown): void {
  for (const run of runsOf(canvas, layout)) {
    canvas.fillStyle = styleOf(run);
    drawRun(canvas, run, box.x + run.x, box.y + run.y);
  }
}

interface Line {
  readonly width: number;
  readonly join: ResolvedTextStroke['join'];
}

function strokeLetters(canvas: Canvas2D, layout: TextLayout, box: Rect, { width, join }: Line, style: unknown): void {
  canvas.strokeStyle = style;
  canvas.lineJoin = join;
  canvas.miterLimit = MITER_LIMIT;
  canvas.setLineDash([]);
  for (const run of runsOf(canvas, layout)) {
    if (run.face.family === EMOJI_FACE) continue;
    // A line thicker than this is a blot, and takes ever longer to draw.
    canvas.lineWidth = Math.min(width, 2 * run.size);
    canvas.strokeText(run.text, box.x + run.x, box.y + run.y);
  }
  canvas.miterLimit = 10;
}

/** The runs, the canvas set for each. */
function* runsOf(canvas: Canvas2D, layout: TextLayout): Generator<GlyphRun> {
  canvas.textBaseline = 'alphabetic';
  canvas.textAlign = 'left';
  canvas.textRendering = 'geometricPrecision';
  for (const line of layout.lines) {
    for (const run of line.runs) {
      canvas.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
      canvas.direction = run.direction;
      canvas.letterSpacing = `${run.letterSpacing}px`;
      yield run;
    }
  }
}

function drawRun(canvas: Canvas2D, { text, lead, size, width, direction }: GlyphRun, x: number, y: number): void {
  if (!lead) {
    canvas.fillText(text, x, y);
    return;
  }
  canvas.save();
  canvas.beginPath();
  canvas.rect(x, y - 2 * size, width, 3 * size);
  canvas.clip();
  // Read from the right, what comes first stands on the right, outside of the run already.
  canvas.fillText(lead.text + text, direction === 'ltr' ? x - lead.width : x, y);
  canvas.restore();
}
