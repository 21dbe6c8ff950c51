import type { Template } from '../document.ts';
import { isMap, type JsonMap, listOf, own, quote, textOf } from '../json.ts';
import { LAYERS } from '../layers/table.ts';
import { LIMITS } from '../limits.ts';
import { didYouMean } from '../suggestion.ts';
import type { Key } from './edit.ts';
import type { Target } from './operation.ts';

/** Where a layer stands. */
export interface Located {
  readonly id: string;
  readonly layer: JsonMap;
  /** From the root to the list it is in, and its index there. */
  readonly list: readonly Key[];
  readonly index: number;
  readonly home: Target;
  /** 1 on the page. */
  readonly depth: number;
  /** The ids of the layers around it, outermost first. */
  readonly ancestors: readonly string[];
  /** What its expressions see beside the variables. */
  readonly locals: readonly string[];
}

/** Every layer by id, in document order. */
export function locateLayers(template: Template): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  const visit = (layers: unknown, around: Omit<Located, 'id' | 'layer' | 'index'>): void => {
    if (around.depth > LIMITS.nesting) return;
    listOf(layers).forEach((layer, index) => {
      const id = own(layer, 'id');
      if (!isMap(layer) || typeof id !== 'string' || found.has(id)) return;
      found.set(id, { ...around, id, layer, index });
      const names = LAYERS.get(textOf(own(layer, 'type')))?.locals?.(layer) ?? [];
      visit(own(layer, 'layers'), {
        list: [...around.list, index, 'layers'],
        home: { parentId: id },
        depth: around.depth + 1,
        ancestors: [...around.ancestors, id],
        locals: [...around.locals, ...names],
      });
    });
  };
  template.pages.forEach((page, index) => {
    visit(page.layers, {
      list: ['pages', index, 'layers'],
      home: { pageId: page.id },
      depth: 1,
      ancestors: [],
      locals: [],
    });
  });
  return found;
}

/** A list of layers that something can be put into. */
export interface Destination {
  readonly list: readonly Key[];
  readonly length: number;
  readonly home: Target;
  readonly depth: number;
  readonly ancestors: readonly string[];
  readonly locals: readonly string[];
}

/** Where a target points to, or why it points nowhere. */
export function findDestination(
  template: Template,
  layers: ReadonlyMap<string, Located>,
  target: Target,
): Destination | string {
  const { parentId, pageId } = target;
  if (parentId !== undefined) {
    const parent = layers.get(parentId);
    if (!parent) return unknownLayer(parentId, layers);
    const definition = LAYERS.get(textOf(own(parent.layer, 'type')));
    if (!definition?.container)
      return `“${nameOfLayer(parent.layer)}” is no group, stack or repeat: it cannot hold layers.`;
    return {
      list: [...parent.list, parent.index, 'layers'],
      length: listOf(own(parent.layer, 'layers')).length,
      home: { parentId },
      depth: parent.depth + 1,
      ancestors: [...parent.ancestors, parentId],
      locals: [...parent.locals, ...(definition.locals?.(parent.layer) ?? [])],
    };
  }
  const index = pageId === undefined ? 0 : template.pages.findIndex((page) => page.id === pageId);
  const page = template.pages[index];
  if (!page)
    return `There is no page ${quote(textOf(pageId))}.${didYouMean(
      textOf(pageId),
      template.pages.map(({ id }) => id),
    )}`;
  return {
    list: ['pages', index, 'layers'],
    length: listOf(page.layers).length,
    home: { pageId: page.id },
    depth: 1,
    ancestors: [],
    locals: [],
  };
}

export function unknownLayer(id: unknown, layers: ReadonlyMap<string, Located>): string {
  return `There is no layer ${quote(textOf(id))}.${didYouMean(textOf(id), layers.keys())}`;
}

/** What people call the layer. */
export function nameOfLayer(layer: unknown): string {
  const name = own(layer, 'name');
  return typeof name === 'string' && name !== '' ? name : textOf(own(layer, 'id'));
}

/** The layers under a layer, with itself: how many, and how deep. */
export function measure(layer: unknown): { count: number; height: number } {
  let count = 1;
  let height = 0;
  for (const inner of listOf(own(layer, 'layers'))) {
    const measured = measure(inner);
    count += measured.count;
    height = Math.max(height, measured.height);
  }
  return { count, height: height + 1 };
}
