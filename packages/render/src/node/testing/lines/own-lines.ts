import type { MeasuredLine, TextToMeasure } from '../../../browser/testing/text-to-measure.ts';
import { hanOrder } from '../../../fonts/han.ts';
import type { FontLibrary } from '../../../fonts/index.ts';
import { breakLines, lineWidth } from '../../../text/break-lines.ts';
import { graphemeStarts } from '../../../text/graphemes.ts';
import { splitParagraphs } from '../../../text/paragraphs.ts';
import { prepareParagraph } from '../../../text/prepare.ts';
import { INK } from '../../../text/prepared-text.ts';
import type { SetParagraph } from '../../../text/set-paragraph.ts';
import { textRequest } from '../../../text/text-request.fixture.ts';
import type { CorpusText } from './text-corpus.ts';

export interface OwnText {
  readonly paragraph: SetParagraph;
  /** The same for a page, without its width. */
  readonly toMeasure: Omit<TextToMeasure, 'width'>;
  readonly missing: readonly string[];
}

/** One paragraph as layout prepares it. */
export function prepareOwn({ text, language }: CorpusText, size: number, weight: number, fonts: FontLibrary): OwnText {
  const { spans, direction } = textRequest(text, { size, weight });
  const missing = new Set<string>();
  const prepared = prepareParagraph(splitParagraphs(spans)[0]!, {
    spans,
    selections: spans.map(({ font }) => fonts.select(font)),
    han: hanOrder(language, text),
    direction,
    breakWords: fonts.breakWords,
    locale: language,
    missing,
  });
  const clusters = Array.from(graphemeStarts(text));
  const stretches = prepared.items.map((item) => ({
    text: text.slice(clusters[item.first], clusters[item.end]),
    family: item.face.ref.family,
    weight: item.face.ref.weight,
  }));
  const ink = Array.from(prepared.kinds, (kind) => kind === INK);
  return {
    paragraph: { ...prepared, inset: 0, indent: 0, spaceAbove: 0, marker: null },
    toMeasure: { stretches, clusters, ink, language, size },
    missing: [...missing],
  };
}

/** Lines in a box of this width, and of each whether it ends inside a word. */
export function ownLines({ paragraph }: OwnText, width: number): { lines: MeasuredLine[]; torn: boolean[] } {
  const broken = breakLines(paragraph, width);
  return {
    lines: broken.map((line) => ({ start: line.start, width: lineWidth(line) })),
    torn: broken.map((line) => line.tornWord),
  };
}
