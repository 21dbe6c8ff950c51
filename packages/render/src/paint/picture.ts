import type { ImageFit } from '@pictify/scene';
import type { Canvas2D, Picture } from '../canvas.ts';
import type { Rect } from '../geometry.ts';

/** Fractions of the picture that stay in view when it is cropped. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

export interface Placement {
  /** Part of the drawable, in its pixels. */
  readonly source: Rect;
  /** Where that part goes, in page pixels. */
  readonly target: Rect;
}

/** Where a picture lies in a box under a fit mode. The focal point is kept as near the box's centre as cropping lets it. */
export function placePicture(picture: Picture, box: Rect, fit: ImageFit, focal: FocalPoint): Placement {
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  if (fit === 'fill') return { source: whole, target: box };
  const scale = fitScale(picture, box, fit);
  const width = picture.naturalWidth * scale;
  const height = picture.naturalHeight * scale;
  const across = along(box.x, box.width, width, focal.x);
  const down = along(box.y, box.height, height, focal.y);
  const sx = picture.width / width;
  const sy = picture.height / height;
  return {
    source: { x: across.skip * sx, y: down.skip * sy, width: across.length * sx, height: down.length * sy },
    target: { x: across.start, y: down.start, width: across.length, height: down.length },
  };
}

function fitScale(picture: Picture, box: Rect, fit: ImageFit): number {
  const x = box.width / picture.naturalWidth;
  const y = box.height / picture.naturalHeight;
  if (fit === 'cover') return Math.max(x, y);
  return fit === 'contain' ? Math.min(x, y) : 1;
}

/** One axis: what is skipped of a picture of `length` shown in a window, and where the shown part starts. */
function along(start: number, window: number, length: number, focal: number) {
  if (length <= window) return { start: start + (window - length) / 2, skip: 0, length };
  const skip = Math.min(length - window, Math.max(0, focal * length - window / 2));
  return { start, skip, length: window };
}

export function drawPicture(canvas: Canvas2D, picture: Picture, box: Rect, fit: ImageFit, focal: FocalPoint): void {
  const { source, target } = placePicture(picture, box, fit, focal);
  if (target.width <= 0 || target.height <= 0) return;
  canvas.imageSmoothingEnabled = true;
  canvas.imageSmoothingQuality = 'high';
  canvas.drawImage(
    picture.drawable,
    source.x,
    source.y,
    source.width,
    source.height,
    target.x,
    target.y,
    target.width,
    target.height,
  );
}
