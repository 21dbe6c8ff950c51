import type { ResolvedCelebration } from '@pictify/scene';
import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';

/** Milliseconds until everything on a page has come to rest; 0: nothing ever moves. */
export function pageLengthMs(page: LaidOutPage, celebrate?: ResolvedCelebration): number {
  const falling = celebrate ? celebrate.delayMs + celebrate.durationMs : 0;
  return page.layers.reduce((longest, layer) => Math.max(longest, layerLengthMs(layer)), falling);
}

/** The same of a layer with what is inside it. */
export function layerLengthMs(laidOut: LaidOutLayer): number {
  const own = (laidOut.layer.animations ?? []).reduce(
    (longest, { delayMs, durationMs }) => Math.max(longest, delayMs + durationMs),
    0,
  );
  return childrenOf(laidOut).reduce((longest, child) => Math.max(longest, layerLengthMs(child)), own);
}

export function childrenOf(laidOut: LaidOutLayer): readonly LaidOutLayer[] {
  return 'children' in laidOut ? laidOut.children : [];
}
