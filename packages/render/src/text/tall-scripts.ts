import type { BrokenLine } from './break-lines.ts';
import type { ScriptName } from './script.ts';

/** How far ink reaches above and below a baseline, with a little air. */
export interface Reach {
  readonly up: number;
  readonly down: number;
}

/**
 * Scripts whose letters stand below and on top of each other, so that lines at the usual distance run into one another.
 * In ems, measured on words with three storeys in the Noto faces that are shipped.
 */
const TALL: { readonly [script in ScriptName]?: Reach } = {
  Khmer: { up: 1, down: 0.58 },
  Myanmar: { up: 1.04, down: 0.58 },
  Tibetan: { up: 1.13, down: 0.74 },
};
const NONE: Reach = { up: 0, down: 0 };

/** What the letters of tall scripts in a line need, in pixels at the asked size; nothing for all others. */
export function tallReach({ paragraph, start, end }: BrokenLine): Reach {
  if (end <= start) return NONE;
  let { up, down } = NONE;
  const last = paragraph.itemOf[end - 1]!;
  for (let index = paragraph.itemOf[start]!; index <= last; index++) {
    const { script, font } = paragraph.items[index]!;
    const tall = script === null ? undefined : TALL[script];
    if (!tall) continue;
    up = Math.max(up, tall.up * font.size);
    down = Math.max(down, tall.down * font.size);
  }
  return up === 0 ? NONE : { up, down };
}
