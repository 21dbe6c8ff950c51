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
  return splitLines(spans).map((paragraph) => ({ ...paragraph, text: paragraph.text.replaceAll('\t', ' ') }));
}

/** A paragraph of a list, nested that many levels deep. */
export interface ListItem extends Paragraph {
  readonly level: number;
}

/** Deeper than that, text has no room. */
export const LIST_LEVELS = 3;

/** The same for a list: tabs in front of an item nest it, other space in front goes, and what is blank is no item. */
export function splitItems(spans: readonly ResolvedSpan[]): ListItem[] {
  return splitLines(spans).flatMap(({ text, spans: own }) => {
    const words = text.trimStart();
    if (words === '') return [];
    const lead = text.length - words.length;
    const tabs = text.slice(0, lead).split('\t').length - 1;
    const level = Math.min(tabs, LIST_LEVELS - 1);
    return [{ text: words.replaceAll('\t', ' '), spans: own.slice(lead), firstSpan: own[lead]!, level }];
  });
}

function splitLines(spans: readonly ResolvedSpan[]): Paragraph[] {
  if (spans.every((span) => span.text === '')) return [];
  const paragraphs: { text: string; spans: number[]; firstSpan: number }[] = [{ text: '', spans: [], firstSpan: 0 }];
  for (const [index, span] of spans.entries()) {
    const text = span.text.toWellFormed().replace(LINE_ENDS, '\n');
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
