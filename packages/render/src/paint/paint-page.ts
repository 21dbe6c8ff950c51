import type { Canvas2D, Surface, SurfaceFactory } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import type { Images } from '../images.ts';
import { moduleOf } from '../layers/index.ts';
import type { PaintContext } from '../layers/module.ts';
import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';
import { paintConfetti } from '../motion/confetti.ts';
import { applyMotion, clipMotion } from '../motion/motion.ts';
import { compositeOperation, MAX_REACH, paintWithEffects } from './effects.ts';

export interface PaintOptions {
  readonly images: Images;
  readonly createSurface: SurfaceFactory;
  /** Device pixels per page pixel. */
  readonly scale: number;
}

/** Draws a laid-out page on a surface of `page.width × scale` by `page.height × scale` pixels. */
export function paintPage(surface: Surface, page: LaidOutPage, options: PaintOptions): void {
  paintLayers(surface, page.layers, options);
  if (!page.confetti) return;
  const canvas = surface.context;
  canvas.save();
  canvas.setTransform(options.scale, 0, 0, options.scale, 0, 0);
  paintConfetti(canvas, page.confetti);
  canvas.restore();
}

/** Draws some layers of a page, in order, over what is on its surface. */
export function paintLayers(surface: Surface, layers: readonly LaidOutLayer[], options: PaintOptions): void {
  const context = contextOn(surface, MAX_REACH, options);
  const canvas = surface.context;
  canvas.save();
  canvas.setTransform(options.scale, 0, 0, options.scale, 0, 0);
  for (const laidOut of layers) context.paint(canvas, laidOut);
  canvas.restore();
}

export function contextOn(target: Extent, reach: number, options: PaintOptions): PaintContext {
  const context: PaintContext = {
    images: options.images,
    createSurface: options.createSurface,
    target,
    reach,
    on: (other, left) => contextOn(other, left, options),
    paint: (canvas, laidOut) => paintLayer(canvas, laidOut, context),
  };
  return context;
}

function paintLayer(canvas: Canvas2D, laidOut: LaidOutLayer, context: PaintContext): void {
  const { layer, box } = laidOut;
  if (layer.opacity <= 0) return;
  canvas.save();
  if (laidOut.motion) applyMotion(canvas, laidOut.motion, box);
  if (layer.rotation % 360 !== 0) {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    canvas.translate(x, y);
    canvas.rotate((layer.rotation * Math.PI) / 180);
    canvas.translate(-x, -y);
  }
  if (laidOut.motion?.clip) clipMotion(canvas, laidOut.motion.clip);
  const module = moduleOf(laidOut);
  const plain = layer.opacity === 1 && layer.blend === 'normal';
  const alone = layer.blur > 0 || layer.shadow.length > 0 || layer.mask !== null;
  if (alone || !(plain || module.flat(laidOut))) {
    paintWithEffects(canvas, laidOut, context);
  } else {
    canvas.globalAlpha = layer.opacity;
    canvas.globalCompositeOperation = compositeOperation(layer.blend);
    module.paint(canvas, laidOut, context);
  }
  canvas.restore();
}
