import { isMap, type JsonMap, nameOf, own, quote } from '../json.ts';
import { BASE_PROPERTIES } from '../layers/base.ts';
import { LAYERS } from '../layers/table.ts';
import { LIMITS } from '../limits.ts';
import type { PropertyTable } from '../properties/property.ts';
import { checkTable, checkUnknown } from '../properties/record.ts';
import { didYouMean } from '../suggestion.ts';
import type { Checker } from './checker.ts';
import { isId } from './ids.ts';

/** A layer as it stands in the document, for what refers to it. */
export interface KnownLayer {
  readonly type: string;
  readonly raw: JsonMap;
  /** The names its expressions see beside the variables. */
  readonly locals: readonly string[];
}

/** The layers seen so far, by id. */
export type KnownLayers = Map<string, KnownLayer>;

export function checkLayers(
  layers: unknown,
  at: Checker,
  known: KnownLayers,
  locals: readonly string[] = [],
  depth = 1,
): void {
  if (!Array.isArray(layers)) {
    at.fatal('property_type', `"layers" must be a list, not ${nameOf(layers)}.`);
    return;
  }
  if (depth > LIMITS.nesting) {
    at.fatal('nesting_limit', `Layers may nest ${LIMITS.nesting} deep; these are deeper.`);
    return;
  }
  layers.forEach((layer, index) => {
    checkLayer(layer, at.at(index), known, locals, depth);
  });
}

export function checkLayer(
  layer: unknown,
  at: Checker,
  known: KnownLayers,
  locals: readonly string[],
  depth: number,
): void {
  if (!isMap(layer)) {
    at.fatal('property_type', `A layer must be a map, not ${nameOf(layer)}.`);
    return;
  }
  const properties = Object.keys(layer).length;
  if (properties > LIMITS.layerProperties) {
    at.problem('property_limit', `A layer has at most ${LIMITS.layerProperties} properties; this has ${properties}.`);
    return;
  }
  const id = own(layer, 'id');
  const type = own(layer, 'type');
  if (!isId(id))
    at.at('id').problem(
      'id_invalid',
      `A layer's "id" is 1 to ${LIMITS.idLength} letters, digits or _ . : -, not ${nameOf(id)}.`,
    );
  if (typeof id === 'string') {
    if (known.has(id))
      at.at('id').problem('layer_id_duplicate', `Another layer has the id ${quote(id)} already; ids are unique.`);
    else known.set(id, { type: typeof type === 'string' ? type : '', raw: layer, locals });
  }
  const here = at.with({ locals, ...(typeof id === 'string' ? { layer: id } : {}) });
  if (typeof type !== 'string' || type === '') {
    here.at('type').problem('property_required', `"type" is required: ${[...LAYERS.keys()].join(', ')}.`);
    return;
  }
  checkProperties(type, layer, here);
  const definition = LAYERS.get(type);
  if (!definition) {
    const message = `${quote(type)} is no layer type this version knows; it is kept and not drawn.`;
    here.at('type').problem('layer_type_unknown', message + didYouMean(type, LAYERS.keys()), 'warning');
  } else if (definition.container) {
    checkLayers(
      own(layer, 'layers'),
      at.at('layers'),
      known,
      [...locals, ...(definition.locals?.(layer) ?? [])],
      depth + 1,
    );
  }
}

/** Checks what a layer says against the table of its type. */
export function checkProperties(type: string, layer: JsonMap, at: Checker): void {
  checkTable(tableOf(type), layer, at, otherKeys(type));
  checkWhole(type, layer, at);
}

/** Checks one property of a layer by itself. */
export function checkProperty(type: string, key: string, value: unknown, at: Checker): void {
  const table = tableOf(type);
  const property = Object.hasOwn(table, key) ? table[key] : undefined;
  if (property) checkTable({ [key]: property }, { [key]: value }, at);
  else if (!otherKeys(type).includes(key)) checkUnknown(key, table, at, otherKeys(type));
}

/** Checks what the properties of a layer, each right by itself, come to together. */
export function checkWhole(type: string, layer: JsonMap, at: Checker): void {
  LAYERS.get(type)?.check?.(layer, at);
}

const tableOf = (type: string): PropertyTable => TABLES.get(type) ?? BASE_PROPERTIES;

const TABLES: ReadonlyMap<string, PropertyTable> = new Map(
  [...LAYERS].map(([type, { properties }]) => [type, { ...BASE_PROPERTIES, ...properties }]),
);

const otherKeys = (type: string): string[] => ['id', 'type', ...(LAYERS.get(type)?.container ? ['layers'] : [])];
