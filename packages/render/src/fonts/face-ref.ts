/**
 * All that paint needs for `ctx.font = \`${style} ${weight} ${size}px "${family}"\``. Each file is registered under a
 * family of its own and asked for in its own weight and style, so that the canvas neither falls back to another face
 * nor thickens or slants this one. Variable files take any weight.
 */
export interface FaceRef {
  /** The family the canvas knows the file by, e.g. `pf-inter-800`. */
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
}

/** The family of the colour emoji face. */
export const EMOJI_FACE = 'pf-noto-color-emoji-400';
