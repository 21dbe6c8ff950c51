import type { ResolvedSizing } from './resolved.ts';

/** The sizing of a layer that is exactly as large as its box says. */
export const FIXED_SIZING: ResolvedSizing = Object.freeze({
  width: 'fixed',
  height: 'fixed',
  grow: 1,
  minWidth: null,
  maxWidth: null,
  minHeight: null,
  maxHeight: null,
});
