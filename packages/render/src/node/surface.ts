import { createCanvas, setTextRenderer } from '@napi-rs/canvas';
import type { Canvas2D, Surface } from '../canvas.ts';

// The renderer closest to Chromium's own; process-wide, and to be chosen before the first canvas.
setTextRenderer('system');

/** The canvas library accepts any size and then aborts the process; nothing above this is ever asked of it. */
const MAX_SIDE = 16_384;

export function createSurface(width: number, height: number): Surface {
  const w = clampSide(width);
  const h = clampSide(height);
  const canvas = createCanvas(w, h);
  const context = canvas.getContext('2d');
  // The default follows the host's language, which would let the machine decide glyph variants.
  context.lang = 'en';
  return { width: w, height: h, context: context as unknown as Canvas2D, drawable: canvas };
}

const clampSide = (side: number): number => Math.min(MAX_SIDE, Math.max(1, Math.round(side)));
