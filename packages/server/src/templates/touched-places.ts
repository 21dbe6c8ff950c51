type JsonMap = Record<string, unknown>;

/** More than this is everything. */
const most = 1000;
/** What overlaps with whatever anybody touches. */
export const everywhere: readonly string[] = [''];

/**
 * The places in which two documents differ, as pointers that stay true when something is added before them: a layer is
 * `/layers/<id>` wherever it stands, what holds it is its `position`, a variable is `/variables/<name>` as a whole.
 * The order of a list is not among them: see `reorderedLayers`.
 */
export function touchedPlaces(before: JsonMap, after: JsonMap): readonly string[] {
  const places = differences(byName(before), byName(after), '');
  return places.length > most ? everywhere : places;
}

/** The places of the layers that stand in another order among those that were beside them before. */
export function reorderedLayers(before: JsonMap, after: JsonMap): readonly string[] {
  const old = homesOf(before);
  const now = homesOf(after);
  const places: string[] = [];
  for (const [home, ids] of old) {
    const stayed = new Set(now.get(home));
    const were = ids.filter((id) => stayed.has(id));
    const there = new Set(were);
    const are = (now.get(home) ?? []).filter((id) => there.has(id));
    places.push(...are.filter((id, index) => id !== were[index]).map(positionOf));
  }
  return places.length > most ? everywhere : places;
}

/** Where a layer stands, as a place. */
export function positionOf(layerId: string): string {
  return `${child('/layers', layerId)}/position`;
}

export function child(path: string, key: string): string {
  return `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The document with its layers, pages and variables by name instead of by index. */
function byName(document: JsonMap): JsonMap {
  const layers = [...layersOf(document)].map(({ layer: { layers: _, ...props }, home }) => {
    return [String(props['id']), { ...props, position: home }];
  });
  const pages = listOf(document['pages']).map(({ layers: _, ...page }) => [String(page['id']), page]);
  // In a list, so that a variable is compared as a whole: an operation replaces it as a whole.
  const variables = listOf(document['variables']).map((variable) => [String(variable['name']), [variable]]);
  return {
    ...document,
    layers: Object.fromEntries(layers),
    pages: Object.fromEntries(pages),
    variables: Object.fromEntries(variables),
  };
}

interface Placed {
  layer: JsonMap;
  /** The page or the layer that holds it. */
  home: string;
}

function* layersOf(document: JsonMap): Generator<Placed> {
  for (const page of listOf(document['pages'])) yield* within(page, child('/pages', String(page['id'])));
}

function* within(holder: JsonMap, home: string): Generator<Placed> {
  for (const layer of listOf(holder['layers'])) {
    yield { layer, home };
    yield* within(layer, child('/layers', String(layer['id'])));
  }
}

function homesOf(document: JsonMap): Map<string, string[]> {
  const homes = new Map<string, string[]>();
  for (const { layer, home } of layersOf(document)) {
    const ids = homes.get(home);
    if (ids) ids.push(String(layer['id']));
    else homes.set(home, [String(layer['id'])]);
  }
  return homes;
}

function listOf(value: unknown): readonly JsonMap[] {
  return Array.isArray(value) ? value.filter(isMap) : [];
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Maps key by key, everything else as a whole; the order of keys does not matter. */
function differences(before: unknown, after: unknown, at: string): string[] {
  if (isMap(before) && isMap(after)) return differencesIn(before, after, at);
  if (isEqual(before, after)) return [];
  // What a property of a layer gains or loses as a whole map may meet other members of it: `font.size`, `font.weight`.
  const [from = {}, to = {}] = [before, after];
  const places = /^\/layers\/[^/]+\//.test(at) && isMap(from) && isMap(to) ? differencesIn(from, to, at) : [];
  return places.length > 0 ? places : [at];
}

function differencesIn(before: JsonMap, after: JsonMap, at: string): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(memberOf(before, key), memberOf(after, key), child(at, key)));
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  if (isMap(a) && isMap(b)) return differencesIn(a, b, '').length === 0;
  return a === b;
}

const memberOf = (map: JsonMap, key: string): unknown => (Object.hasOwn(map, key) ? map[key] : undefined);
