import type { ResolvedPath } from '@pictify/scene';
import type { Canvas2D } from '../canvas.ts';
import type { Rect } from '../geometry.ts';

export interface FittedPath {
  readonly trace: (canvas: Canvas2D) => void;
  readonly bounds: Rect;
  readonly length: () => number;
}

/** A path stretched so that `pathBox`, or what the path covers, fills the box. A side without length is centred. */
export function fitPath({ segments, bounds }: ResolvedPath, pathBox: Rect | null, box: Rect): FittedPath {
  const from = pathBox ?? bounds;
  const across = stretch(from.x, from.width, box.x, box.width);
  const down = stretch(from.y, from.height, box.y, box.height);
  return {
    bounds: {
      x: across.to(bounds.x),
      y: down.to(bounds.y),
      width: bounds.width * across.scale,
      height: bounds.height * down.scale,
    },
    trace(canvas) {
      for (const segment of segments) {
        if (segment.type === 'close') {
          canvas.closePath();
          continue;
        }
        const x = across.to(segment.x);
        const y = down.to(segment.y);
        if (segment.type === 'move') canvas.moveTo(x, y);
        else if (segment.type === 'line') canvas.lineTo(x, y);
        else {
          const { x1, y1, x2, y2 } = segment;
          canvas.bezierCurveTo(across.to(x1), down.to(y1), across.to(x2), down.to(y2), x, y);
        }
      }
    },
    length: () => hullLength(segments, across.scale, down.scale),
  };
}

function stretch(from: number, length: number, start: number, room: number) {
  const scale = length > 0 ? room / length : 1;
  const shift = length > 0 ? start - from * scale : start + room / 2 - from;
  return { scale, to: (value: number): number => value * scale + shift };
}

/** The lines between all points of a path, control points included, which is at least as long as the path. */
export function hullLength(segments: ResolvedPath['segments'], across: number, down: number): number {
  let sum = 0;
  let start = { x: 0, y: 0 };
  let last = start;
  const to = (x: number, y: number): void => {
    sum += Math.hypot((x - last.x) * across, (y - last.y) * down);
    last = { x, y };
  };
  for (const segment of segments) {
    if (segment.type === 'move') {
      start = segment;
      last = segment;
    } else if (segment.type === 'close') {
      to(start.x, start.y);
    } else {
      if (segment.type === 'curve') {
        to(segment.x1, segment.y1);
        to(segment.x2, segment.y2);
      }
      to(segment.x, segment.y);
    }
  }
  return sum;
}
