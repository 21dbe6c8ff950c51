import type { Canvas2D, Surface } from '../canvas.ts';
import { smoothClips } from './smooth-clips.ts';

/** As on the server. */
const MAX_SIDE = 16_384;

export function createSurface(width: number, height: number): Surface {
  return resizeSurface(newCanvas(), width, height);
}

/** Resizes the canvas, which clears it, and makes its context one that paints as the server's does. */
export function resizeSurface(canvas: PaintableCanvas, width: number, height: number): Surface {
  canvas.width = clampSide(width);
  canvas.height = clampSide(height);
  return surfaceOf(canvas);
}

/** Chromium clips with smooth edges only on canvases of a document. */
function newCanvas(): PaintableCanvas {
  return 'document' in globalThis ? document.createElement('canvas') : new OffscreenCanvas(1, 1);
}

export type PaintableCanvas = HTMLCanvasElement | OffscreenCanvas;

function surfaceOf(canvas: PaintableCanvas): Surface {
  // Painted by the processor: graphics cards anti-alias in their own ways.
  const context = canvas.getContext('2d', { willReadFrequently: true }) as ServerLikeContext | null;
  if (!context) throw new Error('The canvas has no 2D context, or one of another kind.');
  context.lang = 'en';
  if (!('document' in globalThis && canvas instanceof HTMLCanvasElement)) smoothClips(context as OffscreenContext);
  const { width, height } = canvas;
  return { width, height, context: context as unknown as Canvas2D, drawable: canvas };
}

/** `lang` is newer than the DOM types; it chooses regional glyph variants. */
type ServerLikeContext = (CanvasRenderingContext2D | OffscreenContext) & { lang?: string };
type OffscreenContext = OffscreenCanvasRenderingContext2D;

const clampSide = (side: number): number => Math.min(MAX_SIDE, Math.max(1, Math.round(side)));
