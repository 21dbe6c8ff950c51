import type { ResolvedPlayback, ResolvedTransition } from '@pictify/scene';

/** What the timeline needs to know of a page. */
export interface PageTiming {
  /** Until everything on it is at rest; 0: nothing moves. */
  readonly lengthMs: number;
  /** How long it then stays. */
  readonly durationMs: number;
  readonly transition?: ResolvedTransition;
}

/** A page, by index, at a time of its own; Infinity is the finished page. */
export interface PageMoment {
  readonly page: number;
  readonly timeMs: number;
}

/** What one frame shows. */
export interface Moment extends PageMoment {
  readonly delayMs: number;
  /** The page that is taking its place, and how far it has come, above 0 and below 1. */
  readonly into?: { readonly moment: PageMoment; readonly transition: ResolvedTransition; readonly share: number };
}

export interface Timeline {
  readonly moments: readonly Moment[];
  readonly durationMs: number;
  /** How often it plays; 0 is for ever. */
  readonly loop: number;
}

export const DEFAULT_FPS = 15;
/** Shorter is no frame: browsers show a GIF frame of less for a tenth of a second. */
const SHORTEST_MS = 20;
const DEFAULT_HOLD_MS = 2500;
const FINISHED = Number.POSITIVE_INFINITY;

/**
 * What is shown when. First the finished first page, for those who see nothing but the first frame; then every page
 * comes in, moves and stays, the last for `holdMs`. One page plays once, several go round for ever, unless said.
 */
export function timelineOf(pages: readonly PageTiming[], playback: Partial<ResolvedPlayback>): Timeline {
  const stepMs = 1000 / (playback.fps ?? DEFAULT_FPS);
  const loop = playback.loop ?? (pages.length > 1 ? 0 : 1);
  const moments: Moment[] = [];
  pages.forEach(({ lengthMs, durationMs, transition }, page) => {
    const isLast = page === pages.length - 1;
    const startMs = lengthMs > 0 ? 0 : FINISHED;
    if (page > 0 && transition) moments.push(...transitionTo({ page, timeMs: startMs }, page - 1, transition, stepMs));
    if (page === 0 && lengthMs > 0) {
      moments.push({ page, timeMs: FINISHED, delayMs: Math.max(SHORTEST_MS, playback.posterMs ?? 0) });
    }
    for (let step = 0; step * stepMs < lengthMs - 1e-6; step++) {
      moments.push({ page, timeMs: step * stepMs, delayMs: stepMs });
    }
    const lastMs = playback.holdMs ?? (pages.length > 1 ? durationMs : DEFAULT_HOLD_MS);
    moments.push({ page, timeMs: FINISHED, delayMs: Math.max(SHORTEST_MS, isLast ? lastMs : durationMs) });
  });
  const again = pages[0]?.transition;
  if (loop !== 1 && pages.length > 1 && again) {
    moments.push(...transitionTo({ page: 0, timeMs: FINISHED }, pages.length - 1, again, stepMs));
  }
  return { moments, durationMs: Math.round(moments.reduce((sum, { delayMs }) => sum + delayMs, 0)), loop };
}

function transitionTo(moment: PageMoment, from: number, transition: ResolvedTransition, stepMs: number): Moment[] {
  if (transition.effect === 'cut') return [];
  const steps = Math.max(1, Math.round(transition.durationMs / stepMs));
  return Array.from({ length: steps }, (_, step) => ({
    page: from,
    timeMs: FINISHED,
    delayMs: stepMs,
    into: { moment, transition, share: (step + 1) / (steps + 1) },
  }));
}
