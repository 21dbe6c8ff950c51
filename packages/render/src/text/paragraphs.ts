import type { ResolvedSpan } from '@pictify/scene';

/** Text between forced line ends. */
export interface Paragraph {
  readonly text: string;
  /** For every UTF-16 offset the index of its span. */
  readonly spans: readonly number[];
  /** The span that gives an empty paragraph its height. */
  readonly firstSpan: number;
}

/**
 * Splits spans at line feeds, which other line and paragraph ends are turned into; tabs become spaces, lone surrogates
 * U+FFFD. Text without any character has no paragraph.
 */
export function splitParagraphs(spans: readonly ResolvedSpan[]): Paragraph[] {
  if (spans.every((span) => span.text === '')) return [];
  const paragraphs: { text: string; spans: number[]; firstSpan: number }[] = [{ text: '', spans: [], firstSpan: 0 }];
  for (const [index, span] of spans.entries()) {
    const text = span.text.toWellFormed().replace(LINE_ENDS, '\n').replaceAll('\t', ' ');
    for (const [at, part] of text.split('\n').entries()) {
      if (at > 0) paragraphs.push({ text: '', spans: [], firstSpan: index });
      const paragraph = paragraphs.at(-1)!;
      if (paragraph.text === '') paragraph.firstSpan = index;
      paragraph.text += part;
      for (let unit = 0; unit < part.length; unit++) paragraph.spans.push(index);
    }
  }
  return paragraphs;
}

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
