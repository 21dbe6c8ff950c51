import { isMap, type JsonMap, listOf, own } from '../json.ts';
import { LIMITS, REFUSED_KEYS } from '../limits.ts';
import type { Checker } from './checker.ts';

const ID = new RegExp(`^[A-Za-z0-9_.:-]{1,${LIMITS.idLength}}$`);

/** Whether an id can name a layer or a page: `#` and `/` are left to repeats and pointers. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id) && !REFUSED_KEYS.has(id);
}

/** How many layers the pages hold, as deep as layers may nest. */
export function countLayers(pages: readonly unknown[], at: Checker): number {
  let count = 0;
  for (const page of pages) eachLayer(own(page, 'layers'), at, () => count++);
  return count;
}

/** Gives pages and layers that have no id one that is still free, in the copy under validation. */
export function assignIds(pages: readonly unknown[], at: Checker): void {
  const ids = new FreeIds(new Set());
  for (const page of pages) eachLayer(own(page, 'layers'), at, (layer) => ids.take(layer));
  pages.forEach((page, index) => {
    nameLayers(own(page, 'layers'), ids, at.at(index).at('layers'));
  });
  const pageIds = new FreeIds(new Set());
  for (const page of pages) if (isMap(page)) pageIds.take(page);
  pages.forEach((page, index) => {
    if (!isMap(page) || !lacksId(page)) return;
    page['id'] = pageIds.next('page');
    at.at(index).at('id').problem('page_id_missing', `The page has no "id" and was given "${page['id']}".`, 'info');
  });
}

/** As `assignIds`, for one layer and what is inside it, beside the ids of a template. */
export function assignLayerIds(layer: JsonMap, taken: Set<string>, at: Checker): void {
  const ids = new FreeIds(taken);
  ids.take(layer);
  eachLayer(layer['layers'], at, (inner) => ids.take(inner));
  nameLayer(layer, ids, at);
  nameLayers(layer['layers'], ids, at.at('layers'));
}

function nameLayers(layers: unknown, ids: FreeIds, at: Checker): void {
  eachLayer(layers, at, (layer, place) => nameLayer(layer, ids, place));
}

function nameLayer(layer: JsonMap, ids: FreeIds, at: Checker): void {
  if (!lacksId(layer)) return;
  layer['id'] = ids.next(isId(layer['type']) ? layer['type'] : 'layer');
  at.at('id').problem('layer_id_missing', `The layer has no "id" and was given "${layer['id']}".`, 'warning');
}

function eachLayer(layers: unknown, at: Checker, visit: (layer: JsonMap, at: Checker) => void, depth = 1): void {
  if (depth > LIMITS.nesting) return;
  listOf(layers).forEach((layer, index) => {
    if (!isMap(layer)) return;
    visit(layer, at.at(index));
    eachLayer(own(layer, 'layers'), at.at(index).at('layers'), visit, depth + 1);
  });
}

function lacksId(part: JsonMap): boolean {
  return part['id'] === undefined || part['id'] === null;
}

/** The ids that are taken, and where the search for the next free one of each stem goes on. */
class FreeIds {
  readonly #taken: Set<string>;
  readonly #numbers = new Map<string, number>();

  constructor(taken: Set<string>) {
    this.#taken = taken;
  }

  take(part: JsonMap): void {
    if (typeof part['id'] === 'string') this.#taken.add(part['id']);
  }

  next(stem: string): string {
    let number = this.#numbers.get(stem) ?? 1;
    while (this.#taken.has(`${stem}-${number}`)) number++;
    this.#numbers.set(stem, number + 1);
    this.#taken.add(`${stem}-${number}`);
    return `${stem}-${number}`;
  }
}
