import { nearest } from '@pictify/expr';

/**
 * Looks for what slips of the hand meant, for a whole document: it gives up after so many comparisons that a document of
 * nothing but slips costs no more than its reading.
 */
export class Suggestions {
  #comparisons = 20_000;

  /** The nearest of the candidates, as `nearest` of the expressions has it. */
  nearest(word: string, candidates: Iterable<string>): string | undefined {
    return this.#comparisons > 0 ? nearest(word, this.#counted(candidates)) : undefined;
  }

  *#counted(candidates: Iterable<string>): Iterable<string> {
    for (const candidate of candidates) {
      if (this.#comparisons-- <= 0) return;
      yield candidate;
    }
  }
}

/** ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  return hint(nearest(word, candidates));
}

/** The same for what is found already. */
export function hint(suggestion: string | undefined): string {
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}
