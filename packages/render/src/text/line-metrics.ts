import type { ResolvedSpan } from '@pictify/scene';
import type { FontSelection } from '../fonts/index.ts';
import type { BrokenLine } from './break-lines.ts';

/** A line box above and below its baseline, in pixels at the asked size. */
export interface LineBox {
  readonly ascent: number;
  readonly descent: number;
}

/**
 * The line box of each span: size × line height, in which the ascent and descent of the span's own font (never of a
 * fallback, so that an emoji does not move the line) are centred, as CSS half-leading does.
 */
export function spanBoxes(spans: readonly ResolvedSpan[], selections: readonly FontSelection[]): LineBox[] {
  return spans.map(({ font }, index) => {
    const { ascent, descent } = selections[index]!.primary.metrics;
    const halfLeading = (font.size * font.lineHeight - (ascent + descent) * font.size) / 2;
    return { ascent: ascent * font.size + halfLeading, descent: descent * font.size + halfLeading };
  });
}

/** The box of a line: high enough for every span in it. */
export function lineBox(line: BrokenLine, boxes: readonly LineBox[]): LineBox {
  const { paragraph, start, next } = line;
  let box: LineBox | undefined;
  for (const item of paragraph.items) {
    if (item.end <= start || item.first >= next) continue;
    const own = boxes[item.span]!;
    box = box ? { ascent: Math.max(box.ascent, own.ascent), descent: Math.max(box.descent, own.descent) } : own;
  }
  return box ?? boxes[paragraph.firstSpan]!;
}
