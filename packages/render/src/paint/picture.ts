import type { ImageFit } from '@pictify/scene';
import type { Canvas2D, Picture } from '../canvas.ts';
import type { Extent, Rect } from '../geometry.ts';

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

/** What an image layer says besides: how much larger the picture is drawn, and where it lies if it leaves room. */
export interface Lie {
  /** At least 1. */
  readonly zoom: number;
  readonly align: 'left' | 'center' | 'right';
  readonly verticalAlign: 'top' | 'middle' | 'bottom';
}

const CENTRED: Lie = { zoom: 1, align: 'center', verticalAlign: 'middle' };
const SHARES = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const;

/** Where a picture lies in a box under a fit mode. The focal point is kept as near the box's centre as cropping lets it. */
export function placePicture(
  picture: Picture,
  box: Rect,
  fit: ImageFit,
  focal: FocalPoint,
  { zoom, align, verticalAlign }: Lie = CENTRED,
): Placement {
  const { width, height } = drawnSize(picture, box, fit, zoom);
  const across = along(box.x, box.width, width, focal.x, SHARES[align]);
  const down = along(box.y, box.height, height, focal.y, SHARES[verticalAlign]);
  const sx = picture.width / width;
  const sy = picture.height / height;
  return {
    source: { x: across.skip * sx, y: down.skip * sy, width: across.length * sx, height: down.length * sy },
    target: { x: across.start, y: down.start, width: across.length, height: down.length },
  };
}

function drawnSize({ naturalWidth, naturalHeight }: Picture, box: Rect, fit: ImageFit, zoom: number): Extent {
  if (fit === 'fill') return { width: box.width * zoom, height: box.height * zoom };
  const x = box.width / naturalWidth;
  const y = box.height / naturalHeight;
  const scale = zoom * (fit === 'cover' ? Math.max(x, y) : fit === 'contain' ? Math.min(x, y) : 1);
  return { width: naturalWidth * scale, height: naturalHeight * scale };
}

/**
 * One axis: what is skipped of a picture of `length` shown in a window, and where the shown part starts; `share` of the
 * room that is left lies before it.
 */
function along(start: number, window: number, length: number, focal: number, share: number) {
  if (length <= window) return { start: start + (window - length) * share, skip: 0, length };
  const skip = Math.min(length - window, Math.max(0, focal * length - window / 2));
  return { start, skip, length: window };
}

export function drawPicture(
  canvas: Canvas2D,
  picture: Picture,
  box: Rect,
  fit: ImageFit,
  focal: FocalPoint,
  lie?: Lie,
): void {
  const { source, target } = placePicture(picture, box, fit, focal, lie);
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
