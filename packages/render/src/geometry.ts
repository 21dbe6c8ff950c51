import type { Corners } from '@pictify/scene';
import type { Canvas2D, Matrix } from './canvas.ts';

export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export function outset(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by };
}

export function union(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** What two rectangles share; null when that is nothing. */
export function intersection(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The smallest upright rectangle around `rect` turned by `degrees` about its own (or another) centre. */
export function rotatedBounds(rect: Rect, degrees: number, about: Rect = rect): Rect {
  if (degrees % 360 === 0) return rect;
  const angle = (degrees * Math.PI) / 180;
  const cx = about.x + about.width / 2;
  const cy = about.y + about.height / 2;
  return transformedBounds(rect, {
    a: Math.cos(angle),
    b: Math.sin(angle),
    c: -Math.sin(angle),
    d: Math.cos(angle),
    e: cx - cx * Math.cos(angle) + cy * Math.sin(angle),
    f: cy - cx * Math.sin(angle) - cy * Math.cos(angle),
  });
}

export function transformedBounds(rect: Rect, m: Matrix): Rect {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const x of [rect.x, rect.x + rect.width]) {
    for (const y of [rect.y, rect.y + rect.height]) {
      xs.push(m.a * x + m.c * y + m.e);
      ys.push(m.b * x + m.d * y + m.f);
    }
  }
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Radii that do not overlap: scaled down together, as CSS does (CSS Backgrounds 3, §5.5). */
export function fitCorners(corners: Corners, box: Extent): Corners {
  const [tl, tr, br, bl] = corners;
  const ratio = Math.min(
    1,
    box.width / Math.max(tl + tr, bl + br, 1e-9),
    box.height / Math.max(tl + bl, tr + br, 1e-9),
  );
  return ratio >= 1 ? corners : [tl * ratio, tr * ratio, br * ratio, bl * ratio];
}

/** How far a cubic's control points lie along a quarter circle of radius 1. */
const KAPPA = 0.5522847498307936;

/** Adds a rectangle with rounded corners to the current path, clockwise from the top left. */
export function traceRoundedRect(context: Canvas2D, box: Rect, corners: Corners): void {
  const { x, y, width, height } = box;
  const [tl, tr, br, bl] = fitCorners(corners, box);
  if (tl + tr + br + bl === 0) {
    context.rect(x, y, width, height);
    return;
  }
  const right = x + width;
  const bottom = y + height;
  const k = 1 - KAPPA;
  context.moveTo(x + tl, y);
  context.lineTo(right - tr, y);
  if (tr > 0) context.bezierCurveTo(right - tr * k, y, right, y + tr * k, right, y + tr);
  context.lineTo(right, bottom - br);
  if (br > 0) context.bezierCurveTo(right, bottom - br * k, right - br * k, bottom, right - br, bottom);
  context.lineTo(x + bl, bottom);
  if (bl > 0) context.bezierCurveTo(x + bl * k, bottom, x, bottom - bl * k, x, bottom - bl);
  context.lineTo(x, y + tl);
  if (tl > 0) context.bezierCurveTo(x, y + tl * k, x + tl * k, y, x + tl, y);
  context.closePath();
}

export function traceEllipse(context: Canvas2D, box: Rect): void {
  const { x, y, width, height } = box;
  context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, Math.PI * 2);
  context.closePath();
}
