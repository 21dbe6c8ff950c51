import type { ResolvedFont, ResolvedPaint, ResolvedTextFit } from '@pictify/scene';
import type { TextRequest } from './text-layout.ts';

export const BLACK: ResolvedPaint = { type: 'solid', color: '#000000' };

export function testFont(font: Partial<ResolvedFont> = {}): ResolvedFont {
  return { family: 'Inter', weight: 400, style: 'normal', size: 40, lineHeight: 1.25, letterSpacing: 0, ...font };
}

/** A request of one span, or of spans given as text and font, in an unconstrained box. */
export function textRequest(
  text: string | readonly (readonly [text: string, font: Partial<ResolvedFont>])[],
  font: Partial<ResolvedFont> = {},
  { fit, ...rest }: Partial<Omit<TextRequest, 'fit'>> & { fit?: Partial<ResolvedTextFit> } = {},
): TextRequest {
  const spans = typeof text === 'string' ? [[text, {}] as const] : text;
  return {
    spans: spans.map(([part, own]) => ({ text: part, font: testFont({ ...font, ...own }), color: BLACK })),
    width: Number.POSITIVE_INFINITY,
    height: Number.POSITIVE_INFINITY,
    align: 'start',
    verticalAlign: 'top',
    direction: 'auto',
    locale: 'en-US',
    fit: { mode: 'fixed', minSize: 12, maxSize: 200, maxLines: 0, overflow: 'ellipsis', ...fit },
    ...rest,
  };
}
