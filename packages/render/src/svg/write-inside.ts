import { STYLE_ONLY } from './properties.ts';
import { nodesOf, type SafeNode } from './safe-node.ts';
import { localUrl } from './values.ts';

/** Of the root only these are written anew, for the size it is drawn at. */
const ROOT_ONLY = new Set(['x', 'y', 'width', 'height', 'viewBox', 'preserveAspectRatio']);

/** Writes the inside of a drawing once; ids become ours, so that no text of the file is left in a place of meaning. */
export function writeInside(root: SafeNode): string {
  const ids = new Map<string, string>();
  for (const { id } of nodesOf(root)) if (id && !ids.has(id)) ids.set(id, `i${ids.size}`);
  const seen = new Set<string>();
  const write = (node: SafeNode, isRoot: boolean): string => {
    const name = isRoot ? 'g' : node.name;
    const children = node.children.map((child) => (typeof child === 'string' ? escaped(child) : write(child, false)));
    const open = `<${name}${attributesOf(node, isRoot)}`;
    return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
  };
  const attributesOf = (node: SafeNode, isRoot: boolean): string => {
    const parts: string[] = [];
    if (node.id && !seen.has(node.id)) {
      seen.add(node.id);
      parts.push(` id="${ids.get(node.id)}"`);
    }
    const style: string[] = [];
    for (const [attribute, value] of node.attributes) {
      if (isRoot && ROOT_ONLY.has(attribute)) continue;
      if (STYLE_ONLY.has(attribute)) style.push(`${attribute}:${value}`);
      else parts.push(` ${attribute}="${escaped(withOwnIds(attribute, value, ids))}"`);
    }
    if (style.length > 0) parts.push(` style="${style.join(';')}"`);
    return parts.join('');
  };
  return write(root, true);
}

function withOwnIds(attribute: string, value: string, ids: ReadonlyMap<string, string>): string {
  if (attribute === 'href') return value.startsWith('#') ? `#${ids.get(value.slice(1))}` : value;
  const local = localUrl(value);
  return local ? `url(#${ids.get(local.id)})${local.rest && ` ${local.rest}`}` : value;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? '&quot;');
