import type { ResolvedLayer, ResolvedStack, Sizing } from '@pictify/scene';
import type { Extent, Rect } from '../geometry.ts';

/** How long a side may be. */
export interface SideLimits {
  readonly least: number;
  readonly most: number;
}

/** Row and column differ only in which side is which; everything else is written once, in terms of main and cross. */
export interface StackAxis {
  main(size: Extent): number;
  cross(size: Extent): number;
  extent(main: number, cross: number): Extent;
  rect(main: number, cross: number, size: Extent): Rect;
  mainSizing(layer: ResolvedLayer): Sizing;
  crossSizing(layer: ResolvedLayer): Sizing;
  mainLimits(layer: ResolvedLayer): SideLimits;
  crossLimits(layer: ResolvedLayer): SideLimits;
  /** The rectangle inside the padding. */
  inset(box: Rect): Rect;
}

export function stackAxis(stack: ResolvedStack): StackAxis {
  const row = stack.direction === 'row';
  const [top, right, bottom, left] = stack.padding;
  return {
    main: (size) => (row ? size.width : size.height),
    cross: (size) => (row ? size.height : size.width),
    extent: (main, cross) => (row ? { width: main, height: cross } : { width: cross, height: main }),
    rect: (main, cross, size) => (row ? { x: main, y: cross, ...size } : { x: cross, y: main, ...size }),
    mainSizing: ({ sizing }) => (row ? sizing.width : sizing.height),
    crossSizing: ({ sizing }) => (row ? sizing.height : sizing.width),
    mainLimits: ({ sizing }) => (row ? widthLimits(sizing) : heightLimits(sizing)),
    crossLimits: ({ sizing }) => (row ? heightLimits(sizing) : widthLimits(sizing)),
    inset: (box) => ({
      x: box.x + left,
      y: box.y + top,
      width: Math.max(0, box.width - left - right),
      height: Math.max(0, box.height - top - bottom),
    }),
  };
}

type LayerSizing = ResolvedLayer['sizing'];

export const widthLimits = ({ minWidth, maxWidth }: LayerSizing): SideLimits => limits(minWidth, maxWidth);
export const heightLimits = ({ minHeight, maxHeight }: LayerSizing): SideLimits => limits(minHeight, maxHeight);

/** A minimum wins over a maximum, as in CSS. */
function limits(least: number | null, most: number | null): SideLimits {
  return { least: least ?? 0, most: Math.max(least ?? 0, most ?? Number.POSITIVE_INFINITY) };
}

export const within = (length: number, { least, most }: SideLimits): number => Math.max(least, Math.min(most, length));
