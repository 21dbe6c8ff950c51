import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import type { Extent, Rect } from '../geometry.ts';

/** Row and column differ only in which side is which; everything else is written once, in terms of main and cross. */
export interface StackAxis {
  main(size: Extent): number;
  cross(size: Extent): number;
  extent(main: number, cross: number): Extent;
  rect(main: number, cross: number, size: Extent): Rect;
  mainSizing(layer: ResolvedLayer): string;
  crossSizing(layer: ResolvedLayer): string;
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
    mainSizing: (layer) => (row ? layer.sizing.width : layer.sizing.height),
    crossSizing: (layer) => (row ? layer.sizing.height : layer.sizing.width),
    inset: (box) => ({
      x: box.x + left,
      y: box.y + top,
      width: Math.max(0, box.width - left - right),
      height: Math.max(0, box.height - top - bottom),
    }),
  };
}

/**
 * The boxes of a stack's children, in page pixels. Fixed and hugging children take what they measure, filling ones
 * share what is left; where there is too little, the longest of the hugging children give way first.
 */
export function arrange(
  stack: ResolvedStack,
  box: Rect,
  children: readonly ResolvedLayer[],
  measure: (layer: ResolvedLayer, room: Extent) => Extent,
): Rect[] {
  const axis = stackAxis(stack);
  const inner = axis.inset(box);
  const lengths = mainLengths(stack, inner, children, measure);
  const gaps = stack.gap * Math.max(0, children.length - 1);
  const spare = axis.main(inner) - gaps - lengths.reduce((sum, length) => sum + length, 0);
  const between =
    stack.justify === 'space-between' && children.length > 1 ? Math.max(0, spare) / (children.length - 1) : 0;
  const origin = stack.direction === 'row' ? inner.x : inner.y;
  const crossOrigin = stack.direction === 'row' ? inner.y : inner.x;
  let at = origin + spare * (SHARE_BEFORE[stack.justify] ?? 0);
  return children.map((child, index) => {
    const main = lengths[index] ?? 0;
    const room = axis.extent(main, axis.cross(inner));
    const stretched = stack.align === 'stretch' && axis.crossSizing(child) !== 'fixed';
    const cross = stretched ? axis.cross(inner) : axis.cross(measure(child, room));
    const offset = (axis.cross(inner) - cross) * (SHARE_BEFORE[stack.align] ?? 0);
    const rect = axis.rect(at, crossOrigin + offset, axis.extent(main, cross));
    at += main + stack.gap + between;
    return rect;
  });
}

const SHARE_BEFORE: { readonly [key: string]: number } = { center: 0.5, end: 1 };

/** The children's lengths along the stack, within the room inside its padding. */
export function mainLengths(
  stack: ResolvedStack,
  inner: Rect,
  children: readonly ResolvedLayer[],
  measure: (layer: ResolvedLayer, room: Extent) => Extent,
): number[] {
  const axis = stackAxis(stack);
  const fills = children.map((child) => axis.mainSizing(child) === 'fill');
  const lengths = children.map((child, index) => (fills[index] ? 0 : axis.main(measure(child, inner))));
  const room = axis.main(inner) - stack.gap * Math.max(0, children.length - 1);
  const spare = room - lengths.reduce((sum, length) => sum + length, 0);
  const filling = fills.filter(Boolean).length;
  if (spare >= 0 && filling > 0) return lengths.map((length, index) => (fills[index] ? spare / filling : length));
  if (spare >= 0) return lengths;
  const hugs = children.map((child) => axis.mainSizing(child) === 'hug');
  const yielding = lengths.filter((_, index) => hugs[index]);
  const longest = longestThatFit(yielding, spare + yielding.reduce((sum, length) => sum + length, 0));
  return lengths.map((length, index) => (hugs[index] ? Math.min(length, longest) : length));
}

/** The length to cut lengths to so that together they just fill the room: a badge stays whole beside a long name. */
function longestThatFit(lengths: readonly number[], room: number): number {
  let left = room;
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = left / (lengths.length - index);
    if (length > share) return Math.max(0, share);
    left -= length;
  }
  return Number.POSITIVE_INFINITY;
}
