export type AnimationEffect = 'fade' | 'slide' | 'zoom' | 'spin' | 'count' | 'sweep';
export type Easing = 'linear' | 'ease-in' | 'ease-out' | 'ease-in-out' | 'back';
export type AnimationSide = 'left' | 'right' | 'top' | 'bottom';

/** How a layer comes to look as it is drawn in a still: before `delayMs` it is at its start, afterwards at rest. */
export interface ResolvedAnimation {
  readonly effect: AnimationEffect;
  /** The value at the start, in the effect's own unit; null: the effect's own default. */
  readonly from: number | null;
  readonly side: AnimationSide | null;
  /** Of the page's width or height. */
  readonly distance: number;
  readonly delayMs: number;
  readonly durationMs: number;
  readonly easing: Easing;
}

/** How a page takes the place of the one before it. */
export interface ResolvedTransition {
  readonly effect: 'cut' | 'fade' | 'slide';
  /** Where a sliding page comes from. */
  readonly side: AnimationSide;
  readonly durationMs: number;
}

/** Confetti falling over a page. */
export interface ResolvedCelebration {
  readonly effect: 'confetti';
  readonly pieces: number;
  readonly colors: readonly string[];
  readonly seed: number;
  readonly delayMs: number;
  readonly durationMs: number;
}

/** What a page has beside its layers when it moves. */
export interface PageMotion {
  readonly transition?: ResolvedTransition;
  readonly celebrate?: ResolvedCelebration;
}

/** How an animated file plays; null: what the renderer chooses. */
export interface ResolvedPlayback {
  readonly fps: number | null;
  /** How often it plays; 0 is for ever. */
  readonly loop: number | null;
  readonly holdMs: number | null;
  readonly posterMs: number | null;
}
