import type { ResolvedLayer, ResolvedStack } from '@pictify/scene';
import { image } from '../layers/image.ts';
import { moduleOf } from '../layers/index.ts';
import type { LayoutContext } from '../layers/module.ts';
import { stackAxis } from './stack-axis.ts';

/**
 * The children that take part in a stack; the others leave no gap. Left out are an image whose whole fallback chain
 * failed (it still says why) and what is blank, an empty text or a stack in which nothing is left, if it hugs along the
 * stack and has no minimum there: a length that is written, and a share of the room, keep their place.
 */
export function shownChildren(stack: ResolvedStack, context: LayoutContext): readonly ResolvedLayer[] {
  const axis = stackAxis(stack);
  return stack.layers.filter((child) => {
    if (child.type === 'image') return image.layout(child, child.box, context) !== null;
    const yields = axis.mainSizing(child) === 'hug' && axis.mainLimits(child).least === 0;
    return !(yields && moduleOf(child).blank?.(child, context));
  });
}
