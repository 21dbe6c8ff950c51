import { EMOJI_FACE } from '../fonts/face-ref.ts';
import type { TextItem } from './text-item.ts';
import type { RunLead } from './text-layout.ts';

/**
 * A joined sequence that begins with a character which is text by default (❤ in “heart on fire”, 🏳 in the rainbow
 * flag). The canvas cuts such a sequence in two where it turns from text to emoji, and draws both halves.
 */
const CUT_SEQUENCE = /^(?!\p{Emoji_Presentation}).*\u200d/u;
/** After a plain emoji the canvas takes the rest for emoji as well, and leaves the sequence whole. */
const LEAD = '\u{1f600}';

/** What must stand before an emoji run when it is drawn. */
export function emojiLead(item: TextItem, text: string, scale: number): RunLead | null {
  if (item.face.ref.family !== EMOJI_FACE || !CUT_SEQUENCE.test(text)) return null;
  const shaped = item.face.shape(LEAD, false, item.letterSpacing !== 0);
  const width = (shaped.advances[LEAD.length]! * item.font.size + item.letterSpacing) * scale;
  return { text: LEAD, width };
}
