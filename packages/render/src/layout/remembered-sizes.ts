import type { ResolvedLayer } from '@pictify/scene';
import type { Extent } from '../geometry.ts';

type Measure = (layer: ResolvedLayer, room: Extent) => Extent;

/** Rooms in which one layer is measured at most; layers nested a few stacks deep are asked about a handful. */
const MOST_ROOMS = 64;

/**
 * The same measure, answering each question once. A stack asks after its children before it knows their lengths and
 * again when it does, so that without memory a layer would be measured 2^depth times. Rooms that are all different are
 * bounded too: a layer asked about more of them is as large as it was last.
 */
export function rememberSizes(measure: Measure): Measure {
  const known = new Map<ResolvedLayer, { readonly sizes: Map<string, Extent>; last: Extent | null }>();
  return (layer, room) => {
    let answers = known.get(layer);
    if (!answers) known.set(layer, (answers = { sizes: new Map(), last: null }));
    const key = `${room.width} ${room.height}`;
    const size = answers.sizes.get(key);
    if (size) return size;
    if (answers.last && answers.sizes.size >= MOST_ROOMS) return answers.last;
    answers.last = measure(layer, room);
    answers.sizes.set(key, answers.last);
    return answers.last;
  };
}
