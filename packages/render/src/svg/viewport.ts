import type { Extent, Rect } from '../geometry.ts';
import { refuse } from './refusal.ts';
import type { SafeNode } from './safe-node.ts';

/** CSS pixels of the absolute units. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 4 / 3],
  ['pc', 16],
  ['mm', 96 / 25.4],
  ['cm', 96 / 2.54],
  ['in', 96],
  ['em', 16],
  ['ex', 8],
]);
/** What a browser gives a picture that says nothing of its size. */
const DEFAULT: Extent = { width: 300, height: 150 };
/** As large as it counts for layout; it is drawn sharp at any size. */
const MAX_NATURAL = 4096;
const MAX_COORDINATE = 1e7;

export interface Viewport {
  /** The size a layer hugs, in page pixels. */
  readonly natural: Extent;
  /** The part of the drawing that is in sight, in its own units. */
  readonly view: Rect;
}

/** How large a drawing is and what of it is seen, by `width`, `height`, `viewBox` and `preserveAspectRatio` of the root. */
export function viewportOf({ attributes }: SafeNode): Viewport {
  const box = readBox(attributes.get('viewBox'));
  const width = readLength(attributes.get('width'));
  const height = readLength(attributes.get('height'));
  const size = naturalSize(width, height, box);
  const view = box
    ? seenOf(box, size, attributes.get('preserveAspectRatio') ?? '')
    : { x: 0, y: 0, width: size.width, height: size.height };
  const shrink = Math.min(1, MAX_NATURAL / size.width, MAX_NATURAL / size.height);
  return { natural: { width: size.width * shrink, height: size.height * shrink }, view };
}

function naturalSize(width: number | null, height: number | null, box: Rect | null): Extent {
  if (width !== null && height !== null) return { width, height };
  if (!box) return { width: width ?? DEFAULT.width, height: height ?? DEFAULT.height };
  if (width !== null) return { width, height: (width * box.height) / box.width };
  if (height !== null) return { width: (height * box.width) / box.height, height };
  return box;
}

/** Null for what is relative to where the drawing stands (`100%`), and for nothing. */
function readLength(written: string | undefined): number | null {
  const [, digits, unit] = /^([^a-z%]+(?:e[+-]?\d+)?)([a-z%]*)$/i.exec(written ?? '') ?? [];
  const factor = UNITS.get(unit ?? '');
  if (digits === undefined || factor === undefined) return null;
  const pixels = Number(digits) * factor;
  if (!(pixels > 0 && pixels <= MAX_COORDINATE)) refuse('its size is not a size');
  return pixels;
}

function readBox(written: string | undefined): Rect | null {
  if (written === undefined) return null;
  const [x, y, width, height, ...more] = written
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (height === undefined || more.length > 0) return null;
  const box = { x: x as number, y: y as number, width: width as number, height };
  const isSound = Object.values(box).every((value) => Math.abs(value) <= MAX_COORDINATE);
  if (!isSound || box.width <= 0 || box.height <= 0) refuse('its viewBox is not a box');
  return box;
}

/** The view box grown (`meet`) or cut (`slice`) to the proportions of the size (SVG 1.1, 7.8). */
function seenOf(box: Rect, size: Extent, aspect: string): Rect {
  if (/^\s*none/.test(aspect)) return box;
  const scales = [size.width / box.width, size.height / box.height] as const;
  const scale = aspect.includes('slice') ? Math.max(...scales) : Math.min(...scales);
  const width = size.width / scale;
  const height = size.height / scale;
  const [, across = 'Mid', down = 'Mid'] = /x(Min|Mid|Max)Y(Min|Mid|Max)/.exec(aspect) ?? [];
  return {
    x: box.x - (width - box.width) * SHARES[across as keyof typeof SHARES],
    y: box.y - (height - box.height) * SHARES[down as keyof typeof SHARES],
    width,
    height,
  };
}

const SHARES = { Min: 0, Mid: 0.5, Max: 1 } as const;
