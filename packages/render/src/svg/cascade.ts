import { SVG_LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import { type Lineage, matches } from './selector.ts';
import { type Declarations, parseDeclarations, readProperty, type StyleRule } from './style-sheet.ts';

/** Gives the presentation properties of nodes: attributes first, then the sheet by specificity and order, then `style`. */
export class Cascade {
  readonly #rules: readonly StyleRule[];
  /** Places in `#rules` by what a node must have for its last compound: `#id`, `.class`, a name or `*`. */
  readonly #places = new Map<string, number[]>();
  readonly #leftOut: (what: string) => void;
  #steps: number = SVG_LIMITS.styleSteps;

  constructor(rules: readonly StyleRule[], leftOut: (what: string) => void) {
    this.#rules = rules.toSorted((a, b) => a.selector.specificity - b.selector.specificity);
    this.#leftOut = leftOut;
    for (const [place, { selector }] of this.#rules.entries()) {
      const places = this.#places.get(selector.key);
      if (places) places.push(place);
      else this.#places.set(selector.key, [place]);
    }
  }

  /** @throws SvgRefusal when all nodes together need too many steps. */
  propertiesOf(lineage: Lineage): Map<string, string> {
    const { attributes } = lineage.node;
    const values = new Map<string, string>();
    for (const [property, written] of attributes) {
      const value = readProperty(property, written, this.#leftOut);
      if (value !== null) values.set(property, value);
    }
    const declared = this.#declaredFor(lineage);
    const style = attributes.get('style');
    if (style !== undefined) declared.push(parseDeclarations(style, this.#leftOut));
    for (const { plain } of declared) this.#apply(values, plain);
    for (const { important } of declared) this.#apply(values, important);
    return values;
  }

  #declaredFor(lineage: Lineage): Declarations[] {
    const { node, classes } = lineage;
    const keys = ['*', node.name, `#${node.attributes.get('id')}`, ...Array.from(classes, (name) => `.${name}`)];
    return keys
      .flatMap((key) => this.#places.get(key) ?? [])
      .filter((place) => matches((this.#rules[place] as StyleRule).selector, lineage, this.#step))
      .sort((a, b) => a - b)
      .map((place) => (this.#rules[place] as StyleRule).declarations);
  }

  #apply(values: Map<string, string>, declared: ReadonlyMap<string, string>): void {
    for (const [property, value] of declared) {
      this.#step();
      values.set(property, value);
    }
  }

  readonly #step = (): void => {
    if (--this.#steps < 0) refuse('its style is too laborious');
  };
}
