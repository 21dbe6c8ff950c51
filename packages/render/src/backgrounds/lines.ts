import type { Canvas2D } from '../canvas.ts';
import { contours, sampleHeights } from './contours.ts';
import { octaves } from './noise.ts';
import { withAlpha } from './oklab.ts';
import { accents, type Generator, type Point, pick, shade, snap, traceCurve, within } from './sketch.ts';

/** Hills behind hills, the nearer the stronger. */
export const waves: Generator = (sketch) => {
  const { canvas, box, unit, params, random, noise } = sketch;
  const layers = Math.round(3 + 5 * params.density);
  const bottom = box.y + box.height;
  for (let layer = 0; layer < layers; layer++) {
    const depth = (layer + 1) / layers;
    const level = bottom - box.height * 0.62 * (1 - layer / layers) * params.scale;
    const offset = random() * 50;
    const points: Point[] = [];
    for (let at = 0; at <= 12; at++) {
      const share = at / 12;
      const height = noise(share * 2.6 + offset, layer * 5.3) * unit * 0.13 * (1.2 - 0.5 * params.softness);
      points.push({ x: box.x + share * box.width, y: level + height });
    }
    canvas.fillStyle = withAlpha(shade(sketch, 0.25 + 0.75 * depth), (0.35 + 0.65 * depth) * params.strength);
    canvas.beginPath();
    canvas.moveTo(box.x, snap(points[0]!.y));
    traceCurve(canvas, points);
    canvas.lineTo(box.x + box.width, bottom + 1);
    canvas.lineTo(box.x, bottom + 1);
    canvas.closePath();
    canvas.fill();
  }
};

/** The height lines of a map. */
export const topographic: Generator = (sketch) => {
  const { canvas, box, unit, params, random, noise } = sketch;
  const offset = random() * 100;
  const zoom = 1.7 / params.scale;
  const heights = sampleHeights(
    (x, y) => octaves(noise, (x / unit) * zoom + offset, (y / unit) * zoom - offset, 2),
    box,
    unit / 50,
  );
  const half = Math.round(4 + 9 * params.density);
  const colors = accents(sketch);
  canvas.lineJoin = 'round';
  canvas.setLineDash([]);
  for (let level = -half; level <= half; level++) {
    const major = level % 4 === 0;
    canvas.strokeStyle = withAlpha(colors[Math.abs(level) % colors.length]!, (major ? 0.9 : 0.55) * params.strength);
    canvas.lineWidth = snap(unit * (major ? 0.0032 : 0.0017) + 0.4);
    canvas.beginPath();
    for (const line of contours(heights, (level / half) * 0.8)) {
      const points = line.map(({ x, y }) => ({ x: box.x + x, y: box.y + y }));
      canvas.moveTo(snap(points[0]!.x), snap(points[0]!.y));
      traceCurve(canvas, points);
    }
    canvas.stroke();
  }
};

/** Slanted bands of uneven width. */
export const stripes: Generator = (sketch) => {
  const { canvas, box, unit, params, random } = sketch;
  const colors = accents(sketch);
  const reach = Math.hypot(box.width, box.height) / 2;
  const widest = unit * (0.2 - 0.15 * params.density) * params.scale;
  slanted(sketch.canvas, box, params.angle, () => {
    let at = -reach - random() * widest;
    while (at < reach) {
      const width = widest * within(random, 0.25, 1);
      canvas.fillStyle = withAlpha(pick(random, colors), within(random, 0.25, 0.95) * params.strength);
      canvas.fillRect(-reach, snap(at), 2 * reach, snap(width));
      at += width + widest * within(random, 0.2, 0.9);
    }
  });
};

/** Graph paper, its lines fading away from one corner, with a few of its cells inked. */
export const grid: Generator = (sketch) => {
  const { canvas, box, unit, params, random } = sketch;
  const colors = accents(sketch);
  const cell = Math.max(4, Math.round(unit * (0.11 - 0.08 * params.density) * params.scale));
  const columns = Math.min(400, Math.ceil(box.width / cell));
  const rows = Math.min(400, Math.ceil(box.height / cell));
  const focus = { x: random() < 0.5 ? 0 : box.width, y: random() < 0.5 ? 0 : box.height };
  const reach = Math.hypot(box.width, box.height) * 0.95;
  const near = (x: number, y: number): number => Math.max(0, 1 - Math.hypot(x - focus.x, y - focus.y) / reach);
  for (let at = 0; at < Math.round((columns * rows) / 14); at++) {
    const column = Math.floor(random() * columns);
    const row = Math.floor(random() * rows);
    const alpha = near((column + 0.5) * cell, (row + 0.5) * cell) ** 1.5 * within(random, 0.1, 0.75) * params.strength;
    canvas.fillStyle = withAlpha(pick(random, colors), alpha);
    canvas.fillRect(box.x + column * cell, box.y + row * cell, cell, cell);
  }
  const center = [box.x + focus.x, box.y + focus.y] as const;
  const fade = canvas.createRadialGradient(...center, 0, ...center, reach);
  fade.addColorStop(0, withAlpha(colors[0]!, 0.7 * params.strength));
  fade.addColorStop(1, withAlpha(colors[0]!, 0.06 * params.strength));
  canvas.fillStyle = fade;
  const line = Math.max(1, Math.round(unit / 640));
  for (let column = 0; column <= columns; column++) canvas.fillRect(box.x + column * cell, box.y, line, box.height);
  for (let row = 0; row <= rows; row++) canvas.fillRect(box.x, box.y + row * cell, box.width, line);
};

/** Paints around the middle of the box, turned. */
function slanted(
  canvas: Canvas2D,
  box: { x: number; y: number; width: number; height: number },
  angle: number,
  paint: () => void,
): void {
  canvas.save();
  canvas.translate(box.x + box.width / 2, box.y + box.height / 2);
  canvas.rotate((angle * Math.PI) / 180);
  paint();
  canvas.restore();
}
