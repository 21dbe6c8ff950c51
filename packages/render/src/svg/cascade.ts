import { SVG_LIMITS } from './limits.ts';
import { PROPERTIES } from './properties.ts';
import { refuse } from './refusal.ts';
import { type Lineage, matches } from './selector.ts';
import { type Declaration, parseDeclarations, type StyleRule } from './style-sheet.ts';

/** Gives the presentation properties of nodes: attributes first, then the sheet by specificity and order, then `style`. */
export class Cascade {
  readonly #rules: readonly StyleRule[];
  readonly #leftOut: (what: string) => void;
  #tests: number = SVG_LIMITS.selectorTests;

  constructor(rules: readonly StyleRule[], leftOut: (what: string) => void) {
    this.#rules = rules.toSorted((a, b) => a.selector.specificity - b.selector.specificity);
    this.#leftOut = leftOut;
  }

  /** @throws SvgRefusal when all nodes together need too many tests. */
  propertiesOf(lineage: Lineage): Map<string, string> {
    const { attributes } = lineage.node;
    const values = new Map<string, string>();
    for (const [property, value] of attributes) {
      if (Object.hasOwn(PROPERTIES, property)) this.#put(values, property, value);
    }
    const declared = this.#rules
      .filter(({ selector }) => matches(selector, lineage, this.#spend))
      .flatMap(({ declarations }) => declarations);
    const own = attributes.has('style') ? parseDeclarations(attributes.get('style') as string) : [];
    for (const important of [false, true]) this.#apply(values, [...declared, ...own], important);
    return values;
  }

  #apply(values: Map<string, string>, declarations: readonly Declaration[], important: boolean): void {
    for (const declaration of declarations) {
      if (declaration.important !== important) continue;
      if (Object.hasOwn(PROPERTIES, declaration.property)) this.#put(values, declaration.property, declaration.value);
    }
  }

  #put(values: Map<string, string>, property: string, written: string): void {
    const value = PROPERTIES[property]?.(written) ?? null;
    if (value !== null) values.set(property, value);
    else if (/url\s*\(/i.test(written)) this.#leftOut('parts from other files');
    else if (property === 'filter') this.#leftOut('some of its filters');
  }

  readonly #spend = (): void => {
    if (--this.#tests < 0) refuse('its style is too laborious');
  };
}
