import { choice } from '../properties/choice.ts';
import { number } from '../properties/number.ts';
import { INKS, optionalPaint } from '../properties/paint.ts';
import type { ValuesOf } from '../properties/property.ts';
import { record } from '../properties/record.ts';
import { text } from '../properties/text.ts';
import type { ResolvedTextList } from '../resolved.ts';
import { cutGraphemes } from '../text/clean.ts';

const fields = {
  style: choice(
    ['none', 'bullet', 'dash', 'check', 'number'],
    null,
    "Not written: bullet if there is a `marker`, else none. Numbers are in the language's own digits.",
  ),
  marker: text('', "Instead of the style's own marker."),
  color: optionalPaint("The item's first, unless written.", INKS),
  gap: number({ default: null, min: 0, max: 1000, unit: 'px', summary: "Not written: half the font's size." }),
  start: number({ default: 1, min: 0, max: 1_000_000, integer: true, summary: 'The number of the first item.' }),
} as const;

/** Longer ones would leave no room for the text. */
const MARKER_LENGTH = 12;

export const list = record(fields, 'Makes each line of the text an item with a marker. Tabs before its words nest it.');

export function listOf({ style: written, marker, ...rest }: ValuesOf<typeof fields>): ResolvedTextList | null {
  const style = written ?? (marker === '' ? 'none' : 'bullet');
  if (style === 'none') return null;
  return { ...rest, style, marker: marker === '' ? null : cutGraphemes(marker, MARKER_LENGTH) };
}
