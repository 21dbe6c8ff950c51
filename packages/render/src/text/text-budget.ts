import type { Issue } from '@pictify/expr';
import type { ResolvedSpan } from '@pictify/scene';

/** UTF-16 units of text that one page sets. A densely printed page has some 10,000. */
export const PAGE_TEXT = 100_000;
/** Units that one page may measure and break into lines, each as often as it is looked at. */
export const PAGE_TEXT_WORK = 1_000_000;

/** Reported of what the page has no room for. */
export const TOO_MUCH: Issue = {
  code: 'text_too_much',
  severity: 'warning',
  message: `A page has at most ${PAGE_TEXT} characters of text; what is over is not shown.`,
};

/**
 * How much text a page may set, and how long it may look for sizes. Counted in units and never in time, so that equal
 * pages come out equal.
 */
export class TextBudget {
  #room: number;
  #work: number;
  readonly #admitted = new Map<unknown, readonly ResolvedSpan[]>();

  constructor({ text = PAGE_TEXT, work = PAGE_TEXT_WORK } = {}) {
    this.#room = text;
    this.#work = work;
  }

  /** The spans as far as the page has room for them, as many as were given. A layer has the same answer each time. */
  admit(layer: unknown, spans: readonly ResolvedSpan[]): readonly ResolvedSpan[] {
    let admitted = this.#admitted.get(layer);
    if (!admitted) this.#admitted.set(layer, (admitted = this.#cut(spans)));
    return admitted;
  }

  /** Nothing more may be tried; what has to be set is set without trying. */
  get exhausted(): boolean {
    return this.#work <= 0;
  }

  spend(units: number): void {
    this.#work -= units;
  }

  #cut(spans: readonly ResolvedSpan[]): readonly ResolvedSpan[] {
    const length = textLength(spans);
    if (length <= this.#room) {
      this.#room -= length;
      return spans;
    }
    return spans.map((span) => {
      const text = span.text.slice(0, this.#room).replace(HALF_A_PAIR, '');
      this.#room -= Math.min(this.#room, span.text.length);
      return { ...span, text };
    });
  }
}

const HALF_A_PAIR = /[\ud800-\udbff]$/;

export const textLength = (spans: readonly ResolvedSpan[]): number =>
  spans.reduce((length, { text }) => length + text.length, 0);
