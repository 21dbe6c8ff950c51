import type { ResolvedChart, ResolvedSpan } from '@pictify/scene';
import type { Rect } from '../geometry.ts';
import type { LayoutContext } from '../layers/module.ts';
import { layoutText, type TextLayout, TOO_MUCH } from '../text/index.ts';

/** One label of a chart: a line of text in a box. */
export interface ChartLabel {
  readonly span: ResolvedSpan;
  readonly box: Rect;
  readonly layout: TextLayout;
}

type Side = 'left' | 'center' | 'right';

/** Sets the labels of one chart, all in its font, each on one line that ends in an ellipsis where it is too long. */
export class LabelSetter {
  /** Of a line, in pixels. */
  readonly height: number;
  readonly #layer: ResolvedChart;
  readonly #context: LayoutContext;

  constructor(layer: ResolvedChart, context: LayoutContext) {
    this.#layer = layer;
    this.#context = context;
    this.height = layer.font.size * layer.font.lineHeight;
  }

  /** How wide a text is on one line. */
  width(text: string): number {
    return text === '' ? 0 : this.#layout(text, Number.POSITIVE_INFINITY, 'left').width;
  }

  /** The text in a box as high as one line; nothing for no text. */
  set(text: string, box: Omit<Rect, 'height'>, side: Side, weight = this.#layer.font.weight): ChartLabel[] {
    if (text === '' || box.width <= 0) return [];
    // A hair wider, so that the text that was measured is not taken for too long.
    const layout = this.#layout(text, box.width + 0.01, side, weight);
    const whole = { ...box, height: this.height };
    return layout.lines.length === 0 ? [] : [{ span: this.#span(text, weight), box: whole, layout }];
  }

  /** As `set`, but for numbers: one that is cut is another number, so it is set whole or left out. */
  setWhole(text: string, box: Omit<Rect, 'height'>, side: Side, weight = this.#layer.font.weight): ChartLabel[] {
    return this.#layout(text, Number.POSITIVE_INFINITY, side, weight).width > box.width + 0.01
      ? []
      : this.set(text, box, side, weight);
  }

  #span(text: string, weight: number): ResolvedSpan {
    const { font, color } = this.#layer;
    return { text, font: { ...font, weight }, color: { type: 'solid', color } };
  }

  #layout(text: string, width: number, align: Side, weight = this.#layer.font.weight): TextLayout {
    const { size } = this.#layer.font;
    const { id, path } = this.#layer;
    const { texts, fonts, locale } = this.#context;
    const written = [this.#span(text, weight)];
    const spans = texts.admit(`${id} ${weight} ${text}`, written);
    if (spans[0]!.text !== text) this.#context.report({ ...TOO_MUCH, layer: id, path });
    const layout = layoutText(
      {
        spans,
        width,
        height: this.height,
        align,
        verticalAlign: 'middle',
        direction: 'auto',
        fit: { mode: 'fixed', minSize: size, maxSize: size, maxLines: 1, overflow: 'ellipsis' },
        locale,
      },
      fonts,
      texts,
    );
    for (const issue of layout.issues) {
      // That a label was shortened is to be seen, and a chart has many.
      if (issue.code !== 'text_clipped') this.#context.report({ ...issue, layer: id, path });
    }
    return layout;
  }
}
