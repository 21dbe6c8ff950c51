import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';

/** How a laid-out layer stands at one moment, beside what its own properties can say. */
export interface Motion {
  /** Page pixels from where layout put it. */
  readonly x: number;
  readonly y: number;
  /** About the centre of its box. */
  readonly scale: number;
  /** The part that shows, in page pixels before the layer's rotation; null: all of it. */
  readonly clip: Rect | null;
}

/** A layer that may be caught in motion. A still has none. */
export interface Moving {
  readonly motion?: Motion;
}

/** Moves and enlarges what is painted from here on; to be called before the layer's rotation. */
export function applyMotion(canvas: Canvas2D, { x, y, scale }: Motion, box: Rect): void {
  const { a, b, c, d, e, f } = canvas.getTransform();
  const tx = x + (box.x + box.width / 2) * (1 - scale);
  const ty = y + (box.y + box.height / 2) * (1 - scale);
  canvas.setTransform(a * scale, b * scale, c * scale, d * scale, e + a * tx + c * ty, f + b * tx + d * ty);
}

/** Cuts what is painted from here on; to be called after the layer's rotation. */
export function clipMotion(canvas: Canvas2D, clip: Rect): void {
  canvas.beginPath();
  canvas.rect(clip.x, clip.y, clip.width, clip.height);
  canvas.clip();
}

/** Where `bounds` of a layer with `box` come to lie. */
export function movedBounds(bounds: Rect, { x, y, scale }: Motion, box: Rect): Rect {
  const cx = box.x + box.width / 2;
  const cy = box.y + box.height / 2;
  return {
    x: cx + (bounds.x - cx) * scale + x,
    y: cy + (bounds.y - cy) * scale + y,
    width: bounds.width * scale,
    height: bounds.height * scale,
  };
}
