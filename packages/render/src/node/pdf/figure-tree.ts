import type { ObjectFile } from './object-file.ts';
import { array, dictionary, type Ref, reference, textString } from './syntax.ts';

/**
 * The document's structure for assistive software: each page is one figure, which its alternative text describes
 * (ISO 32000-1, 14.7). A page's content is marked as `MARK_BEGIN … MARK_END`.
 */
export class FigureTree {
  readonly #file: ObjectFile;
  readonly #root: Ref;
  readonly #figures: Ref[] = [];

  constructor(file: ObjectFile) {
    this.#file = file;
    this.#root = file.reserve();
  }

  /** Gives the page's `StructParents` key. */
  add(page: Ref, altText: string): number {
    const figure = this.#file.write(
      dictionary({
        Type: '/StructElem',
        S: '/Figure',
        P: reference(this.#root),
        Pg: reference(page),
        K: 0,
        Alt: altText ? textString(altText) : null,
      }),
    );
    return this.#figures.push(figure) - 1;
  }

  finish(): Ref {
    const parents = this.#figures.map((figure, index) => `${index} [${reference(figure)}]`);
    return this.#file.write(
      dictionary({
        Type: '/StructTreeRoot',
        K: array(this.#figures.map(reference)),
        ParentTree: dictionary({ Nums: array(parents) }),
        ParentTreeNextKey: this.#figures.length,
      }),
      this.#root,
    );
  }
}

export const MARK_BEGIN = '/Figure <</MCID 0>> BDC';
export const MARK_END = 'EMC';
