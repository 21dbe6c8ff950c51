import type { Canvas2D } from '../canvas.ts';
import type { Outline } from '../shapes/outline.ts';

/** An outline filled, grown by `by` pixels or shrunk; square corners stay square, others become rounder. */
export function fillGrown(canvas: Canvas2D, outline: Outline, by: number): void {
  canvas.fillStyle = '#000000';
  canvas.beginPath();
  outline.trace(canvas);
  canvas.fill(outline.rule);
  if (by === 0) return;
  canvas.strokeStyle = '#000000';
  canvas.lineWidth = 2 * Math.abs(by);
  canvas.lineJoin = outline.sharpness > 1 ? 'round' : 'miter';
  canvas.setLineDash([]);
  canvas.globalCompositeOperation = by > 0 ? 'source-over' : 'destination-out';
  canvas.stroke();
  canvas.globalCompositeOperation = 'source-over';
}
