import { isMap, type JsonMap, listOf, own } from '../json.ts';
import { LIMITS, REFUSED_KEYS } from '../limits.ts';
import type { Checker } from './checker.ts';

const ID = new RegExp(`^[A-Za-z0-9_.:-]{1,${LIMITS.idLength}}$`);

/** Whether an id can name a layer or a page: `#` and `/` are left to repeats and pointers. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id) && !REFUSED_KEYS.has(id);
}

/** Gives pages and layers that have no id one that is still free, in the copy under validation. */
export function assignIds(pages: readonly unknown[], at: Checker): void {
  const taken = new Set<string>();
  for (const page of pages) eachLayer(own(page, 'layers'), at, (layer) => takeId(layer, taken));
  pages.forEach((page, index) => {
    nameLayers(own(page, 'layers'), taken, at.at(index).at('layers'));
  });
  const pageIds = new Set<string>();
  for (const page of pages) if (isMap(page)) takeId(page, pageIds);
  pages.forEach((page, index) => {
    if (!isMap(page) || !lacksId(page)) return;
    page['id'] = freeId('page', pageIds);
    at.at(index).at('id').problem('page_id_missing', `The page has no "id" and was given "${page['id']}".`, 'info');
  });
}

/** As `assignIds`, for one layer and what is inside it, beside the ids of a template. */
export function assignLayerIds(layer: JsonMap, taken: Set<string>, at: Checker): void {
  takeId(layer, taken);
  eachLayer(layer['layers'], at, (inner) => takeId(inner, taken));
  nameLayer(layer, taken, at);
  nameLayers(layer['layers'], taken, at.at('layers'));
}

function nameLayers(layers: unknown, taken: Set<string>, at: Checker): void {
  eachLayer(layers, at, (layer, place) => nameLayer(layer, taken, place));
}

function nameLayer(layer: JsonMap, taken: Set<string>, at: Checker): void {
  if (!lacksId(layer)) return;
  layer['id'] = freeId(isId(layer['type']) ? layer['type'] : 'layer', taken);
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

function takeId(part: JsonMap, taken: Set<string>): void {
  if (typeof part['id'] === 'string') taken.add(part['id']);
}

function freeId(stem: string, taken: Set<string>): string {
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number++;
  taken.add(`${stem}-${number}`);
  return `${stem}-${number}`;
}
