/** Whole device pixels. */
export interface PixelArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What changes with a frame. The first of a file covers all of it. */
export interface MotionFrame {
  readonly area: PixelArea;
  /** Straight RGBA of the area, four bytes a word, red the lowest. */
  readonly pixels: Uint32Array;
  readonly delayMs: number;
}

/** The smallest area within `within` in which two pictures of `width` pixels a row differ; null when in none. */
export function differingArea(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  width: number,
  within: PixelArea,
): PixelArea | null {
  const bottom = within.y + within.height;
  let top = within.y;
  while (top < bottom && !differsInRow(before, after, width, within, top)) top++;
  if (top === bottom) return null;
  let end = bottom;
  while (!differsInRow(before, after, width, within, end - 1)) end--;
  let left = within.x + within.width;
  let right = within.x;
  for (let y = top; y < end; y++) {
    const row = y * width;
    for (let x = within.x; x < left; x++) if (before[row + x] !== after[row + x]) left = x;
    for (let x = within.x + within.width - 1; x >= right; x--) if (before[row + x] !== after[row + x]) right = x + 1;
  }
  return { x: left, y: top, width: right - left, height: end - top };
}

function differsInRow(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  width: number,
  { x, width: length }: PixelArea,
  y: number,
): boolean {
  for (let at = y * width + x, end = at + length; at < end; at++) if (before[at] !== after[at]) return true;
  return false;
}
