import type { Matrix } from '../../canvas.ts';
import { intersection, type Rect, transformedBounds } from '../../geometry.ts';
import type { Content } from './content.ts';
import type { FontChoice, TableFont } from './font-table.ts';
import type { ClusterText, GlyphShaper, PlacedGlyph } from './glyph-shaper.ts';
import { entriesOf, multiply, scaleOf } from './matrix.ts';
import type { GlyphCode } from './pdf-font.ts';
import { number, numbers, type Ref, textString } from './syntax.ts';

export interface TextRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly rtl: boolean;
  readonly choice: FontChoice;
  readonly letterSpacing: number;
  readonly matrix: Matrix;
  /** Device pixels outside of which nothing shows. */
  readonly clip: Rect;
}

/** A line around letters that are filled too is not text of its own. */
export type TextMark = 'fill' | 'line' | 'line around';

/** Where a run ended, for the space that may lie between it and the next. */
interface RunEnd {
  readonly content: Content;
  readonly matrix: Matrix;
  readonly x: number;
  readonly y: number;
}

/** Gaps, in ems, that are spaces between words rather than letters set apart, or columns. */
const NARROWEST_SPACE = 0.1;
const WIDEST_SPACE = 1.5;
/** Ems a glyph may reach above its baseline, and below. */
const TALL = 2;

/** Shows runs of text as glyphs of embedded fonts, one after another, so that readers see the words between. */
export class TextWriter {
  #last: RunEnd | null = null;

  show(run: TextRun, { shaper, font }: TableFont, content: Content, mark: TextMark): void {
    const { choice, matrix, letterSpacing } = run;
    const { size } = choice;
    const pixels = size * scaleOf(matrix);
    const glyphs = shaper.shape(run.text, run.rtl, letterSpacing !== 0);
    const shown = new ShownText(content, size, letterSpacing);
    const whole = wholeText(run, mark);
    const space = spaceBefore(this.#last, run, content, shaper);
    if (space) shown.add(font.code(space.glyph, pixels), { x: space.x - run.x, y: 0 }, null);
    const silent: (() => void)[] = [];
    let x = 0;
    for (const glyph of glyphs) {
      const at = { x: x + glyph.dx * size, y: glyph.dy * size };
      const cluster = whole ?? glyph.cluster;
      const add = (): void => shown.add(font.code(glyph, pixels), at, cluster);
      // Marks have no text of their own: after the letters they do not tear those apart.
      if (glyph.text === '' && !cluster) silent.push(add);
      else if (isVisible(run, x, glyph.advance * size)) add();
      x += glyph.advance * size + (glyph.last ? letterSpacing : 0);
    }
    for (const add of silent) add();
    const place = multiply(matrix, { a: 1, b: 0, c: 0, d: -1, e: run.x, f: run.y });
    shown.write(place, mark);
    this.#last = { content, matrix, x: run.x + x, y: run.y };
  }
}

/** A line's runs are drawn without the spaces at their ends. */
function spaceBefore(
  last: RunEnd | null,
  { x, y, matrix, choice }: TextRun,
  content: Content,
  shaper: GlyphShaper,
): { readonly glyph: PlacedGlyph; readonly x: number } | null {
  const id = shaper.spaceGlyph;
  if (id === null || !last || last.content !== content || last.y !== y) return null;
  if (entriesOf(last.matrix).some((entry, index) => entry !== entriesOf(matrix)[index])) return null;
  const gap = (x - last.x) / choice.size;
  if (gap < NARROWEST_SPACE || gap > WIDEST_SPACE) return null;
  return {
    x: last.x,
    glyph: { id, dx: 0, dy: 0, advance: shaper.advanceOf(id), text: ' ', last: true, cluster: null },
  };
}

function isVisible({ x, y, choice, matrix, clip }: TextRun, from: number, advance: number): boolean {
  const { size } = choice;
  const inset = advance * 0.1;
  const area = { x: x + from + inset, y: y - TALL * size, width: advance - 2 * inset, height: (TALL + 1) * size };
  return advance <= 0 || intersection(transformedBounds(area, matrix), clip) !== null;
}

/**
 * What a reader is told a run says where it would not see it by itself: it takes slanted letters for lines of their own,
 * letters set far apart for words, and letters that are stroked and filled for two.
 */
function wholeText({ text, rtl, matrix, letterSpacing, choice }: TextRun, mark: TextMark): ClusterText | null {
  if (mark === 'line around') return { text: '' };
  return !rtl && (isSlanted(matrix) || letterSpacing > NARROWEST_SPACE * choice.size) ? { text } : null;
}

/** Neither upright nor turned by quarters. */
const isSlanted = ({ a, b }: Matrix): boolean => Math.min(Math.abs(a), Math.abs(b)) > CLOSE;

interface Part {
  readonly font: Ref;
  readonly x: number;
  readonly y: number;
  readonly cluster: ClusterText | null;
  codes: string;
}

/** One text object: glyphs at their places, with as few operators as they need. */
class ShownText {
  readonly #content: Content;
  readonly #size: number;
  readonly #spacing: number;
  readonly #parts: Part[] = [];
  /** Where the reader is after the last glyph. */
  #at = 0;

  /** @param spacing Added after every glyph by the reader, which so does not take it for spaces. */
  constructor(content: Content, size: number, spacing: number) {
    this.#content = content;
    this.#size = size;
    this.#spacing = spacing;
  }

  add(glyph: GlyphCode, { x, y }: { readonly x: number; readonly y: number }, cluster: ClusterText | null): void {
    let part = this.#parts.at(-1);
    if (!part || part.font !== glyph.font || part.cluster !== cluster || Math.abs(part.y - y) > CLOSE) {
      part = { font: glyph.font, x, y, cluster, codes: '' };
      this.#parts.push(part);
      this.#at = x;
    }
    const back = Math.round(((this.#at - x) * 1000) / this.#size);
    part.codes += back === 0 ? `<${glyph.code}>` : `${number(back)}<${glyph.code}>`;
    this.#at += glyph.advance * this.#size + this.#spacing - (back * this.#size) / 1000;
  }

  /** A cluster's parts stand within a span that says its text. */
  write(place: Matrix, mark: TextMark): void {
    if (this.#parts.length === 0) return;
    const operators: string[] = [];
    if (mark !== 'fill') operators.push('1 Tr');
    if (this.#spacing !== 0) operators.push(`${number(this.#spacing)} Tc`);
    let open: ClusterText | null = null;
    for (const { font, x, y, cluster, codes } of this.#parts) {
      if (cluster !== open) {
        if (open) operators.push('EMC');
        if (cluster) operators.push(`/Span <</ActualText ${textString(cluster.text)}>> BDC`);
        open = cluster;
      }
      const at = multiply(place, { a: 1, b: 0, c: 0, d: 1, e: x, f: y });
      const name = this.#content.use('Font', font);
      operators.push(
        `${name} ${number(this.#size)} Tf\n${numbers(entriesOf(at))} Tm\n[${codes.replaceAll('><', '')}] TJ`,
      );
    }
    if (open) operators.push('EMC');
    if (mark !== 'fill') operators.push('0 Tr');
    if (this.#spacing !== 0) operators.push('0 Tc');
    this.#content.add(`BT\n${operators.join('\n')}\nET`);
  }
}

const CLOSE = 1e-3;
