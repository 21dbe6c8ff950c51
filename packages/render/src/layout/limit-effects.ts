import type { Issue } from '@pictify/expr';
import type { Matrix } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { MAX_REACH } from '../paint/effects.ts';
import { effectWork, type Ground, groundInside, hasEffects } from './effect-work.ts';
import type { LaidOutLayer } from './laid-out.ts';
import { mapChildren } from './map-children.ts';

/** Blurs and shadows may touch this many times the pixels of the page: a hundred parts of a card, each blurred by 60 px. */
const TIMES_PAGE = 200;
/** A page of fewer pixels has room for as much as one of so many; one of more for no more than one of so many. */
const FEWEST_PIXELS = 400 * 400;
const MOST_PIXELS = 1600 * 1000;

const IDENTITY: Matrix = { a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 };

/**
 * Takes away blurs and shadows that would take a page too long to paint, from below to above: a layer keeps its own, with
 * all that are inside it, as long as there is room for their work. It is counted in page pixels, so that the page is the
 * same at every scale and in every format. Layers that keep all are the same ones.
 */
export function limitEffects(
  layers: readonly LaidOutLayer[],
  page: Extent,
  report: (issue: Issue) => void,
): readonly LaidOutLayer[] {
  const target = { x: 0, y: 0, width: page.width, height: page.height };
  const whole: Ground = { target, reach: MAX_REACH, matrix: IDENTITY, moving: false };
  let left = TIMES_PAGE * Math.min(MOST_PIXELS, Math.max(FEWEST_PIXELS, page.width * page.height));

  function limit(laidOut: LaidOutLayer, ground: Ground): LaidOutLayer {
    if (!hasEffects(laidOut)) {
      if (!('children' in laidOut)) return laidOut;
      const inside = groundInside(laidOut, ground);
      return mapChildren(laidOut, (child) => limit(child, inside));
    }
    const work = effectWork(laidOut, ground);
    if (work <= left) {
      left -= work;
      return laidOut;
    }
    report(tooMany(laidOut));
    return limit(withoutEffects(laidOut), ground);
  }

  return layers.map((laidOut) => limit(laidOut, whole));
}

function withoutEffects<L extends LaidOutLayer>(laidOut: L): L {
  return { ...laidOut, layer: { ...laidOut.layer, blur: 0, shadow: [] } };
}

function tooMany({ layer: { id, path } }: LaidOutLayer): Issue {
  const message = 'The blurs and shadows of this page take too long to draw; those of this layer are left out.';
  return { code: 'effects_too_many', severity: 'warning', message, layer: id, path };
}
