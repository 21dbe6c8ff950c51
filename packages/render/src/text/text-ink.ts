import type { Rect } from '../geometry.ts';
import type { GlyphRun, TextLayout } from './text-layout.ts';

/** What is needed of a 2D context that has the fonts of the layout, the server's or a browser's. */
export interface InkCanvas {
  font: string;
  direction: 'ltr' | 'rtl' | 'inherit';
  letterSpacing: string;
  textAlign: string;
  textBaseline: string;
  textRendering: string;
  measureText(text: string): {
    readonly actualBoundingBoxLeft: number;
    readonly actualBoundingBoxRight: number;
    readonly actualBoundingBoxAscent: number;
    readonly actualBoundingBoxDescent: number;
  };
}

/** Where a run marks the page. */
export interface RunInk {
  readonly run: GlyphRun;
  /** Around its glyphs, relative to the box of the text like all positions of a layout. */
  readonly ink: Rect;
}

/** Canvases round what they say of ink to whole pixels, so they are asked about larger letters. */
const MAGNIFIED = 8;

/**
 * The rectangles that the glyphs of a text cover, to an eighth of a pixel: what tells whether anything is clipped by a
 * box or runs into its neighbour. Runs without ink are left out. Layout itself knows advances only, since it is made
 * without outlines; the canvas that paints has them.
 */
export function textInk(layout: TextLayout, canvas: InkCanvas): RunInk[] {
  canvas.textAlign = 'left';
  canvas.textBaseline = 'alphabetic';
  canvas.textRendering = 'geometricPrecision';
  return layout.lines
    .flatMap((line) => line.runs)
    .map((run) => ({ run, ink: inkOf(run, canvas) }))
    .filter(({ ink }) => ink.width > 0 && ink.height > 0);
}

function inkOf(run: GlyphRun, canvas: InkCanvas): Rect {
  const { face, size, direction, letterSpacing, text, x, y } = run;
  canvas.font = `${face.style} ${face.weight} ${size * MAGNIFIED}px "${face.family}"`;
  canvas.direction = direction;
  canvas.letterSpacing = `${letterSpacing * MAGNIFIED}px`;
  const { actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } =
    canvas.measureText(text);
  return {
    x: x - actualBoundingBoxLeft / MAGNIFIED,
    y: y - actualBoundingBoxAscent / MAGNIFIED,
    width: (actualBoundingBoxLeft + actualBoundingBoxRight) / MAGNIFIED,
    height: (actualBoundingBoxAscent + actualBoundingBoxDescent) / MAGNIFIED,
  };
}
