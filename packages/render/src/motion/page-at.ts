import type { ResolvedCelebration } from '@pictify/scene';
import type { LaidOutPage } from '../layout/laid-out.ts';
import { confettiAt } from './confetti.ts';
import type { CountContext } from './count.ts';
import { layerAt } from './layer-at.ts';
import { pageLengthMs } from './length.ts';

export interface PageAtContext extends CountContext {
  readonly celebrate: ResolvedCelebration | undefined;
}

/**
 * A laid-out page at a time of its own, in milliseconds. Time enters after layout: nothing is placed anew, so nothing
 * reflows. Layers that stand still keep their identity, and a page that has come to rest is the page itself.
 */
export function pageAt(page: LaidOutPage, timeMs: number, context: PageAtContext): LaidOutPage {
  const { celebrate } = context;
  if (timeMs >= pageLengthMs(page, celebrate)) return page;
  const layers = page.layers.map((layer) => layerAt(layer, timeMs, { ...context, page }));
  const confetti = celebrate ? confettiAt(page, celebrate, timeMs) : [];
  return { ...page, layers, ...(confetti.length > 0 ? { confetti } : {}) };
}
