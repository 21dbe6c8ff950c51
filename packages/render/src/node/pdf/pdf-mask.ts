import type { ResolvedMask } from '@pictify/scene';
import type { Rect } from '../../geometry.ts';
import { type Images, pictureOf } from '../../images.ts';
import type { PaintContext } from '../../layers/module.ts';
import { fillPath } from '../../paint/fill.ts';
import { outlineOf } from '../../shapes/outline.ts';
import type { GroupMask, PdfCanvas } from './pdf-canvas.ts';

const WHOLE = { type: 'solid', color: '#ffffff' } as const;

/** What the mask's outline is filled with; a picture that could not be had masks nothing. */
const fillOf = ({ paint }: ResolvedMask, images: Images) =>
  !paint || (paint.type === 'image' && !pictureOf(images, paint.source)) ? WHOLE : paint;

/** Whether the mask only cuts along its outline, which PDF does with a path. */
export function clipsOnly(mask: ResolvedMask, images: Images): boolean {
  return !mask.invert && fillOf(mask, images) === WHOLE;
}

/** Cuts what is painted from here on. */
export function traceMask(canvas: PdfCanvas, mask: ResolvedMask, box: Rect): void {
  const { trace, rule } = outlineOf(mask, box);
  canvas.beginPath();
  trace(canvas);
  canvas.clip(rule);
}

export function maskOf(canvas: PdfCanvas, mask: ResolvedMask, box: Rect, context: PaintContext): GroupMask {
  const { trace, rule } = outlineOf(mask, box);
  const bright = mask.mode === 'luminance';
  return {
    by: bright ? 'Luminosity' : 'Alpha',
    inverted: mask.invert,
    paint() {
      if (bright) canvas.fillAll('#000000');
      fillPath(canvas, fillOf(mask, context.images), box, () => trace(canvas), context, rule);
    },
  };
}
