import { SVG_LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import type { SafeNode } from './safe-node.ts';
import { localUrl } from './values.ts';

/** What an attribute may refer to. */
const TARGETS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['fill', new Set(['linearGradient', 'radialGradient', 'pattern'])],
  ['stroke', new Set(['linearGradient', 'radialGradient', 'pattern'])],
  ['clip-path', new Set(['clipPath'])],
  ['mask', new Set(['mask'])],
  ['filter', new Set(['filter'])],
]);
const GRADIENTS = new Set(['linearGradient', 'radialGradient']);
/** Gradients of so many stops cost next to nothing wherever they are used. */
const FREE_GRADIENT = 64;
const DRAWN = new Set([
  'svg',
  'g',
  'symbol',
  'use',
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
  'text',
  'image',
]);

export type Targets = ReadonlyMap<string, SafeNode>;

/** The nodes by id; of equal ids the first counts. */
export function targetsOf(nodes: readonly SafeNode[]): Targets {
  const targets = new Map<string, SafeNode>();
  for (const node of nodes) if (node.id && !targets.has(node.id)) targets.set(node.id, node);
  return targets;
}

/** Takes away every reference to what does not exist or is of another kind, which readers treat each in their own way. */
export function dropDangling(nodes: readonly SafeNode[], targets: Targets): void {
  for (const node of nodes) {
    for (const [attribute, value] of node.attributes) {
      const local = localUrl(value);
      if (local) {
        const target = targets.get(local.id);
        const fitting = TARGETS.get(attribute);
        if (target && fitting?.has(target.name)) continue;
        if (fitting && local.rest !== '') node.attributes.set(attribute, local.rest);
        else node.attributes.delete(attribute);
      } else if (attribute === 'href' && value.startsWith('#') && !fits(node, targets.get(value.slice(1)))) {
        node.attributes.delete(attribute);
      }
    }
  }
}

function fits(node: SafeNode, target: SafeNode | undefined): boolean {
  if (!target) return false;
  if (node.name === 'use') return DRAWN.has(target.name);
  return GRADIENTS.has(node.name) ? GRADIENTS.has(target.name) : target.name === node.name;
}

interface Weight {
  /** Nodes drawn, as often as they are, letters among them. */
  readonly nodes: number;
  /** Numbers of their paths. */
  readonly numbers: number;
  /** Those among them that take a bitmap of their own. */
  readonly layers: number;
  readonly depth: number;
}

/** What makes a rasteriser paint a node by itself before it is put with the others. */
function isLayer({ name, attributes }: SafeNode): boolean {
  return (
    name === 'pattern' ||
    name.startsWith('fe') ||
    (attributes.get('opacity') ?? '1') !== '1' ||
    (attributes.get('mix-blend-mode') ?? 'normal') !== 'normal' ||
    ['clip-path', 'mask', 'filter'].some((attribute) => attributes.has(attribute))
  );
}

const NUMBER = /\d+/g;

const numbersOf = ({ attributes }: SafeNode): number =>
  (attributes.get('d') ?? attributes.get('points'))?.match(NUMBER)?.length ?? 0;

/**
 * Counts what is drawn through every reference: `use`, patterns, clips, masks, filters.
 *
 * @throws SvgRefusal for too many, for too deep, and for what refers to itself.
 */
export function weigh(root: SafeNode, targets: Targets): Weight {
  const known = new Map<SafeNode, Weight>();
  const open = new Set<SafeNode>();
  const weightOf = (node: SafeNode): Weight => {
    const before = known.get(node);
    if (before) return before;
    if (open.has(node)) refuse('a part of it refers to itself');
    open.add(node);
    let nodes = 1;
    let numbers = numbersOf(node);
    let layers = isLayer(node) ? 1 : 0;
    let depth = 0;
    const add = (other: Weight, times = 1): void => {
      nodes += other.nodes * times;
      numbers += other.numbers * times;
      layers += other.layers * times;
      depth = Math.max(depth, other.depth);
      if (nodes > SVG_LIMITS.nodes) refuse(`it draws more than ${SVG_LIMITS.nodes} elements, repeated ones counted`);
      if (numbers > SVG_LIMITS.numbers) refuse(`its paths have more than ${SVG_LIMITS.numbers} numbers`);
    };
    for (const child of node.children)
      add(typeof child === 'string' ? { nodes: child.length, numbers: 0, layers: 0, depth: 0 } : weightOf(child));
    const href = node.attributes.get('href');
    const linked = href?.startsWith('#') ? targets.get(href.slice(1)) : undefined;
    if (linked) add(weightOf(linked));
    // A fill is inherited, so its pattern may be painted once for everything inside.
    const inside = nodes;
    for (const attribute of TARGETS.keys()) {
      const local = localUrl(node.attributes.get(attribute) ?? '');
      const target = local && targets.get(local.id);
      if (!target) continue;
      const weight = weightOf(target);
      if (target.name === 'pattern') add(weight, inside);
      else if (!GRADIENTS.has(target.name) || weight.nodes > FREE_GRADIENT) add(weight);
    }
    open.delete(node);
    if (++depth > SVG_LIMITS.depth) refuse(`it is nested deeper than ${SVG_LIMITS.depth} levels, references counted`);
    const weight = { nodes, numbers, layers, depth };
    known.set(node, weight);
    return weight;
  };
  return weightOf(root);
}
