import { intersection, type Rect, transformedBounds } from '../geometry.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** The pixels before what is clipped, and how far each of them lies within the clip. */
interface Clip {
  readonly area: Rect;
  readonly backdrop: OffscreenCanvas;
  readonly mask: OffscreenCanvas;
}

const smooth = new WeakSet<Context>();

/**
 * Gives an offscreen context clips with smooth edges, which those of documents' canvases and of the server have: what
 * follows a clip is painted within its whole pixels, and blended with what was there before, by the clip's coverage,
 * when the state is restored.
 */
export function smoothClips(context: Context): void {
  if (smooth.has(context)) return;
  smooth.add(context);
  const levels: Clip[][] = [];
  const save = context.save.bind(context);
  const restore = context.restore.bind(context);
  const clip = context.clip.bind(context);
  const pathBounds = trackPath(context);

  context.save = () => {
    save();
    levels.push([]);
  };
  context.restore = () => {
    for (const each of levels.pop()?.reverse() ?? []) endClip(each);
    restore();
  };
  // Only called as `clip()` and `clip(rule)`, and never outside of a saved state.
  context.clip = ((rule?: CanvasFillRule) => {
    levels.at(-1)?.push(beginClip(rule));
  }) as Context['clip'];

  function beginClip(rule: CanvasFillRule = 'nonzero'): Clip {
    const matrix = context.getTransform();
    const area = wholePixels(transformedBounds(pathBounds(), matrix), context.canvas);
    const pixels = new Path2D();
    pixels.rect(area.x, area.y, area.width, area.height);
    context.setTransform(1, 0, 0, 1, 0, 0);
    clip(pixels);
    context.setTransform(matrix);
    const backdrop = copyOf(context.canvas, area);
    save();
    neutral(context);
    context.globalCompositeOperation = 'copy';
    context.fillStyle = '#000000';
    context.fill(rule);
    const mask = copyOf(context.canvas, area);
    draw(context, backdrop, area, 'copy');
    restore();
    return { area, backdrop, mask };
  }

  function endClip({ area, backdrop, mask }: Clip): void {
    const painted = copyOf(context.canvas, area);
    draw(contextOf(painted), mask, { x: 0, y: 0 }, 'destination-in');
    save();
    neutral(context);
    draw(context, backdrop, area, 'copy');
    draw(context, mask, area, 'destination-out');
    draw(context, painted, area, 'lighter');
    restore();
  }
}

/** Follows what is added to the current path; gives the bounds of all points that it and its curves lie between. */
function trackPath(context: Context): () => Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const reach = (...coordinates: number[]): void => {
    for (let at = 0; at < coordinates.length; at += 2) {
      left = Math.min(left, coordinates[at]!);
      right = Math.max(right, coordinates[at]!);
      top = Math.min(top, coordinates[at + 1]!);
      bottom = Math.max(bottom, coordinates[at + 1]!);
    }
  };
  const { beginPath, moveTo, lineTo, rect, arc, ellipse, bezierCurveTo } = context;
  Object.assign(context, {
    beginPath() {
      [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
      beginPath.call(context);
    },
    moveTo(...at: Parameters<Context['moveTo']>) {
      reach(...at);
      moveTo.apply(context, at);
    },
    lineTo(...to: Parameters<Context['lineTo']>) {
      reach(...to);
      lineTo.apply(context, to);
    },
    bezierCurveTo(...points: Parameters<Context['bezierCurveTo']>) {
      reach(...points);
      bezierCurveTo.apply(context, points);
    },
    rect(x: number, y: number, width: number, height: number) {
      reach(x, y, x + width, y + height);
      rect.call(context, x, y, width, height);
    },
    arc(...args: Parameters<Context['arc']>) {
      const [x, y, radius] = args;
      reach(x - radius, y - radius, x + radius, y + radius);
      arc.apply(context, args);
    },
    ellipse(...args: Parameters<Context['ellipse']>) {
      const [x, y, rx, ry] = args;
      const radius = Math.max(rx, ry);
      reach(x - radius, y - radius, x + radius, y + radius);
      ellipse.apply(context, args);
    },
  } satisfies Partial<Context>);
  return () => ({ x: left, y: top, width: right - left, height: bottom - top });
}

/** All pixels of the canvas that a rectangle touches, and one around them; at least one. */
function wholePixels({ x, y, width, height }: Rect, canvas: OffscreenCanvas): Rect {
  const left = Math.floor(x) - 1;
  const top = Math.floor(y) - 1;
  const around = { x: left, y: top, width: Math.ceil(x + width) + 1 - left, height: Math.ceil(y + height) + 1 - top };
  const shown = { x: 0, y: 0, width: canvas.width, height: canvas.height };
  return intersection(around, shown) ?? { x: 0, y: 0, width: 1, height: 1 };
}

function neutral(context: Context): void {
  context.globalAlpha = 1;
  context.filter = 'none';
}

/** Pixel on pixel. */
function draw(
  context: Context,
  canvas: OffscreenCanvas,
  { x, y }: Pick<Rect, 'x' | 'y'>,
  operation: GlobalCompositeOperation,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = operation;
  context.drawImage(canvas, x, y);
}

function copyOf(canvas: OffscreenCanvas, { x, y, width, height }: Rect): OffscreenCanvas {
  const copy = new OffscreenCanvas(width, height);
  draw(contextOf(copy), canvas, { x: -x, y: -y }, 'copy');
  return copy;
}

const contextOf = (canvas: OffscreenCanvas): Context => canvas.getContext('2d', { willReadFrequently: true })!;
