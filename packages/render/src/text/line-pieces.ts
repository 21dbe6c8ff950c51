import { hyphenOf, widthInItem } from './break-lines.ts';
import type { ClampedLine } from './clamp.ts';
import { hangs, type PreparedParagraph, SPACE } from './prepared-text.ts';
import { sliceItem, type TextItem } from './text-item.ts';

/** A piece of a line, at the asked size: a stretch of an item, or a hyphen or ellipsis in an item's style. */
export interface LinePiece {
  readonly level: number;
  readonly width: number;
  /** What is drawn, `inset` pixels from the piece's left edge; null for spaces. */
  readonly ink: { readonly text: string; readonly inset: number; readonly width: number } | null;
  readonly item: TextItem;
}

/** The pieces of a line in logical order; with a width given, spaces are widened until the line is that wide. */
export function linePieces(line: ClampedLine, justified?: number): LinePiece[] {
  const { paragraph, start, end, hyphen, ellipsis } = line;
  const pieces: LinePiece[] = [];
  /** Of every piece the spaces that may grow. */
  const spaces: number[] = [];
  for (let at = start; at < end; ) {
    const item = paragraph.items[paragraph.itemOf[at]!]!;
    const to = justified === undefined ? Math.min(end, item.end) : wordEnd(paragraph, at, Math.min(end, item.end));
    const piece = stretch(paragraph, item, at, to);
    pieces.push(piece);
    spaces.push(paragraph.kinds[at] === SPACE && spaces.length > 0 ? to - at : 0);
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
  return justified === undefined ? pieces : spread(pieces, spaces, justified);
}

/** Where a word or the spaces between two end. */
function wordEnd({ kinds }: PreparedParagraph, start: number, end: number): number {
  const spaces = kinds[start] === SPACE;
  let at = start + 1;
  while (at < end && (kinds[at] === SPACE) === spaces) at++;
  return at;
}

function spread(pieces: readonly LinePiece[], spaces: readonly number[], width: number): LinePiece[] {
  const own = pieces.reduce((sum, piece) => sum + piece.width, 0) - (pieces.at(-1)?.item.letterSpacing ?? 0);
  const growing = spaces.reduce((sum, count) => sum + count, 0);
  const extra = growing > 0 ? Math.max(0, width - own) / growing : 0;
  return pieces.map((piece, index) => ({ ...piece, width: piece.width + extra * (spaces[index] ?? 0) }));
}

/** Spaces at either end are not drawn, so that the canvas has none to move about. */
function stretch(paragraph: PreparedParagraph, item: TextItem, from: number, to: number): LinePiece {
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
