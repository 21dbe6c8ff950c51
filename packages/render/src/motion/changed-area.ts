import { type Rect, union } from '../geometry.ts';
import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';
import { visibleBounds } from '../layout/visible-bounds.ts';
import { type ConfettiPiece, pieceBounds } from './confetti.ts';
import { childrenOf } from './length.ts';

/** Where two moments of one page may look different, in page pixels; null: nowhere. */
export function changedArea(before: LaidOutPage, after: LaidOutPage): Rect | null {
  const areas: Rect[] = [];
  collect(before.layers, after.layers, areas);
  if (before.confetti !== after.confetti) areas.push(...boundsOf(before.confetti), ...boundsOf(after.confetti));
  return areas.length > 0 ? areas.reduce(union) : null;
}

const boundsOf = (pieces: readonly ConfettiPiece[] = []): Rect[] => pieces.map(pieceBounds);

function collect(before: readonly LaidOutLayer[], after: readonly LaidOutLayer[], areas: Rect[]): void {
  before.forEach((was, index) => {
    const is = after[index]!;
    if (was === is) return;
    if (isPlainContainer(was, is)) collect(childrenOf(was), childrenOf(is), areas);
    else areas.push(...[was, is].filter(shows).map(visibleBounds));
  });
}

const shows = ({ layer }: LaidOutLayer): boolean => layer.opacity > 0;

/** Containers that pass on what their layers do and nothing else: no effect spreads it, nothing of their own moves. */
function isPlainContainer(was: LaidOutLayer, is: LaidOutLayer): boolean {
  const { rotation, blur, shadow, mask } = was.layer;
  return (
    was.layer === is.layer &&
    was.motion === is.motion &&
    !was.motion &&
    childrenOf(was).length > 0 &&
    childrenOf(was).length === childrenOf(is).length &&
    rotation % 360 === 0 &&
    blur === 0 &&
    shadow.length === 0 &&
    mask === null
  );
}
