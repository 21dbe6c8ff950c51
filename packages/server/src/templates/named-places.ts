import type { TemplatePatch } from '@pictify/api';
import { child, positionOf } from './touched-places.ts';

export interface NamedPlaces {
  /** The layers, pages, sizes and variables that operations name, which they need to be there. */
  named: ReadonlySet<string>;
  /** The positions of the layers they move. */
  moved: ReadonlySet<string>;
  /** How many they are, with those inside sequences and the single values they put back. */
  count: number;
}

/** Reads operations that nobody has checked yet. */
export function namedPlaces(operations: TemplatePatch['operations']): NamedPlaces {
  const named = new Set<string>();
  const moved = new Set<string>();
  let count = 0;
  const name = (path: string, id: unknown): void => {
    if (typeof id === 'string') named.add(child(path, id));
  };
  // A list of what is left instead of recursion: a body may nest them as deep as JSON may be.
  const left: unknown[] = [...operations];
  while (left.length > 0) {
    const operation = left.pop();
    const values = listOf(member(operation, 'values'));
    count += 1 + values.length;
    for (const id of listOf(member(operation, 'ids'))) name('/layers', id);
    for (const key of ['layerId', 'parentId']) name('/layers', member(operation, key));
    name('/layers', member(member(operation, 'layer'), 'id'));
    name('/pages', member(operation, 'pageId'));
    name('/variables', member(operation, 'name'));
    name('/variables', member(member(operation, 'variable'), 'name'));
    for (const value of values) {
      name('/layers', member(value, 'layerId'));
      name('/sizes', member(value, 'size'));
    }
    const layerId = member(operation, 'layerId');
    if (member(operation, 'type') === 'reorder' && typeof layerId === 'string') moved.add(positionOf(layerId));
    for (const inner of listOf(member(operation, 'operations'))) left.push(inner);
  }
  return { named, moved, count };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
