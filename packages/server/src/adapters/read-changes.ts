import { nearest } from '@pictify/expr';
import type { Layer, VariableType } from '@pictify/scene';
import { type AdapterIssues, short } from './adapter-issues.ts';
import type { GivenChange } from './given-changes.ts';
import type { LayerNames } from './layer-names.ts';
import { type LayerProperty, layerProperty, PROPERTY_NAMES } from './layer-properties.ts';

/** One property of one layer, and what it is to be for one row. */
export interface LayerChange {
  layerId: string;
  /** From the layer on. */
  path: readonly string[];
  type: VariableType;
  value: unknown;
}

export interface Changes {
  /** By layer and property; the last of two that concern the same one stands. */
  layers: Map<string, LayerChange>;
  variables: Map<string, unknown>;
  issues: AdapterIssues;
}

/**
 * What is to be different about the image. The content of something that is called like a variable is the variable's
 * value, all else is a property of the layers of that name. `null` changes nothing, as those services have it.
 */
export function readChange({ name, properties }: GivenChange, names: LayerNames, into: Changes): void {
  const { issues } = into;
  const layers = names.find(name);
  const isVariable = names.hasVariable(name);
  if (layers.length === 0 && !isVariable) {
    issues.add('layer_unknown', name, `There is no layer “${short(name)}”.`, () => names.nearest(name));
    return;
  }
  for (const [key, given] of Object.entries(properties)) {
    if (given === null || given === undefined) continue;
    const property = layerProperty(key);
    if (isVariable && property?.isContent) into.variables.set(name, given);
    else if (property) changeLayers(name, layers, key, property, given, into);
    else issues.add('property_unsupported', name, unsupported(name, key), () => nearest(key, PROPERTY_NAMES));
  }
}

function changeLayers(
  name: string,
  layers: readonly Layer[],
  key: string,
  { reader, path }: LayerProperty,
  given: unknown,
  { layers: changes, issues }: Changes,
): void {
  const value = reader.read(given);
  if (value === null) {
    const message = `“${key}” of “${short(name)}” must be ${reader.wanted}; the layer stays as it is.`;
    issues.add('property_value', name, message);
    return;
  }
  let isKnown = false;
  for (const { id, type } of layers) {
    const place = path[type] ?? path.any;
    if (!place) continue;
    isKnown = true;
    changes.set(`${id}/${place.join('/')}`, { layerId: id, path: place, type: reader.type, value });
  }
  if (isKnown) return;
  const why = layers[0]
    ? `Its type is ${layers[0].type}; ${Object.keys(path).join(', ')} layers have it.`
    : 'It is a variable and no layer: give its “text” or its “image”.';
  issues.add('property_unsupported', name, `${unsupported(name, key)} ${why}`);
}

const unsupported = (name: string, key: string): string => `“${short(key)}” of “${short(name)}” cannot be changed.`;
