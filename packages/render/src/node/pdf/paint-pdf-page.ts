import type { ResolvedLayer } from '@pictify/scene';
import { intersection, type Rect, transformedBounds } from '../../geometry.ts';
import type { Images } from '../../images.ts';
import { moduleOf } from '../../layers/index.ts';
import type { PaintContext } from '../../layers/module.ts';
import type { LaidOutLayer, LaidOutPage } from '../../layout/laid-out.ts';
import { compositeOperation, MAX_REACH } from '../../paint/effects.ts';
import { contextOn } from '../../paint/paint-page.ts';
import { createSurface } from '../surface.ts';
import type { LinkArea } from './link-area.ts';
import type { PdfCanvas } from './pdf-canvas.ts';
import { drawBlurred, drawDropShadows, drawInnerShade } from './pdf-effects.ts';
import { clipsOnly, maskOf, traceMask } from './pdf-mask.ts';
import type { RepeatedLayers } from './repeated-layers.ts';

/** Device pixels per page pixel that effects' bitmaps are made for: 192 to the inch. */
export const EFFECT_SCALE = 2;

/**
 * Paints a laid-out page so that text stays text and paths stay paths: opacity, blending and masks become transparency
 * groups, and only what PDF cannot do (blurs and the shadows beneath) becomes bitmaps. Gives the areas that are links.
 */
export function paintPdfPage(
  canvas: PdfCanvas,
  page: LaidOutPage,
  images: Images,
  repeated: RepeatedLayers,
): readonly LinkArea[] {
  const target = { width: page.width * EFFECT_SCALE, height: page.height * EFFECT_SCALE };
  const raster = { images, createSurface, scale: EFFECT_SCALE };
  const links: LinkArea[] = [];
  const context: PaintContext = {
    images,
    createSurface,
    target,
    reach: MAX_REACH,
    on: (other, reach) => contextOn(other, reach, raster),
    // Whatever paints on this context paints on the page's canvas; bitmaps have contexts of their own from `on`.
    paint: (_, laidOut) => paintLayer(canvas, laidOut, context, links),
  };
  canvas.save();
  canvas.setTransform(EFFECT_SCALE, 0, 0, EFFECT_SCALE, 0, 0);
  for (const laidOut of page.layers) {
    links.push(
      ...repeated.show(canvas, laidOut, images, () => {
        const before = links.length;
        context.paint(canvas, laidOut);
        return links.splice(before);
      }),
    );
  }
  canvas.restore();
  return links;
}

function paintLayer(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext, links: LinkArea[]): void {
  const { layer, box } = laidOut;
  if (layer.opacity <= 0) return;
  canvas.save();
  if (layer.rotation % 360 !== 0) {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    canvas.translate(x, y);
    canvas.rotate((layer.rotation * Math.PI) / 180);
    canvas.translate(-x, -y);
  }
  noteLink(canvas, layer, box, links);
  const blend = compositeOperation(layer.blend);
  const plain = layer.opacity === 1 && layer.blend === 'normal';
  if (layer.blur > 0) {
    canvas.globalAlpha = layer.opacity;
    canvas.globalCompositeOperation = blend;
    drawBlurred(canvas, laidOut, context);
  } else if (plain || (isBare(layer) && moduleOf(laidOut).flat(laidOut))) {
    canvas.globalAlpha = layer.opacity;
    canvas.globalCompositeOperation = blend;
    paintShaded(canvas, laidOut, context);
  } else {
    canvas.group(() => paintShaded(canvas, laidOut, context), { alpha: layer.opacity, blend });
  }
  canvas.restore();
}

const isBare = ({ shadow, mask }: ResolvedLayer): boolean => shadow.length === 0 && mask === null;

/** A layer over its drop shadows and under its inner ones. */
function paintShaded(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext): void {
  drawDropShadows(canvas, laidOut, context);
  paintMasked(canvas, laidOut, context);
  drawInnerShade(canvas, laidOut, context);
}

function paintMasked(canvas: PdfCanvas, laidOut: LaidOutLayer, context: PaintContext): void {
  const { layer, box } = laidOut;
  const paint = (): void => moduleOf(laidOut).paint(canvas, laidOut, context);
  if (!layer.mask) {
    paint();
  } else if (clipsOnly(layer.mask, context.images)) {
    canvas.save();
    traceMask(canvas, layer.mask, box);
    paint();
    canvas.restore();
  } else {
    canvas.group(paint, { alpha: 1, blend: 'source-over', mask: maskOf(canvas, layer.mask, box, context) });
  }
}

function noteLink(canvas: PdfCanvas, { link }: ResolvedLayer, box: Rect, links: LinkArea[]): void {
  if (!link) return;
  const area = intersection(transformedBounds(box, canvas.getTransform()), canvas.clipBounds);
  if (area) links.push({ url: link, area });
}
