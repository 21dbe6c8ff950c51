import type { ResolvedChart } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Adds a line through points from left to right to the current path, which stands at the first. */
export function traceChartLine(canvas: Canvas2D, points: readonly Point[], curve: ResolvedChart['curve']): void {
  const slopes = curve === 'smooth' ? monotoneSlopes(points) : [];
  for (let at = 1; at < points.length; at++) {
    const from = points[at - 1]!;
    const to = points[at]!;
    if (curve === 'straight') canvas.lineTo(to.x, to.y);
    else if (curve === 'step') {
      canvas.lineTo((from.x + to.x) / 2, from.y);
      canvas.lineTo((from.x + to.x) / 2, to.y);
      canvas.lineTo(to.x, to.y);
    } else {
      const third = (to.x - from.x) / 3;
      canvas.bezierCurveTo(
        from.x + third,
        from.y + slopes[at - 1]! * third,
        to.x - third,
        to.y - slopes[at]! * third,
        to.x,
        to.y,
      );
    }
  }
}

/**
 * Slopes of a cubic through points that never goes beyond them: a peak of the line is a peak of the data
 * (Steffen 1990, “A simple method for monotonic interpolation in one dimension”).
 */
export function monotoneSlopes(points: readonly Point[]): number[] {
  const secants = points.slice(1).map((to, at) => (to.y - points[at]!.y) / Math.max(1e-9, to.x - points[at]!.x));
  return points.map((_, at) => {
    const before = secants[at - 1];
    const after = secants[at];
    if (before === undefined || after === undefined) return before ?? after ?? 0;
    if (before * after <= 0) return 0;
    const left = points[at]!.x - points[at - 1]!.x;
    const right = points[at + 1]!.x - points[at]!.x;
    const mean = (before * right + after * left) / (left + right);
    return 2 * Math.sign(mean) * Math.min(Math.abs(before), Math.abs(after), Math.abs(mean) / 2);
  });
}
