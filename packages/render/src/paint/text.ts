import type { ResolvedSpan } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { GlyphRun, TextLayout } from '../text/index.ts';
import { fillStyle } from './fill.ts';

/** Draws laid-out text run by run, each at the position layout gave it. Gradients span `box`. */
export function paintText(canvas: Canvas2D, layout: TextLayout, spans: readonly ResolvedSpan[], box: Rect): void {
  const styles = spans.map((span) => fillStyle(canvas, span.color, box));
  canvas.textBaseline = 'alphabetic';
  canvas.textAlign = 'left';
  canvas.textRendering = 'geometricPrecision';
  for (const line of layout.lines) {
    for (const run of line.runs) {
      canvas.font = `${run.face.style} ${run.face.weight} ${run.size}px "${run.face.family}"`;
      canvas.direction = run.direction;
      canvas.letterSpacing = `${run.letterSpacing}px`;
      canvas.fillStyle = styles[run.span];
      drawRun(canvas, run, box.x + run.x, box.y + run.y);
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
