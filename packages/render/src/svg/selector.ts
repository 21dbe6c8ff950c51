import type { XmlNode } from './xml-reader.ts';

interface Compound {
  /** Null for any. */
  readonly type: string | null;
  readonly ids: readonly string[];
  readonly classes: readonly string[];
  /** How it hangs on the compound before it. */
  readonly relation: 'descendant' | 'child';
}

export interface Selector {
  readonly compounds: readonly Compound[];
  /** CSS specificity as one number. */
  readonly specificity: number;
  /** Something a node must have to match: `#id`, `.class`, its name, or `*`. */
  readonly key: string;
}

const COMPOUND = /^(\*|[A-Za-z][\w-]*)?((?:[.#][A-Za-z_\u0080-\uffff-][\w\u0080-\uffff-]*)*)$/;
const TOKEN = />|[^\s>]+/g;
const MAX_LENGTH = 500;
const MAX_COMPOUNDS = 8;

/** Null for what we do not know: pseudo-classes, attributes, siblings, escapes. */
export function parseSelector(written: string): Selector | null {
  const text = written.trim();
  if (text.length > MAX_LENGTH) return null;
  const compounds: Compound[] = [];
  let specificity = 0;
  let child = false;
  for (const token of text.match(TOKEN) ?? []) {
    if (token === '>') {
      if (child || compounds.length === 0) return null;
      child = true;
      continue;
    }
    const found = COMPOUND.exec(token);
    if (!found || compounds.length === MAX_COMPOUNDS) return null;
    const names = found[2]?.match(/[.#][^.#]+/g) ?? [];
    const ids = names.filter((name) => name.startsWith('#')).map((name) => name.slice(1));
    const classes = names.filter((name) => name.startsWith('.')).map((name) => name.slice(1));
    const type = found[1] === undefined || found[1] === '*' ? null : found[1];
    specificity += ids.length * 10_000 + classes.length * 100 + (type === null ? 0 : 1);
    compounds.push({ type, ids, classes, relation: child ? 'child' : 'descendant' });
    child = false;
  }
  const last = compounds.at(-1);
  if (!last || child) return null;
  const [id] = last.ids;
  const [name] = last.classes;
  const key = id !== undefined ? `#${id}` : name !== undefined ? `.${name}` : (last.type ?? '*');
  return { compounds, specificity, key };
}

/** A node and what it hangs in, the root last. */
export interface Lineage {
  readonly node: XmlNode;
  readonly classes: ReadonlySet<string>;
  readonly parent: Lineage | null;
}

/** `step` is called for every node looked at. */
export function matches({ compounds }: Selector, lineage: Lineage, step: () => void): boolean {
  return matchesFrom(compounds, compounds.length - 1, lineage, step);
}

function matchesFrom(compounds: readonly Compound[], last: number, lineage: Lineage, step: () => void): boolean {
  const compound = compounds[last] as Compound;
  step();
  if (!matchesOne(compound, lineage)) return false;
  if (last === 0) return true;
  for (let above = lineage.parent; above; above = above.parent) {
    if (matchesFrom(compounds, last - 1, above, step)) return true;
    if (compound.relation === 'child') return false;
  }
  return false;
}

function matchesOne({ type, ids, classes }: Compound, lineage: Lineage): boolean {
  return (
    (type === null || type === lineage.node.name) &&
    ids.every((id) => id === lineage.node.attributes.get('id')) &&
    classes.every((name) => lineage.classes.has(name))
  );
}
