/** One difference between two documents. `before` or `after` is undefined where the thing was not there. */
export interface Change {
  /** Such as `pages[page].layers[title].font.size`: list entries are called by their id or name. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What differs between two JSON documents, in the order of the first. Entries of a list that have ids (or names) are
 * matched by them, so that a layer put in front of others is one addition and not a change of every layer behind it.
 */
export function documentChanges(before: unknown, after: unknown): Change[] {
  return changes('', before, after);
}

function changes(path: string, before: unknown, after: unknown): Change[] {
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(path, before, after);
  if (isMap(before) && isMap(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => changes(path === '' ? name : `${path}.${name}`, before[name], after[name]));
  }
  return Object.is(before, after) ? [] : [{ path, before, after }];
}

function listChanges(path: string, before: unknown[], after: unknown[]): Change[] {
  const [first, second] = [keyed(before), keyed(after)];
  if (!first || !second) {
    const indexes = Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
    return indexes.flatMap((index) => changes(`${path}[${index}]`, before[index], after[index]));
  }
  const found = [...new Set([...first.keys(), ...second.keys()])].flatMap((key) =>
    changes(`${path}[${key}]`, first.get(key), second.get(key)),
  );
  const stayed = (own: Map<string, unknown>, other: Map<string, unknown>): string[] =>
    [...own.keys()].filter((key) => other.has(key));
  const [order, newOrder] = [stayed(first, second), stayed(second, first)];
  if (order.join('\0') !== newOrder.join('\0')) found.push({ path: `${path} order`, before: order, after: newOrder });
  return found;
}

/** The entries by id or name; null where one has neither, or two have the same. */
function keyed(list: unknown[]): Map<string, unknown> | null {
  const entries = new Map<string, unknown>();
  for (const entry of list) {
    const key = isMap(entry) ? (entry['id'] ?? entry['name']) : undefined;
    if (typeof key !== 'string' || entries.has(key)) return null;
    entries.set(key, entry);
  }
  return entries;
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A line a person reads: `~ pages[page].layers[title].font.size: 64 → 72`. */
export function describeChange({ path, before, after }: Change): string {
  if (before === undefined) return `+ ${path}: ${shown(after)}`;
  if (after === undefined) return `- ${path}: ${shown(before)}`;
  return `~ ${path}: ${shown(before)} → ${shown(after)}`;
}

const longest = 80;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
