import type { ResolvedPaint } from '@pictify/scene';
import { fillStyle } from '../paint/fill.ts';
import { mixColors, smoothStops } from './oklab.ts';
import { type Generator, type Sketch, within } from './sketch.ts';

/** The palette along a line. */
export const linear: Generator = (sketch) => {
  const { palette, params, random } = sketch;
  fill(sketch, { type: 'linear', angle: params.angle + within(random, -20, 20), stops: smoothStops(palette) });
};

/** A glow that the ground fades from, away from the middle where the words are. */
export const radial: Generator = (sketch) => {
  const { palette, params, random } = sketch;
  const center = {
    x: random() < 0.5 ? within(random, -0.05, 0.3) : within(random, 0.7, 1.05),
    y: within(random, -0.1, 0.9),
  };
  const stops = smoothStops(palette.toReversed());
  fill(sketch, { type: 'radial', center, radius: within(random, 0.75, 1) * params.scale, stops });
};

/** The palette around a point and back again, so that no seam shows. */
export const conic: Generator = (sketch) => {
  const { palette, params, random } = sketch;
  const center = { x: within(random, 0.2, 0.8), y: within(random, 0.9, 1.15) };
  const around = [...palette, ...palette.slice(0, -1).toReversed()];
  fill(sketch, { type: 'conic', center, angle: params.angle + within(random, 0, 360), stops: smoothStops(around) });
};

function fill(
  { canvas, box, palette, params }: Sketch,
  paint: Exclude<ResolvedPaint, { type: 'image' | 'solid' }>,
): void {
  const stops = paint.stops.map(({ offset, color }) => ({
    offset,
    color: mixColors(palette[0]!, color, params.strength),
  }));
  canvas.fillStyle = fillStyle(canvas, { ...paint, stops }, box);
  canvas.fillRect(box.x, box.y, box.width, box.height);
}
