import type { LaidOutLayer, LaidOutPage } from '../layout/laid-out.ts';

/**
 * What a page is painted of, in order: its layers, and of those that do nothing but hold others, what they hold. Painting
 * the parts one after the other paints the page. Boxes are absolute, so that a part needs nothing of what it was in.
 */
export function pageParts(page: Pick<LaidOutPage, 'layers'>): LaidOutLayer[] {
  const parts: LaidOutLayer[] = [];
  const collect = (laidOut: LaidOutLayer): void => {
    if (!onlyHolds(laidOut)) {
      parts.push(laidOut);
      return;
    }
    if (laidOut.type === 'stack' && laidOut.layer.fill) parts.push({ ...laidOut, children: [] });
    laidOut.children.forEach(collect);
  };
  page.layers.forEach(collect);
  return parts;
}

type Container = Extract<LaidOutLayer, { readonly type: 'group' | 'stack' }>;

/** A container that paints its layers, and before them at most its own fill, straight onto what is below. */
function onlyHolds(laidOut: LaidOutLayer): laidOut is Container {
  if (laidOut.type === 'group' ? laidOut.layer.clip : laidOut.type !== 'stack' || laidOut.layer.stroke) return false;
  const { opacity, blend, blur, shadow, mask, rotation } = laidOut.layer;
  const plain = opacity === 1 && blend === 'normal' && blur === 0 && shadow.length === 0 && mask === null;
  return plain && rotation % 360 === 0 && !laidOut.motion;
}
