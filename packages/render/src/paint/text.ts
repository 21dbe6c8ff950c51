import type { ResolvedSpan } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';
import type { TextLayout } from '../text/index.ts';
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
      canvas.fillText(run.text, box.x + run.x, box.y + run.y);
    }
  }
}
