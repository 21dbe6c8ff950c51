import type { AnimationSide, ResolvedAnimation } from '@pictify/scene';
import type { Extent } from '../geometry.ts';
import type { LaidOutLayer } from '../layout/laid-out.ts';
import { type CountContext, countedText } from './count.ts';
import { progressAt } from './easing.ts';
import { layerLengthMs } from './length.ts';
import { STILL, swept } from './sweep.ts';

export interface LayerAtContext extends CountContext {
  readonly page: Extent;
}

/** A settled layer as it stands at a time of its page. What does not move, or has come to rest, is the layer itself. */
export function layerAt(laidOut: LaidOutLayer, timeMs: number, context: LayerAtContext): LaidOutLayer {
  if (timeMs >= layerLengthMs(laidOut)) return laidOut;
  const inside = withChildrenAt(laidOut, timeMs, context);
  const animations = laidOut.layer.animations ?? [];
  return animations.reduce((layer, animation) => {
    const share = progressAt(animation, timeMs);
    return share === 1 && timeMs >= animation.delayMs + animation.durationMs
      ? layer
      : moved(layer, animation, share, context);
  }, inside);
}

function withChildrenAt(laidOut: LaidOutLayer, timeMs: number, context: LayerAtContext): LaidOutLayer {
  if (!('children' in laidOut)) return laidOut;
  return { ...laidOut, children: laidOut.children.map((child) => layerAt(child, timeMs, context)) };
}

/** `share` of the way; a little more than 1 where the easing goes too far. */
function moved(
  laidOut: LaidOutLayer,
  { effect, from, side, distance }: ResolvedAnimation,
  share: number,
  context: LayerAtContext,
): LaidOutLayer {
  const { layer, motion = STILL } = laidOut;
  const rest = 1 - share;
  switch (effect) {
    case 'fade': {
      const start = clamped(from ?? 0);
      return withLayer(laidOut, { opacity: layer.opacity * clamped(start + (1 - start) * share) });
    }
    case 'slide': {
      const way = WAYS[side ?? 'bottom'];
      const x = motion.x + way.x * distance * context.page.width * rest;
      const y = motion.y + way.y * distance * context.page.height * rest;
      return { ...laidOut, motion: { ...motion, x, y } };
    }
    case 'zoom': {
      const start = Math.min(10, Math.max(0, from ?? 0.6));
      const scale = motion.scale * (start + (1 - start) * share);
      return scale > 0 ? { ...laidOut, motion: { ...motion, scale } } : withLayer(laidOut, { opacity: 0 });
    }
    case 'spin':
      return withLayer(laidOut, { rotation: layer.rotation + Math.max(-3600, Math.min(3600, from ?? -360)) * rest });
    case 'count':
      return laidOut.type === 'text' ? countedText(laidOut, from ?? 0, clamped(share), context) : laidOut;
    case 'sweep': {
      const start = clamped(from ?? 0);
      return swept(laidOut, side ?? 'left', clamped(start + (1 - start) * share));
    }
  }
}

const WAYS: { readonly [side in AnimationSide]: { readonly x: number; readonly y: number } } = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

function withLayer<L extends LaidOutLayer>(laidOut: L, change: { opacity?: number; rotation?: number }): L {
  return { ...laidOut, layer: { ...laidOut.layer, ...change } };
}
