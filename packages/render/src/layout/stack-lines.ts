import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import type { Extent } from '../geometry.ts';
import { shareRoom } from './share-room.ts';
import { type StackAxis, stackAxis, within } from './stack-axis.ts';

/** What a stack asks about its children. */
export interface StackMeasure {
  /** The outer size under the child's sizing. */
  measure(layer: ResolvedLayer, room: Extent): Extent;
  /** The outer size if the sides that fill hugged instead. */
  natural(layer: ResolvedLayer, room: Extent): Extent;
  /** From the top of a layer of that size to the baseline that others may stand on. */
  baseline(layer: ResolvedLayer, size: Extent): number;
  /** Whether filling children take the room that is left; not where a stack is asked for its natural size. */
  readonly grows: boolean;
}

export interface StackLine {
  readonly children: readonly ResolvedLayer[];
  /** The children's lengths along the stack. */
  readonly lengths: readonly number[];
}

export interface LineBreadth {
  /** How broad the line is by what is in it. */
  readonly breadth: number;
  /** How far below the line's top its baseline is; 0 unless it is aligned by one. */
  readonly baseline: number;
}

/** The lines of a stack in the room inside its padding: one, unless it wraps. */
export function stackLines(
  stack: ResolvedStack,
  inner: Extent,
  children: readonly ResolvedLayer[],
  ask: StackMeasure,
): StackLine[] {
  const axis = stackAxis(stack);
  const lines = stack.wrap ? wrapped(stack, inner, children, axis, ask) : children.length > 0 ? [children] : [];
  return lines.map((line) => ({ children: line, lengths: mainLengths(stack, inner, line, ask) }));
}

/** The length of a line with its gaps. */
export function lineLength({ lengths }: StackLine, gap: number): number {
  return lengths.reduce((sum, length) => sum + length, gap * Math.max(0, lengths.length - 1));
}

export const byBaseline = ({ align, direction }: ResolvedStack): boolean => align === 'baseline' && direction === 'row';

const TOLERANCE = 0.01;

/** Children are put on a line as long as they fit in the lengths they would like; filling ones take their minimum. */
function wrapped(
  stack: ResolvedStack,
  inner: Extent,
  children: readonly ResolvedLayer[],
  axis: StackAxis,
  ask: StackMeasure,
): ResolvedLayer[][] {
  const lines: ResolvedLayer[][] = [];
  let used = 0;
  for (const child of children) {
    const fills = axis.mainSizing(child) === 'fill' && ask.grows;
    const length = fills ? axis.mainLimits(child).least : axis.main(ask.measure(child, inner));
    const line = lines.at(-1);
    if (line && used + stack.gap + length <= axis.main(inner) + TOLERANCE) {
      line.push(child);
      used += stack.gap + length;
    } else {
      lines.push([child]);
      used = length;
    }
  }
  return lines;
}

/**
 * The children's lengths along the stack, within the room inside its padding. Fixed and hugging children take what
 * they measure, filling ones share what is left by their `grow`; where there is too little, the longest of the hugging
 * children give way first. Nothing leaves its own limits.
 */
function mainLengths(
  stack: ResolvedStack,
  inner: Extent,
  children: readonly ResolvedLayer[],
  ask: StackMeasure,
): number[] {
  const axis = stackAxis(stack);
  const fills = children.map((child) => axis.mainSizing(child) === 'fill' && ask.grows);
  const lengths = children.map((child, index) =>
    fills[index] ? axis.mainLimits(child).least : axis.main(ask.measure(child, inner)),
  );
  const room = axis.main(inner) - stack.gap * Math.max(0, children.length - 1);
  const spare = room - lengths.reduce((sum, length) => sum + length, 0);
  const flexible = spare >= 0 ? fills : children.map((child) => axis.mainSizing(child) === 'hug');
  const shares = children.flatMap((child, index) => {
    if (!flexible[index]) return [];
    const { least, most } = axis.mainLimits(child);
    return spare >= 0 ? [{ weight: child.sizing.grow, least, most }] : [{ weight: 1, least, most: lengths[index]! }];
  });
  const taken = lengths.reduce((sum, length, index) => (flexible[index] ? sum : sum + length), 0);
  const parts = shareRoom(shares, room - taken).values();
  return lengths.map((length, index) => (flexible[index] ? (parts.next().value ?? length) : length));
}

/**
 * How broad a line is. Across, a child may depend on its length along: text that shares a row wraps into more lines.
 * Children that fill across have no say, beyond what they hold, in how broad it is that they fill.
 */
export function lineBreadth(
  stack: ResolvedStack,
  inner: Extent,
  { children, lengths }: StackLine,
  ask: StackMeasure,
): LineBreadth {
  const axis = stackAxis(stack);
  let above = 0;
  let below = 0;
  let breadth = 0;
  for (const [index, child] of children.entries()) {
    const room = axis.extent(lengths[index] ?? 0, axis.cross(inner));
    const fills = axis.crossSizing(child) === 'fill';
    const size = fills ? ask.natural(child, room) : ask.measure(child, room);
    const cross = axis.cross(size);
    breadth = Math.max(breadth, cross);
    if (!byBaseline(stack) || fills) continue;
    const baseline = ask.baseline(child, axis.extent(lengths[index] ?? 0, cross));
    above = Math.max(above, baseline);
    below = Math.max(below, cross - baseline);
  }
  return { breadth: Math.max(breadth, above + below), baseline: above };
}

/**
 * The size of a stack's content in a room. What fills across a stack that hugs does not make it as broad as the room,
 * unless there is nothing else to go by.
 */
export function contentExtent(
  stack: ResolvedStack,
  inner: Extent,
  children: readonly ResolvedLayer[],
  ask: StackMeasure,
): Extent {
  const axis = stackAxis(stack);
  const room = axis.cross(inner);
  const hugs = axis.crossSizing(stack) === 'hug' || !ask.grows;
  let lines = stackLines(stack, inner, children, ask);
  let across = hugs ? acrossLines(lines, inner) : room;
  if (hugs && children.some((child) => axis.crossSizing(child) === 'fill')) {
    if (across === 0 && ask.grows) across = room;
    else if (across < room && !stack.wrap) {
      // They will be as broad as the others, on which their lengths may depend.
      const narrowed = axis.extent(axis.main(inner), across);
      lines = stackLines(stack, narrowed, children, ask);
      across = acrossLines(lines, narrowed);
    }
  }
  const along = lines.reduce((most, line) => Math.max(most, lineLength(line, stack.gap)), 0);
  return axis.extent(along, across);

  function acrossLines(all: readonly StackLine[], within: Extent): number {
    return totalBreadth(
      stack,
      all.map((line) => lineBreadth(stack, within, line, ask)),
    );
  }
}

export function totalBreadth({ lineGap }: ResolvedStack, lines: readonly LineBreadth[]): number {
  return lines.reduce((sum, { breadth }) => sum + breadth, lineGap * Math.max(0, lines.length - 1));
}

/** A child's box across a line that is `breadth` broad. */
export function crossSize(
  stack: ResolvedStack,
  child: ResolvedLayer,
  length: number,
  breadth: number,
  ask: StackMeasure,
): number {
  const axis = stackAxis(stack);
  const sizing = axis.crossSizing(child);
  const whole = sizing === 'fill' || (stack.align === 'stretch' && sizing !== 'fixed');
  if (whole) return within(breadth, axis.crossLimits(child));
  return axis.cross(ask.measure(child, axis.extent(length, breadth)));
}
