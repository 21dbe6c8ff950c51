import { visualOrder } from './bidi.ts';
import { lineIndent, lineTo, lineWidth, widest } from './break-lines.ts';
import type { ClampedLine } from './clamp.ts';
import { emojiLead } from './emoji-lead.ts';
import type { FitProblem } from './fit.ts';
import { type FlowedLine, flowLines } from './flow-lines.ts';
import { type LinePiece, linePieces } from './line-pieces.ts';
import { SPACE } from './prepared-text.ts';
import { PLAIN } from './set-paragraphs.ts';
import type { GlyphRun, TextLine, TextRequest } from './text-layout.ts';

export interface PlacedLines {
  readonly lines: readonly TextLine[];
  readonly width: number;
  readonly height: number;
}

/** Lays the lines under each other and puts the pieces of each in visual order. */
export function placeLines(
  lines: readonly ClampedLine[],
  scale: number,
  problem: FitProblem,
  request: TextRequest,
): PlacedLines {
  const flow = flowLines(problem, lines, scale);
  const widths = lines.map((line) => (lineWidth(line) + (line.ellipsis?.advance ?? 0)) * scale);
  const width = Math.max(0, widest(lines.map((line, index) => lineIndent(line) * scale + widths[index]!)));
  const height = flow.height * scale;
  const room = Number.isFinite(problem.width) ? problem.width : width;
  const top = Number.isFinite(request.height) ? (request.height - height) * SHARE_ABOVE[request.verticalAlign] : 0;
  const columns = columnEdges(problem, request);
  const place = (line: ClampedLine, index: number): TextLine => {
    const { column, baseline, ascent, descent } = flow.lines[index] as FlowedLine;
    const placing = { left: columns[column] ?? 0, room, y: top + baseline * scale, scale, request };
    return { ...placeLine(line, widths[index]!, placing), ascent: ascent * scale, descent: descent * scale };
  };
  return { lines: lines.map(place), width: columns.length > 1 ? request.width : width, height };
}

const SHARE_ABOVE = { top: 0, middle: 0.5, bottom: 1 } as const;

/** The left edge of every column; the first is where the text's first paragraph begins to be read. */
function columnEdges({ columns, width, paragraphs }: FitProblem, request: TextRequest): number[] {
  const step = width + (request.columns?.gap ?? 0);
  const edges = Array.from({ length: columns }, (_, index) => (columns > 1 ? index * step : 0));
  return paragraphs[0]?.base === 1 ? edges.reverse() : edges;
}

interface Placing {
  /** Of the column. */
  readonly left: number;
  readonly room: number;
  /** The baseline. */
  readonly y: number;
  readonly scale: number;
  readonly request: TextRequest;
}

function placeLine(line: ClampedLine, own: number, { left, room, y, scale, request }: Placing) {
  const { paragraph } = line;
  const rtl = paragraph.base === 1;
  const indent = lineIndent(line) * scale;
  const justified = request.align === 'justify' && isJustified(line) ? room - indent : undefined;
  const pieces = linePieces(line, justified === undefined ? undefined : justified / scale);
  const width = justified ?? own;
  const x = left + (rtl ? 0 : indent) + (room - indent - width) * shareBefore(request.align, rtl);
  const runs = placeRuns(line, pieces, x, y, scale);
  return { x, baseline: y, width, runs: [...markerRuns(line, x, width, y, scale, request), ...runs] };
}

/** A paragraph's last line is as wide as it is, and so is one that was cut short or has no space to widen. */
function isJustified({ paragraph, start, end, next, ellipsis }: ClampedLine): boolean {
  if (ellipsis || next >= paragraph.length) return false;
  return paragraph.kinds.subarray(start, end).includes(SPACE);
}

function shareBefore(align: TextRequest['align'], rtl: boolean): number {
  if (align === 'center') return 0.5;
  if (align === 'left' || align === 'right') return align === 'left' ? 0 : 1;
  return (align !== 'end') === rtl ? 1 : 0;
}

/** The marker before a paragraph's first line, ending where the line begins. */
function markerRuns(
  { paragraph, start }: ClampedLine,
  x: number,
  width: number,
  y: number,
  scale: number,
  { list, spans }: TextRequest,
): GlyphRun[] {
  const { marker, base } = paragraph;
  if (!marker || start > 0) return [];
  const line = lineTo({ ...marker.text, ...PLAIN }, 0, marker.text.length);
  const gap = marker.gap * scale;
  const left = base === 1 ? x + width + gap : x - gap - lineWidth(line) * scale;
  const runs = placeRuns(line, linePieces(line), left, y, scale);
  return list?.color ? runs.map((run) => ({ ...run, span: spans.length })) : runs;
}

function placeRuns(
  { paragraph }: ClampedLine,
  pieces: readonly LinePiece[],
  lineX: number,
  y: number,
  scale: number,
): GlyphRun[] {
  const runs: GlyphRun[] = [];
  let x = lineX;
  for (const index of visualOrder(pieces.map((piece) => piece.level))) {
    const { ink, item, level, width } = pieces[index]!;
    if (ink) {
      const rtl = level % 2 === 1;
      const size = item.font.size * scale;
      const { reach } = item.face.metrics;
      const stacked = STACKS.test(ink.text) ? 1 : 0;
      runs.push({
        text: paragraph.overridden ? override(ink.text, rtl) : ink.text,
        face: item.face.ref,
        size,
        x: x + ink.inset * scale,
        y,
        width: ink.width * scale,
        direction: rtl ? 'rtl' : 'ltr',
        letterSpacing: item.letterSpacing * scale,
        above: (reach.above + stacked) * size,
        below: (reach.below + stacked) * size,
        span: item.span,
        lead: emojiLead(item, ink.text, scale),
      });
    }
    x += width * scale;
  }
  return runs;
}

/** Marks that a font puts on, over or under other glyphs, and above the reach of any of them. */
const STACKS = /\p{M}/u;

/** Makes the canvas draw letters against their own direction, as the text's overrides ask. */
const override = (text: string, rtl: boolean): string => `${rtl ? '\u202e' : '\u202d'}${text}\u202c`;
