import { lineTo, lineWidth } from './break-lines.ts';
import { listMarkers } from './list-markers.ts';
import { splitItems, splitParagraphs } from './paragraphs.ts';
import { type PrepareContext, prepareParagraph } from './prepare.ts';
import type { PreparedParagraph } from './prepared-text.ts';
import type { SetParagraph } from './set-paragraph.ts';
import type { TextRequest } from './text-layout.ts';

/** What of a request, beside its spans, decides how paragraphs are set. */
export type ParagraphStyle = Pick<TextRequest, 'list' | 'paragraphSpacing' | 'indent' | 'locale'>;

/** The paragraphs of a text, shaped and ready to be broken into lines. */
export function setParagraphs(style: ParagraphStyle, context: PrepareContext): SetParagraph[] {
  const { list, paragraphSpacing = 0, indent = 0 } = style;
  if (list) return setList({ ...style, list }, paragraphSpacing, context);
  return splitParagraphs(context.spans).map((paragraph) => ({
    ...prepareParagraph(paragraph, context),
    inset: 0,
    indent,
    spaceAbove: paragraphSpacing,
    marker: null,
  }));
}

/**
 * Markers stand in a column of their own for each level, as broad as the broadest, next to the text. All of a list reads
 * in one direction, that of its first item unless it is set.
 */
function setList(
  { list, locale }: ParagraphStyle & { list: NonNullable<TextRequest['list']> },
  spaceAbove: number,
  context: PrepareContext,
): SetParagraph[] {
  const items = splitItems(context.spans);
  const texts = listMarkers(list, items, locale);
  const gap = list.gap ?? (context.spans[0]?.font.size ?? 0) / 2;
  const columns: number[] = [];
  const markers = new Map<string, { text: PreparedParagraph; width: number }>();
  let { direction } = context;
  const prepared = items.map((item, index) => {
    const paragraph = prepareParagraph(item, { ...context, direction });
    direction = paragraph.base === 1 ? 'rtl' : 'ltr';
    if (index >= MARKED_ITEMS) return { level: item.level, paragraph, marker: null };
    const { text, width } = prepareMarker(texts[index]!, item.firstSpan);
    columns[item.level] = Math.max(columns[item.level] ?? 0, width + gap);
    return { level: item.level, paragraph, marker: { text, gap } };
  });
  return prepared.map(({ level, paragraph, marker }) => {
    const inset = columns.slice(0, level + 1).reduce((sum, column) => sum + (column ?? 0), 0);
    return { ...paragraph, inset, indent: 0, spaceAbove, marker };
  });

  function prepareMarker(text: string, firstSpan: number) {
    const key = `${firstSpan} ${text}`;
    let known = markers.get(key);
    if (!known) {
      const spans = new Array<number>(text.length).fill(firstSpan);
      const prepared = prepareParagraph({ text, spans, firstSpan }, { ...context, direction });
      const width = lineWidth(lineTo({ ...prepared, ...PLAIN }, 0, prepared.length));
      markers.set(key, (known = { text: prepared, width }));
    }
    return known;
  }
}

/** No picture shows more items; the rest of a longer list is set without its markers. */
const MARKED_ITEMS = 1000;

/** How a marker itself is set. */
export const PLAIN = { inset: 0, indent: 0, spaceAbove: 0, marker: null } as const;
