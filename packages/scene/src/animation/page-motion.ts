import type { Compiling } from '../compile/compiling.ts';
import { own } from '../json.ts';
import { boolean } from '../properties/boolean.ts';
import { type Cell, joinCells, mapCell } from '../properties/cell.ts';
import { choice } from '../properties/choice.ts';
import { color } from '../properties/color.ts';
import { list } from '../properties/list.ts';
import { number } from '../properties/number.ts';
import type { Checking, ValuesOf } from '../properties/property.ts';
import { optional, record } from '../properties/record.ts';
import { LONGEST_MOVE, SIDES } from './layer-animations.ts';
import type { PageMotion, ResolvedCelebration } from './resolved-animation.ts';

const CHEERFUL = ['#f94144', '#f9c74f', '#43aa8b', '#577590', '#f3722c', '#9b5de5'] as const;

/** Of any page, beside its `id`, `durationMs` and `layers`. */
export const PAGE_MOTION_PROPERTIES = {
  transition: optional(
    record(
      {
        effect: choice(['cut', 'fade', 'slide'], 'fade', 'How the page takes the place of the one before it.'),
        side: choice(SIDES, 'right', 'Where a sliding page comes from.'),
        durationMs: number({ default: 400, min: 20, max: 2000, summary: 'Milliseconds it takes.' }),
      },
      'How the page comes in, in GIF and animated WebP.',
    ),
  ),
  celebrate: optional(
    record(
      {
        effect: choice(['confetti'], 'confetti', 'What falls.'),
        when: boolean(true, 'Whether the row has anything to celebrate.'),
        pieces: number({ default: 80, min: 1, max: 200, integer: true, summary: 'How many pieces fall.' }),
        colors: list(color('#f9c74f'), { max: 12, summary: 'Their colours; not written: six cheerful ones.' }),
        seed: number({ default: 1, min: 0, max: 1e9, integer: true, summary: 'Another seed falls another way.' }),
        delayMs: number({ default: 0, min: 0, max: LONGEST_MOVE, summary: 'Milliseconds before the first piece.' }),
        durationMs: number({ default: 2000, min: 200, max: LONGEST_MOVE, summary: 'Until the last piece is gone.' }),
      },
      'Confetti over the whole page, in GIF and animated WebP.',
    ),
  ),
} as const;

export function checkPageMotion(page: unknown, at: Checking): void {
  for (const [key, property] of Object.entries(PAGE_MOTION_PROPERTIES)) property.check(own(page, key), at.at(key));
}

/** A page that does not move has nothing of this at all. */
export function compilePageMotion(page: unknown, at: Compiling): Cell<PageMotion> {
  const { transition, celebrate } = PAGE_MOTION_PROPERTIES;
  const cells = {
    transition: transition.compile(own(page, 'transition'), at.at('transition')),
    celebrate: celebrate.compile(own(page, 'celebrate'), at.at('celebrate')),
  };
  return mapCell(joinCells<Written>(cells), (written) => ({
    ...(written.transition ? { transition: written.transition } : {}),
    ...(written.celebrate?.when ? { celebrate: confettiOf(written.celebrate) } : {}),
  }));
}

type Written = ValuesOf<typeof PAGE_MOTION_PROPERTIES>;

function confettiOf({ when: _, ...confetti }: NonNullable<Written['celebrate']>): ResolvedCelebration {
  return { ...confetti, colors: confetti.colors.length > 0 ? confetti.colors : CHEERFUL };
}
