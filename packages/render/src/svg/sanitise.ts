import type { Extent, Rect } from '../geometry.ts';
import { Cascade } from './cascade.ts';
import { CleanTree } from './clean-tree.ts';
import { SVG_LIMITS } from './limits.ts';
import { refusePaintCycles } from './paint-cycles.ts';
import { readText } from './read-text.ts';
import { dropDangling, targetsOf, weigh } from './references.ts';
import { refuse, SvgRefusal } from './refusal.ts';
import { nodesOf } from './safe-node.ts';
import { parseStyleSheet } from './style-sheet.ts';
import { viewportOf } from './viewport.ts';
import { writeInside } from './write-inside.ts';
import { readXml, type XmlNode } from './xml-reader.ts';

/** A drawing of which every element, attribute and value was allowed and written anew; it refers to nothing outside itself. */
export interface SafeSvg {
  /** Its elements as one group, canonical: equal drawings are equal texts. */
  readonly inside: string;
  /** Whether it needs a font. */
  readonly hasText: boolean;
  /** How many of its parts are painted on bitmaps of their own, repeated ones counted. */
  readonly layers: number;
  readonly natural: Extent;
  /** The part that is seen, in its own units. */
  readonly view: Rect;
  /** What was left out, for people: “scripts”, “animations”. */
  readonly leftOut: readonly string[];
}

export type SanitisedSvg = { readonly svg: SafeSvg } | { readonly refusal: string };

/**
 * Reads an SVG from a stranger and keeps what is on the lists of `elements.ts` and `properties.ts`: shapes, groups, text,
 * gradients, patterns, clips, masks, simple filters, embedded PNG and JPEG. Gone are scripts, handlers, embedded pages,
 * animations, everything from elsewhere. Refused is what is not well-formed XML, declares entities, refers to itself, or
 * is larger than `SVG_LIMITS`.
 */
export function sanitiseSvg(bytes: Uint8Array): SanitisedSvg {
  try {
    return { svg: sanitise(bytes) };
  } catch (error) {
    if (error instanceof SvgRefusal) return { refusal: error.message };
    throw error;
  }
}

function sanitise(bytes: Uint8Array): SafeSvg {
  if (bytes.length > SVG_LIMITS.bytes) refuse(`it has ${bytes.length} bytes; at most ${SVG_LIMITS.bytes}`);
  const document = readXml(readText(bytes));
  if (document.name !== 'svg' || document.space === null) refuse('its root is not an svg element');
  const leftOut = new Set<string>();
  const tell = (what: string): void => {
    leftOut.add(what);
  };
  const rules = parseStyleSheet(styleText(document), tell);
  const tree = new CleanTree(new Cascade(rules, tell), tell);
  const root = tree.copy(document);
  const nodes = nodesOf(root);
  const targets = targetsOf(nodes);
  dropDangling(nodes, targets);
  const { layers } = weigh(root, targets);
  refusePaintCycles(root, targets);
  if (tree.hasText) tell('fonts of its own, its text being set in Inter');
  const told = [...leftOut].sort();
  return { inside: writeInside(root), hasText: tree.hasText, layers, leftOut: told, ...viewportOf(root) };
}

/** All style sheets as one, in their order; those of another language or medium have no say. */
function styleText(node: XmlNode): string {
  if (node.space === '' && node.name === 'style') {
    const says = (name: string): string => (node.attributes.get(name) ?? '').trim().toLowerCase();
    const isRead = ['', 'text/css'].includes(says('type')) && ['', 'all', 'screen'].includes(says('media'));
    return isRead ? node.children.filter((child) => typeof child === 'string').join('') : '';
  }
  return node.children.map((child) => (typeof child === 'string' ? '' : styleText(child))).join('\n');
}
