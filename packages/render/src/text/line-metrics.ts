import type { ResolvedSpan } from '@pictify/scene';
import type { FontSelection } from '../fonts/index.ts';
import type { BrokenLine } from './break-lines.ts';

/** A line box above and below its baseline, in pixels at the asked size. */
export interface LineBox {
  readonly ascent: number;
  readonly descent: number;
  /** From the baseline to the top of capitals. */
  readonly cap: number;
}

/**
 * The line box of each span: size × line height, in which the ascent and descent of the span's own font (never of a
 * fallback, so that an emoji does not move the line) are centred, as CSS half-leading does.
 */
export function spanBoxes(spans: readonly ResolvedSpan[], selections: readonly FontSelection[]): LineBox[] {
  return spans.map(({ font }, index) => {
    const { ascent, descent, capHeight } = selections[index]!.primary.metrics;
    const halfLeading = (font.size * font.lineHeight - (ascent + descent) * font.size) / 2;
    return {
      ascent: ascent * font.size + halfLeading,
      descent: descent * font.size + halfLeading,
      cap: capHeight * font.size,
    };
  });
}

/** The box of a line: high enough for every span in it. */
export function lineBox({ paragraph, start, next }: BrokenLine, boxes: readonly LineBox[]): LineBox {
  if (next <= start) return boxes[paragraph.firstSpan]!;
  const last = paragraph.itemOf[next - 1]!;
  let box: LineBox | undefined;
  for (let index = paragraph.itemOf[start]!; index <= last; index++) {
    const own = boxes[paragraph.items[index]!.span]!;
    if (box === own) continue;
    box = box
      ? {
          ascent: Math.max(box.ascent, own.ascent),
          descent: Math.max(box.descent, own.descent),
          cap: Math.max(box.cap, own.cap),
        }
      : own;
  }
  return box!;
}
