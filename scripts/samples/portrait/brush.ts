import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';

/** Side of the square every portrait is drawn in; all path data of this folder is in these units. */
export const SIDE = 320;

export type Canvas2d = SKRSContext2D;

/** A shape from SVG path data. */
export function path(data: string): Path2D {
  return new Path2D(data);
}

/** Mirrors what `draw` paints around the vertical axis of the portrait. */
export function mirrored(ctx: Canvas2d, draw: () => void): void {
  draw();
  ctx.save();
  ctx.translate(SIDE, 0);
  ctx.scale(-1, 1);
  draw();
  ctx.restore();
}

export function fill(ctx: Canvas2d, data: string | Path2D, style: string, alpha = 1): void {
  ctx.save();
  ctx.globalAlpha *= alpha;
  ctx.fillStyle = style;
  ctx.fill(typeof data === 'string' ? path(data) : data);
  ctx.restore();
}

export function stroke(ctx: Canvas2d, data: string | Path2D, style: string, width: number, alpha = 1): void {
  ctx.save();
  ctx.globalAlpha *= alpha;
  ctx.strokeStyle = style;
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.stroke(typeof data === 'string' ? path(data) : data);
  ctx.restore();
}

export function ellipse(ctx: Canvas2d, x: number, y: number, rx: number, ry: number, style: string, alpha = 1): void {
  ctx.save();
  ctx.globalAlpha *= alpha;
  ctx.fillStyle = style;
  ctx.beginPath();
  ctx.ellipse(x, y, rx, ry, 0, 0, Math.PI * 2);
  ctx.fill();
  ctx.restore();
}

/** Runs `draw` with everything outside the shape hidden. */
export function inside(ctx: Canvas2d, shape: string | Path2D, draw: () => void): void {
  ctx.save();
  ctx.clip(typeof shape === 'string' ? path(shape) : shape);
  draw();
  ctx.restore();
}

/**
 * Fills a shape and models it with one soft edge of shade: the part of the shape that a copy of it, moved by
 * (-dx, -dy), does not cover. Light comes from the upper left in every portrait.
 */
export function modelled(ctx: Canvas2d, data: string, base: string, shade: string, dx = 9, dy = 5): void {
  fill(ctx, data, base);
  inside(ctx, data, () => {
    const cover = new Path2D();
    cover.rect(-SIDE, -SIDE, SIDE * 3, SIDE * 3);
    cover.addPath(path(data), { a: 1, b: 0, c: 0, d: 1, e: -dx, f: -dy });
    ctx.fillStyle = shade;
    ctx.fill(cover, 'evenodd');
  });
}

/** A blob of overlapping circles along points: curls, afros, fleece. */
export function puffs(points: readonly (readonly [x: number, y: number, r: number])[]): Path2D {
  const shape = new Path2D();
  for (const [x, y, r] of points) {
    shape.moveTo(x + r, y);
    shape.arc(x, y, r, 0, Math.PI * 2);
  }
  return shape;
}

/** Circles along an arc around (cx, cy); `wobble` varies their radii in a fixed rhythm so that no two curls are equal. */
export function puffArc(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fromDegrees: number,
  toDegrees: number,
  count: number,
  size: number,
  wobble = 0.16,
): [number, number, number][] {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((fromDegrees + ((toDegrees - fromDegrees) * index) / (count - 1)) * Math.PI) / 180;
    const r = size * (1 + wobble * Math.sin(index * 2.4));
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle), r];
  });
}
