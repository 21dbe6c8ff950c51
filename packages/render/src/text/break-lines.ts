import { hangs, type PreparedParagraph, SOFT_HYPHEN } from './prepared-text.ts';
import { indentAt, type SetParagraph } from './set-paragraph.ts';
import { sliceItem, type TextItem } from './text-item.ts';

/** A line of a paragraph: clusters `start` up to `end`, with what hangs over the end already left out. */
export interface BrokenLine {
  readonly paragraph: SetParagraph;
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
  readonly hyphen: boolean;
  /** The line ends inside a word that is wider than a whole line. */
  readonly tornWord: boolean;
}

/**
 * Breaks greedily into lines of at most `width` pixels, indents included, at the asked size. A word that is wider than that is cut at
 * grapheme clusters; a cluster that is wider stands alone.
 */
export function breakLines(paragraph: SetParagraph, width: number): BrokenLine[] {
  return [...linesOf(paragraph, width)];
}

/** The same one by one, for those who may have seen enough. */
export function* linesOf(paragraph: SetParagraph, width: number): Generator<BrokenLine> {
  let start = 0;
  // The end of the word the line begins with, found once for all lines that a long one is torn into.
  let wordEnd = 0;
  do {
    if (wordEnd <= start) wordEnd = nextBreak(paragraph, start);
    const word = lineTo(paragraph, start, wordEnd);
    const line = fits(word, width) ? filledLine(word, width) : tornLine(paragraph, start, wordEnd, width);
    yield line;
    start = line.next;
  } while (start < paragraph.length);
}

/** As many words after the first as fit. */
function filledLine(word: BrokenLine, width: number): BrokenLine {
  const { paragraph, start } = word;
  let best = word;
  while (best.next < paragraph.length) {
    const longer = lineTo(paragraph, start, nextBreak(paragraph, best.next));
    if (!fits(longer, width)) break;
    best = longer;
  }
  return best;
}

/** The first place after a cluster where a line may end. */
function nextBreak({ breaks, length }: SetParagraph, start: number): number {
  let at = start + 1;
  while (at < length && !breaks[at]) at++;
  return Math.min(at, length);
}

/** The line from `start` if it ends before cluster `next`. */
export function lineTo(paragraph: SetParagraph, start: number, next: number, tornWord = false): BrokenLine {
  let end = next;
  while (end > start && hangs(paragraph.kinds[end - 1]!)) end--;
  const hyphen = next < paragraph.length && next > start && paragraph.kinds[next - 1] === SOFT_HYPHEN && end > start;
  return { paragraph, start, end, next, hyphen, tornWord };
}

/** The longest start of a word that fits, at least one cluster; of an address or a file name as many of its parts. */
function tornLine(paragraph: SetParagraph, start: number, wordEnd: number, width: number): BrokenLine {
  let low = start + 1;
  let high = Math.max(low, wordEnd - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (fits(lineTo(paragraph, start, middle), width)) low = middle;
    else high = middle - 1;
  }
  return lineTo(paragraph, start, lastPart(paragraph, start, low), low < wordEnd);
}

/** What the parts of addresses and file names end with. */
const PART_ENDS: ReadonlySet<string> = new Set('/-._?&=');

/** Where the last part of a word's start ends, in its second half: a line that is less than half full looks broken. */
function lastPart(paragraph: SetParagraph, start: number, end: number): number {
  for (let at = end; at > (start + end) / 2; at--) {
    if (PART_ENDS.has(clusterAt(paragraph, at - 1)) && clusterAt(paragraph, at) !== '/') return at;
  }
  return end;
}

function clusterAt({ items, itemOf }: SetParagraph, at: number): string {
  const item = items[itemOf[at]!];
  return item ? item.text.slice(item.offsets[at - item.first], item.offsets[at + 1 - item.first]) : '';
}

/** Far more than a cut changes a width by (kerning undone, a ligature torn), in ems. */
const SLACK = 0.75;
export const TOLERANCE = 0.01;

/** Whether a line and its indent are at most so many pixels wide. */
export function fits(line: BrokenLine, available: number): boolean {
  const { paragraph, start, end } = line;
  const width = available - lineIndent(line);
  const rough = paragraph.advances[end]! - paragraph.advances[start]!;
  const last = paragraph.items[paragraph.itemOf[Math.max(start, end - 1)]!];
  const slack = SLACK * (last?.font.size ?? 0);
  if (rough + 2 * slack < width) return true;
  if (rough - 2 * slack > width) return false;
  return lineWidth(line) <= width + TOLERANCE;
}

export const lineIndent = ({ paragraph, start }: BrokenLine): number => indentAt(paragraph, start);

/** The exact width of a line at the asked size, without its indent; letter spacing after its last cluster does not count. */
export function lineWidth(line: BrokenLine): number {
  const { paragraph, start, end } = line;
  if (end <= start) return 0;
  const { items, itemOf } = paragraph;
  const first = itemOf[start]!;
  const last = itemOf[end - 1]!;
  let width = widthInItem(paragraph, items[first]!, start, Math.min(end, items[first]!.end));
  if (last > first) {
    width += paragraph.advances[items[last]!.first]! - paragraph.advances[items[first]!.end]!;
    width += widthInItem(paragraph, items[last]!, items[last]!.first, end);
  }
  if (line.hyphen) width += hyphenOf(items[last]!).advance;
  return width - items[last]!.letterSpacing;
}

/** The largest of widths. A text may have more lines than a call may have arguments. */
export const widest = (widths: readonly number[]): number =>
  widths.reduce((most, width) => Math.max(most, width), Number.NEGATIVE_INFINITY);

/** The width of clusters of one item, letter spacing after each included. */
export function widthInItem(paragraph: PreparedParagraph, item: TextItem, from: number, to: number): number {
  if (from === item.first && to === item.end) return paragraph.advances[to]! - paragraph.advances[from]!;
  return sliceItem(item, from, to).advance;
}

/** The hyphen a soft hyphen turns into, in the face of the word. */
export function hyphenOf(item: TextItem): { text: string; advance: number } {
  const text = item.face.coverage.has(0x2010) ? '\u2010' : '-';
  const shaped = item.face.shape(text, item.level % 2 === 1, item.letterSpacing !== 0);
  return { text, advance: shaped.advances[text.length]! * item.font.size + item.letterSpacing };
}
