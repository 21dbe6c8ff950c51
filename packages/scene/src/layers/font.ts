import { choice } from '../properties/choice.ts';
import { number } from '../properties/number.ts';
import { record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { ResolvedFont } from '../resolved.ts';

/** A font's properties; a `size` that is not written is null, for the owner to derive. */
export function fontProperties(weight: number) {
  return record(
    {
      family: text('Inter', 'A shipped family or one of the workspace.'),
      weight: number({ default: weight, min: 1, max: 1000, summary: '400 is regular, 700 bold.' }),
      style: choice(['normal', 'italic'], 'normal'),
      size: number({ default: null, min: 1, max: 2000, unit: 'px' }),
      lineHeight: number({ default: 1.2, min: 0.5, max: 5, summary: 'Multiple of the size.' }),
      letterSpacing: number({ default: 0, min: -200, max: 500, unit: 'px', summary: 'Ignored in joined scripts.' }),
    },
    'Family, weight, size and spacing.',
  );
}

export type WrittenFont = Omit<ResolvedFont, 'size'> & { readonly size: number | null };

export function sized(font: WrittenFont, size: number): ResolvedFont {
  return { ...font, size: font.size ?? size };
}

/** What `**bold**` looks like: 700, or 300 above a base that is heavier than that. */
export function boldOf(font: ResolvedFont): ResolvedFont {
  return { ...font, weight: Math.max(700, Math.min(900, font.weight + 300)) };
}
