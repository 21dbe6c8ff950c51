import type { Cascade } from './cascade.ts';
import { ELEMENTS, kindOf, LEFT_OUT, READ_AS } from './elements.ts';
import { readEmbedded } from './embedded-picture.ts';
import { SVG_LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import type { SafeNode } from './safe-node.ts';
import type { Lineage } from './selector.ts';
import { transform } from './values.ts';
import type { XmlNode } from './xml-reader.ts';

/** Letters outside the scripts that the one font for text inside SVG has. */
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** Copies what is allowed of a document; `leftOut` is told what is not. Style sheets are applied, not copied. */
export class CleanTree {
  readonly #cascade: Cascade;
  readonly #leftOut: (what: string) => void;
  #imagePixels = 0;
  #hasText = false;

  constructor(cascade: Cascade, leftOut: (what: string) => void) {
    this.#cascade = cascade;
    this.#leftOut = leftOut;
  }

  get hasText(): boolean {
    return this.#hasText;
  }

  /** @throws SvgRefusal when the pictures inside are too large. */
  copy(node: XmlNode, name = 'svg', parent: Lineage | null = null): SafeNode {
    const lineage: Lineage = { node, classes: new Set(node.attributes.get('class')?.split(/\s+/)), parent };
    const attributes = this.#cascade.propertiesOf(lineage);
    for (const [attribute, written] of node.attributes) this.#copyAttribute(name, attribute, written, attributes);
    const copy: SafeNode = { name, id: node.attributes.get('id')?.trim() ?? null, attributes, children: [] };
    for (const child of node.children) {
      if (typeof child === 'string') {
        if (isText(name)) copy.children.push(this.#letters(child));
        continue;
      }
      const as = this.#nameOf(child, name);
      if (as === null) continue;
      copy.children.push(this.copy(child, as, lineage));
      if (node.name === 'switch') break;
    }
    return copy;
  }

  /** What a child is copied as; null when it is left out. */
  #nameOf(child: XmlNode, parent: string): string | null {
    // What asks for an extension is for the one program that has it; others pass over it (SVG 1.1, 5.8.5).
    if (child.space === null || child.attributes.has('requiredExtensions')) return null;
    const { name } = child;
    if (isText(parent) && (name === 'a' || name === 'tspan')) return 'tspan';
    const as = Object.hasOwn(READ_AS, name) ? (READ_AS[name] as string) : name;
    if (Object.hasOwn(ELEMENTS, as) && name !== 'tspan' && !isText(parent)) {
      return as !== 'image' || this.#holdsPicture(child) ? as : null;
    }
    const told = Object.hasOwn(LEFT_OUT, name) ? LEFT_OUT[name] : 'parts that are not known';
    if (told) this.#leftOut(name.startsWith('fe') ? 'some of its filters' : told);
    return null;
  }

  #copyAttribute(element: string, attribute: string, written: string, copy: Map<string, string>): void {
    const kind = attribute === 'transform' ? transform : kindOf(element, attribute);
    const value = kind?.(written) ?? null;
    // The newer of the names of an address wins, and only it is written.
    const name = attribute === 'xlink:href' ? 'href' : attribute;
    if (value !== null && (name === attribute || !copy.has(name))) copy.set(name, value);
    if (/^on[a-z]/.test(attribute)) this.#leftOut('scripts');
    else if (attribute.startsWith('marker')) this.#leftOut('line markers');
    else if (kind && value === null && name === 'href') this.#leftOut('parts from other files');
  }

  #holdsPicture({ attributes }: XmlNode): boolean {
    const written = attributes.get('href') ?? attributes.get('xlink:href') ?? '';
    const picture = readEmbedded(written);
    if (!picture) {
      const isData = /^\s*data:/i.test(written);
      this.#leftOut(isData ? 'embedded pictures other than PNG and JPEG' : 'parts from other files');
      return false;
    }
    this.#imagePixels += picture.pixels;
    if (this.#imagePixels > SVG_LIMITS.imagePixels) refuse('the pictures inside it are larger than 16 megapixels');
    return true;
  }

  #letters(text: string): string {
    this.#hasText ||= text.trim() !== '';
    if (OTHER_SCRIPT.test(text)) this.#leftOut('text in other than Latin, Greek and Cyrillic letters');
    return text;
  }
}

const isText = (name: string): boolean => name === 'text' || name === 'tspan';
