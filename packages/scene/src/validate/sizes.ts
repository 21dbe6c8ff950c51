import { isMap, nameOf, own } from '../json.ts';
import { LIMITS } from '../limits.ts';
import type { PropertyTable } from '../properties/property.ts';
import { checkUnknown } from '../properties/record.ts';
import type { Checker } from './checker.ts';
import type { KnownLayers } from './layers.ts';
import { checkOverride } from './override.ts';

/** A side of the page or of one of its sizes. */
export function checkSide(side: unknown, at: Checker, key: 'width' | 'height'): void {
  if (typeof side === 'number' && Number.isInteger(side) && side >= 1 && side <= LIMITS.side) return;
  const missing = side === undefined || side === null;
  const message = `"${key}" must be a whole number of pixels from 1 to ${LIMITS.side}, not ${nameOf(side)}.`;
  if (missing) at.at(key).fatal('property_required', message);
  else if (typeof side === 'number') at.at(key).problem('property_range', message);
  else at.at(key).fatal('property_type', message);
}

export function checkSizes(sizes: unknown, at: Checker, known: KnownLayers): void {
  if (sizes == null) return;
  if (!isMap(sizes)) {
    at.fatal('property_type', `"sizes" must be a map of sizes by name, not ${nameOf(sizes)}.`);
    return;
  }
  const names = Object.keys(sizes);
  if (names.length > LIMITS.sizes)
    at.problem('size_limit', `A template has at most ${LIMITS.sizes} sizes; this has ${names.length}.`);
  for (const name of names) checkSize(sizes[name], at.at(name), known);
}

function checkSize(size: unknown, at: Checker, known: KnownLayers): void {
  if (!isMap(size)) {
    at.fatal('property_type', `A size must be a map with "width" and "height", not ${nameOf(size)}.`);
    return;
  }
  checkSide(own(size, 'width'), at, 'width');
  checkSide(own(size, 'height'), at, 'height');
  checkKeys(size, ['width', 'height', 'overrides'], at);
  const overrides = own(size, 'overrides');
  if (overrides === undefined || overrides === null) return;
  if (!isMap(overrides)) {
    at.at('overrides').problem('property_type', `"overrides" must be a map by layer id, not ${nameOf(overrides)}.`);
    return;
  }
  for (const id of Object.keys(overrides)) checkOverride(id, overrides[id], at.at('overrides').at(id), known);
}

const NO_TABLE: PropertyTable = {};

/** Mentions keys that look like a slip of a known one. */
export function checkKeys(map: { [key: string]: unknown }, keys: readonly string[], at: Checker): void {
  for (const key of Object.keys(map)) {
    if (!keys.includes(key)) checkUnknown(key, NO_TABLE, at, keys);
  }
}
