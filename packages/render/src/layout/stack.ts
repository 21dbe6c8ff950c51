import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import { stackAxis } from './stack-axis.ts';
import {
  byBaseline,
  crossSize,
  type LineBreadth,
  lineBreadth,
  lineLength,
  type StackLine,
  type StackMeasure,
  stackLines,
  totalBreadth,
} from './stack-lines.ts';

/** The boxes of a stack's children, in page pixels and in the children's order. */
export function arrange(
  stack: ResolvedStack,
  box: Rect,
  children: readonly ResolvedLayer[],
  ask: StackMeasure,
): Rect[] {
  const axis = stackAxis(stack);
  const inner = axis.inset(box);
  const room = axis.cross(inner);
  let at = stack.direction === 'row' ? inner.y : inner.x;
  const lines = stackLines(stack, inner, children, ask).map((line) => ({
    ...line,
    ...(stack.wrap || byBaseline(stack) ? lineBreadth(stack, inner, line, ask) : { breadth: room, baseline: 0 }),
  }));
  const { extra, before } = stack.wrap ? spareAcross(stack, lines, room) : { extra: 0, before: 0 };
  at += before;
  return lines.flatMap((line) => {
    const breadth = stack.wrap ? line.breadth + extra : room;
    const boxes = arrangeLine(stack, inner, { ...line, breadth }, at, ask);
    at += breadth + stack.lineGap;
    return boxes;
  });
}

/** Lines that do not fill a stack grow with their children when these stretch, and are aligned like them otherwise. */
function spareAcross(stack: ResolvedStack, lines: readonly LineBreadth[], room: number) {
  const spare = room - totalBreadth(stack, lines);
  if (stack.align === 'stretch') return { extra: Math.max(0, spare) / Math.max(1, lines.length), before: 0 };
  return { extra: 0, before: spare * (SHARE_BEFORE[stack.align] ?? 0) };
}

/** @param across Where the line begins across the stack. */
function arrangeLine(
  stack: ResolvedStack,
  inner: Rect,
  line: StackLine & LineBreadth,
  across: number,
  ask: StackMeasure,
): Rect[] {
  const axis = stackAxis(stack);
  const { children, lengths, breadth } = line;
  const spare = axis.main(inner) - lineLength(line, stack.gap);
  const between =
    stack.justify === 'space-between' && children.length > 1 ? Math.max(0, spare) / (children.length - 1) : 0;
  let at = (stack.direction === 'row' ? inner.x : inner.y) + spare * (SHARE_BEFORE[stack.justify] ?? 0);
  return children.map((child, index) => {
    const main = lengths[index] ?? 0;
    const cross = crossSize(stack, child, main, breadth, ask);
    const size = axis.extent(main, cross);
    const standing = byBaseline(stack) && axis.crossSizing(child) !== 'fill';
    const offset = standing
      ? line.baseline - ask.baseline(child, size)
      : (breadth - cross) * (SHARE_BEFORE[stack.align] ?? 0);
    const rect = axis.rect(at, across + offset, size);
    at += main + stack.gap + between;
    return rect;
  });
}

const SHARE_BEFORE: { readonly [key: string]: number } = { center: 0.5, end: 1 };
