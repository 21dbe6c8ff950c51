import { visualOrder } from './bidi.ts';
import { hyphenOf, lineWidth, widest, widthInItem } from './break-lines.ts';
import type { ClampedLine } from './clamp.ts';
import { emojiLead } from './emoji-lead.ts';
import type { FitProblem } from './fit.ts';
import { type LineBox, lineBox } from './line-metrics.ts';
import { hangs, type PreparedParagraph } from './prepared-text.ts';
import { sliceItem, type TextItem } from './text-item.ts';
import type { GlyphRun, TextLine, TextRequest } from './text-layout.ts';

/** A piece of a line, at the asked size: a stretch of an item, or a hyphen or ellipsis in an item's style. */
interface Piece {
  readonly level: number;
  readonly width: number;
  /** What is drawn, `inset` pixels from the piece's left edge; null for spaces. */
  readonly ink: { readonly text: string; readonly inset: number; readonly width: number } | null;
  readonly item: TextItem;
}

/** Lays the lines under each other and puts the pieces of each in visual order. */
export function placeLines(
  lines: readonly ClampedLine[],
  scale: number,
  problem: FitProblem,
  request: TextRequest,
): TextLine[] {
  const widths = lines.map((line) => (lineWidth(line) + (line.ellipsis?.advance ?? 0)) * scale);
  const boxes = lines.map((line) => scaled(lineBox(line, problem.boxes), scale));
  const height = boxes.reduce((sum, box) => sum + box.ascent + box.descent, 0);
  const room = Number.isFinite(request.width) ? request.width : Math.max(0, widest(widths));
  let top = Number.isFinite(request.height) ? (request.height - height) * SHARE_ABOVE[request.verticalAlign] : 0;
  return lines.map((line, index) => {
    const { ascent, descent } = boxes[index]!;
    const width = widths[index]!;
    const x = (room - width) * shareBefore(request.align, line.paragraph.base === 1);
    const baseline = top + ascent;
    top += ascent + descent;
    return { x, baseline, width, ascent, descent, runs: placeRuns(line, x, baseline, scale) };
  });
}

const SHARE_ABOVE = { top: 0, middle: 0.5, bottom: 1 } as const;

function shareBefore(align: TextRequest['align'], rtl: boolean): number {
  if (align === 'center') return 0.5;
  if (align === 'left' || align === 'right') return align === 'left' ? 0 : 1;
  return (align === 'start') === rtl ? 1 : 0;
}

const scaled = (box: LineBox, scale: number): LineBox => ({ ascent: box.ascent * scale, descent: box.descent * scale });

function placeRuns(line: ClampedLine, lineX: number, y: number, scale: number): GlyphRun[] {
  const pieces = linePieces(line);
  const runs: GlyphRun[] = [];
  let x = lineX;
  for (const index of visualOrder(pieces.map((piece) => piece.level))) {
    const { ink, item, level, width } = pieces[index]!;
    if (ink) {
      const rtl = level % 2 === 1;
      runs.push({
        text: line.paragraph.overridden ? override(ink.text, rtl) : ink.text,
        face: item.face.ref,
        size: item.font.size * scale,
        x: x + ink.inset * scale,
        y,
        width: ink.width * scale,
        direction: rtl ? 'rtl' : 'ltr',
        letterSpacing: item.letterSpacing * scale,
        span: item.span,
        lead: emojiLead(item, ink.text, scale),
      });
    }
    x += width * scale;
  }
  return runs;
}

/** Makes the canvas draw letters against their own direction, as the text's overrides ask. */
const override = (text: string, rtl: boolean): string => `${rtl ? '\u202e' : '\u202d'}${text}\u202c`;

function linePieces(line: ClampedLine): Piece[] {
  const { paragraph, start, end, hyphen, ellipsis } = line;
  const pieces: Piece[] = [];
  for (let at = start; at < end; ) {
    const item = paragraph.items[paragraph.itemOf[at]!]!;
    const to = Math.min(end, item.end);
    pieces.push(stretch(paragraph, item, at, to));
    at = to;
  }
  const last = pieces.at(-1);
  if (hyphen && last) {
    const { text, advance } = hyphenOf(last.item);
    pieces.push({ item: last.item, level: last.level, width: advance, ink: { text, inset: 0, width: advance } });
  }
  if (ellipsis) {
    const { item, advance } = ellipsis;
    const ink = { text: item.text, inset: 0, width: advance };
    pieces.push({ item, level: paragraph.base, width: advance, ink });
  }
  return pieces;
}

/** Spaces at either end are not drawn, so that the canvas has none to move about. */
function stretch(paragraph: PreparedParagraph, item: TextItem, from: number, to: number): Piece {
  let first = from;
  let end = to;
  while (first < end && hangs(paragraph.kinds[first]!)) first++;
  while (end > first && hangs(paragraph.kinds[end - 1]!)) end--;
  const width = widthInItem(paragraph, item, from, to);
  const { level } = item;
  if (first === end) return { item, level, width, ink: null };
  const inkWidth = widthInItem(paragraph, item, first, end);
  const { advances } = paragraph;
  const inset = level % 2 === 1 ? advances[to]! - advances[end]! : advances[first]! - advances[from]!;
  return { item, level, width, ink: { text: sliceItem(item, first, end).text, inset, width: inkWidth } };
}
