import type { ResolvedLayer } from '@pictify/scene';
import type { Extent } from '../geometry.ts';

type Ask<Answer> = (layer: ResolvedLayer, size: Extent) => Answer;

/** Sizes about which one layer is asked at most; layers nested a few stacks deep are asked about a handful. */
const MOST_SIZES = 64;

/**
 * The same function, answering each question about a layer in a room of some size once. A stack asks after its children
 * before it knows their lengths and again when it does, so that without memory a layer would be measured 2^depth times.
 * Sizes that are all different are bounded too: a layer asked about more of them, or once `tired` says so, answers what
 * it did last.
 */
export function rememberAnswers<Answer>(ask: Ask<Answer>, tired: () => boolean): Ask<Answer> {
  const known = new Map<ResolvedLayer, { readonly answers: Map<string, Answer>; last: Answer | undefined }>();
  return (layer, size) => {
    let own = known.get(layer);
    if (!own) known.set(layer, (own = { answers: new Map(), last: undefined }));
    const key = `${size.width} ${size.height}`;
    const answer = own.answers.get(key);
    if (answer !== undefined) return answer;
    if (own.last !== undefined && (own.answers.size >= MOST_SIZES || tired())) return own.last;
    own.last = ask(layer, size);
    own.answers.set(key, own.last);
    return own.last;
  };
}
