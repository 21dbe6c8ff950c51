import type { Canvas2D } from '../canvas.ts';
import { outset } from '../geometry.ts';
import { lightnessOf, softStops, withAlpha } from './oklab.ts';
import { accents, type Generator, type Point, pick, type Sketch, snap, traceClosedCurve, within } from './sketch.ts';

/** Soft clouds of colour that run into each other. */
export const mesh: Generator = (sketch) => {
  const { box, unit, params, random } = sketch;
  const colors = accents(sketch);
  const count = Math.round(5 + 6 * params.density);
  const columns = Math.max(2, Math.round(Math.sqrt((count * box.width) / Math.max(1, box.height))));
  const rows = Math.max(1, Math.ceil(count / columns));
  for (let at = 0; at < columns * rows; at++) {
    const x = box.x + (((at % columns) + within(random, 0, 1)) / columns) * box.width;
    const y = box.y + ((Math.floor(at / columns) + within(random, 0, 1)) / rows) * box.height;
    const radius = unit * within(random, 0.35, 0.7) * params.scale;
    glow(sketch.canvas, { x, y }, radius, colors[at % colors.length]!, within(random, 0.6, 0.95) * params.strength);
  }
};

/** Curtains of light, bright at the lower hem and fading upwards. */
export const aurora: Generator = (sketch) => {
  const { canvas, box, createSurface } = sketch;
  // Nothing in it is sharp, so it is drawn small, which also bounds it, and enlarged. The blur would thin out its rim,
  // which therefore lies outside.
  const area = outset(box, Math.max(box.width, box.height) / 12);
  const shrink = SMALL / Math.max(area.width, area.height);
  const rays = createSurface(area.width * shrink, area.height * shrink);
  rays.context.setTransform(shrink, 0, 0, shrink, -area.x * shrink, -area.y * shrink);
  drawCurtains(sketch, rays.context);
  const soft = createSurface(rays.width, rays.height);
  soft.context.filter = `blur(${SMALL / 100}px)`;
  soft.context.drawImage(rays.drawable, 0, 0, rays.width, rays.height);
  canvas.imageSmoothingEnabled = true;
  canvas.imageSmoothingQuality = 'high';
  canvas.drawImage(soft.drawable, area.x, area.y, area.width, area.height);
};

const SMALL = 360;

function drawCurtains(sketch: Sketch, canvas: Canvas2D): void {
  const { box, unit, params, random, noise } = sketch;
  const colors = accents(sketch);
  const dark = lightnessOf(sketch.palette[0]!) < 0.5;
  const curtains = Math.round(2 + 3 * params.density);
  const columns = 64;
  for (let curtain = 0; curtain < curtains; curtain++) {
    const color = colors[curtain % colors.length]!;
    const hem = box.y + box.height * (0.45 + (0.5 * curtain) / curtains + within(random, -0.05, 0.05));
    const height = box.height * within(random, 0.5, 0.85) * params.scale;
    const offset = random() * 100;
    for (let column = -3; column <= columns + 3; column++) {
      const share = column / columns;
      const light = 0.5 + 0.5 * noise(share * 6 + offset, 40 + curtain);
      const bottom = hem + noise(share * 2.2 + offset, curtain * 3.7) * unit * 0.2;
      const strength = (0.3 + 0.7 * light) * (dark ? 0.34 : 0.26) * params.strength;
      ray(
        canvas,
        box.x + share * box.width,
        bottom,
        (box.width / columns) * 3,
        height * (0.6 + 0.4 * light),
        color,
        strength,
      );
    }
  }
}

/** One ray of a curtain; neighbours overlap so that none is seen by itself. */
function ray(
  canvas: Canvas2D,
  x: number,
  bottom: number,
  width: number,
  height: number,
  color: string,
  alpha: number,
): void {
  const top = snap(bottom - height);
  const low = snap(bottom + height * 0.18);
  const gradient = canvas.createLinearGradient(0, top, 0, low);
  for (let at = 0; at <= 6; at++) {
    const t = at / 6;
    const rise = t < 0.8 ? (t / 0.8) ** 2 : 1 - ((t - 0.8) / 0.2) ** 2;
    gradient.addColorStop(t, withAlpha(color, Math.max(0, rise) * alpha));
  }
  canvas.fillStyle = gradient;
  canvas.fillRect(snap(x - width / 2), top, snap(width), low - top);
}

/** Discs of light out of focus, the nearer the larger and the fainter. */
export const bokeh: Generator = (sketch) => {
  const { canvas, box, unit, params, random } = sketch;
  const colors = accents(sketch);
  const count = Math.round(14 + 60 * params.density);
  for (let at = 0; at < count; at++) {
    const near = random() ** 2;
    const radius = unit * (0.012 + 0.11 * near) * params.scale;
    const x = snap(box.x + random() * box.width);
    const y = snap(box.y + random() * box.height);
    const color = pick(random, colors);
    const alpha = (0.5 - 0.36 * near) * params.strength;
    const gradient = canvas.createRadialGradient(x, y, 0, x, y, radius);
    gradient.addColorStop(0, withAlpha(color, alpha * 0.55));
    gradient.addColorStop(0.82 - 0.3 * params.softness, withAlpha(color, alpha * 0.7));
    gradient.addColorStop(0.95 - 0.2 * params.softness, withAlpha(color, alpha));
    gradient.addColorStop(1, withAlpha(color, 0));
    canvas.fillStyle = gradient;
    disc(canvas, x, y, radius);
  }
};

/** Large soft-edged shapes like cut paper, grown around points near the edges. */
export const blobs: Generator = (sketch) => {
  const { canvas, box, unit, params, random } = sketch;
  const colors = accents(sketch);
  const count = Math.round(3 + 5 * params.density);
  const turn = random() * Math.PI * 2;
  for (let at = 0; at < count; at++) {
    // Around the rim, so that the middle stays open.
    const angle = turn + (at / count) * Math.PI * 2 + within(random, -0.3, 0.3);
    const center = {
      x: box.x + box.width * (0.5 + 0.52 * Math.cos(angle)),
      y: box.y + box.height * (0.5 + 0.52 * Math.sin(angle)),
    };
    const radius = unit * within(random, 0.16, 0.34) * params.scale;
    const color = colors[at % colors.length]!;
    const gradient = canvas.createLinearGradient(
      center.x - radius,
      center.y - radius,
      center.x + radius,
      center.y + radius,
    );
    gradient.addColorStop(0, withAlpha(color, params.strength));
    gradient.addColorStop(1, withAlpha(color, 0.45 * params.strength));
    canvas.fillStyle = gradient;
    canvas.beginPath();
    traceBlob(sketch, center, radius);
    canvas.fill();
  }
};

function traceBlob({ canvas, random, params }: Sketch, center: Point, radius: number): void {
  const corners = 7;
  const turn = random() * Math.PI * 2;
  const points = Array.from({ length: corners }, (_, at) => {
    const angle = turn + (at / corners) * Math.PI * 2;
    const reach = radius * within(random, 0.72 + 0.15 * params.softness, 1.22);
    return { x: center.x + Math.cos(angle) * reach, y: center.y + Math.sin(angle) * reach };
  });
  traceClosedCurve(canvas, points);
}

function glow(canvas: Canvas2D, { x, y }: Point, radius: number, color: string, strength: number): void {
  const gradient = canvas.createRadialGradient(snap(x), snap(y), 0, snap(x), snap(y), snap(radius));
  for (const stop of softStops(color, strength)) gradient.addColorStop(stop.offset, stop.color);
  canvas.fillStyle = gradient;
  disc(canvas, snap(x), snap(y), snap(radius));
}

function disc(canvas: Canvas2D, x: number, y: number, radius: number): void {
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, Math.PI * 2);
  canvas.fill();
}
