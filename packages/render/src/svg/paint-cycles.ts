import type { Targets } from './references.ts';
import { refuse } from './refusal.ts';
import type { SafeNode } from './safe-node.ts';
import { localUrl } from './values.ts';

/** What a node is painted with, unless it says otherwise. */
interface Paints {
  readonly fill: string;
  readonly stroke: string;
}

/** Drawn only by way of a reference. */
const HELD_BACK = new Set([
  'defs',
  'symbol',
  'pattern',
  'mask',
  'clipPath',
  'filter',
  'linearGradient',
  'radialGradient',
]);
/** What has a fill and a stroke, not only for others to inherit. */
const PAINTED = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan']);

/**
 * Finds patterns and masks that are painted with themselves by way of a fill or stroke they inherit, from what they stand
 * in or from a `use`. `weigh` is to come first: it bounds how much is looked at.
 *
 * @throws SvgRefusal
 */
export function refusePaintCycles(root: SafeNode, targets: Targets): void {
  const inherited = new Map<SafeNode, Paints>();
  collect(root, { fill: '', stroke: '' }, inherited);
  const done = new Set<SafeNode>();
  const open = new Set<SafeNode>();
  const visit = (holder: SafeNode): void => {
    if (done.has(holder)) return;
    if (open.has(holder)) refuse('a part of it refers to itself');
    open.add(holder);
    for (const next of usedInside(holder, inherited.get(holder) as Paints, targets)) visit(next);
    open.delete(holder);
    done.add(holder);
  };
  for (const holder of inherited.keys()) visit(holder);
}

/** The patterns and masks, with what they inherit themselves. */
function collect(node: SafeNode, above: Paints, into: Map<SafeNode, Paints>): void {
  const paints = paintsOf(node, above);
  if (node.name === 'pattern' || node.name === 'mask') into.set(node, paints);
  for (const child of node.children) if (typeof child !== 'string') collect(child, paints, into);
}

function paintsOf({ attributes }: SafeNode, above: Paints): Paints {
  const own = (name: 'fill' | 'stroke'): string => {
    const value = attributes.get(name);
    return value === undefined || value === 'inherit' ? above[name] : value;
  };
  return { fill: own('fill'), stroke: own('stroke') };
}

/** Patterns and masks that are needed to paint what is in `holder`. */
function usedInside(holder: SafeNode, paints: Paints, targets: Targets): Set<SafeNode> {
  const used = new Set<SafeNode>();
  const note = (written: string, name: string): void => {
    const local = localUrl(written);
    const target = local && targets.get(local.id);
    if (target?.name === name) used.add(target);
  };
  const look = (node: SafeNode, above: Paints): void => {
    const own = paintsOf(node, above);
    if (PAINTED.has(node.name)) {
      note(own.fill, 'pattern');
      note(own.stroke, 'pattern');
    }
    note(node.attributes.get('mask') ?? '', 'mask');
    const linked = linkedFrom(node, targets);
    if (linked) look(linked, own);
    lookInside(node, own);
  };
  const lookInside = (node: SafeNode, own: Paints): void => {
    for (const child of node.children) {
      if (typeof child !== 'string' && !HELD_BACK.has(child.name)) look(child, own);
    }
  };
  lookInside(holder, paints);
  const template = linkedFrom(holder, targets);
  if (template?.name === holder.name) used.add(template);
  return used;
}

function linkedFrom({ attributes }: SafeNode, targets: Targets): SafeNode | undefined {
  const href = attributes.get('href');
  return href?.startsWith('#') ? targets.get(href.slice(1)) : undefined;
}
