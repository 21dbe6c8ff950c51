import { compileExpression, parseColor, readableOn, type Value } from '@pictify/expr';
import type { Extent } from '../compile/frame.ts';
import type { ImageCandidate, ResolvedPaint } from '../resolved.ts';
import { fitsGraphemes } from '../text/clean.ts';
import { sized, type WrittenFont } from './font.ts';

export interface WrittenInitials {
  readonly text: string;
  readonly background: ResolvedPaint | null;
  readonly color: ResolvedPaint | null;
  readonly font: WrittenFont;
}

/**
 * An avatar of letters. Up to three letters without a space are taken as they are, a longer text is a name whose
 * initials are used. The background is, unless written, a stable colour made from the text. Null when the text is blank.
 */
export function initialsCandidate(written: WrittenInitials, box: Extent): ImageCandidate | null {
  const name = written.text.trim();
  const text = /\s/.test(name) || !fitsGraphemes(name, 3) ? call(INITIALS, name) : name;
  if (text === '') return null;
  const background: ResolvedPaint = written.background ?? {
    type: 'solid',
    color: parseColor(call(HASH_COLOR, name)) ?? '#6b7280',
  };
  const readable = background.type === 'solid' ? readableOn(background.color) : '#ffffff';
  return {
    type: 'initials',
    text,
    background,
    color: written.color ?? { type: 'solid', color: readable },
    font: sized(written.font, Math.max(1, 0.4 * Math.min(box.width, box.height))),
  };
}

const INITIALS = compileExpression('initials(text)');
const HASH_COLOR = compileExpression('hashColor(text)');
const NEUTRAL = { locale: 'en', timeZone: 'UTC', now: 0 };

function call(program: typeof INITIALS, text: string): string {
  const scope: Record<string, Value> = Object.assign(Object.create(null), { text });
  const { value } = program.evaluate(scope, NEUTRAL);
  return typeof value === 'string' ? value : '';
}
