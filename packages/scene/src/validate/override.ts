import type { Issue } from '@pictify/expr';
import { FIXED_KEYS } from '../compile/size.ts';
import { isMap, type JsonMap, nameOf, own, quote } from '../json.ts';
import { mergePatch } from '../merge.ts';
import { pointerKeys } from '../pointer.ts';
import { hint } from '../suggestion.ts';
import type { Checker } from './checker.ts';
import { checkProperty, checkWhole, type KnownLayer, type KnownLayers } from './layers.ts';

/** Checks what a size says of one layer, merged with what the layer says itself. */
export function checkOverride(id: string, override: unknown, at: Checker, known: KnownLayers): void {
  const layer = known.get(id);
  if (!layer) {
    const meant = hint(at.nearest(id, known.keys()));
    at.problem('override_dangling', `There is no layer ${quote(id)} to override.${meant}`, 'warning');
    return;
  }
  if (!isMap(override)) {
    at.problem('property_type', `An override must be a map of properties, not ${nameOf(override)}.`);
    return;
  }
  const written: JsonMap = { ...override };
  for (const key of FIXED_KEYS) {
    if (!Object.hasOwn(override, key)) continue;
    delete written[key];
    at.at(key).problem(
      'override_refused',
      `"${key}" is the same in every size; hide the layer or change other properties.`,
    );
  }
  checkMerged(layer, written, at.with({ layer: id, locals: layer.locals }));
}

/** Parts that are right by themselves may be wrong together: an angle for a fill that is a plain colour has no stops. */
function checkMerged({ type, raw }: KnownLayer, written: JsonMap, at: Checker): void {
  const merged = mergePatch(raw, written);
  for (const key of Object.keys(written)) {
    at.report(news(written, at, (layer, here) => checkProperty(type, key, own(layer, key), here)));
  }
  at.report(news(written, at, (layer, here) => checkWhole(type, layer, here)));

  /** What is found in the merged layer, without what the layer itself is told of already. */
  function news(override: JsonMap, place: Checker, check: (layer: JsonMap, here: Checker) => void): readonly Issue[] {
    const found = place.gather((here) => check(merged, here));
    const depth = pointerKeys(place.path).length;
    const isOwn = ({ path = '' }: Issue): boolean => writes(override, pointerKeys(path).slice(depth));
    if (found.every(isOwn)) return found;
    const before = new Set(place.gather((here) => check(raw, here)).map(keyOf));
    return found.filter((issue) => isOwn(issue) || !before.has(keyOf(issue)));
  }
}

/** Whether a patch says what stands at a place: the value itself, or one that it is a part of. */
function writes(patch: unknown, [key, ...rest]: readonly string[]): boolean {
  if (!isMap(patch) || key === undefined) return true;
  return Object.hasOwn(patch, key) && writes(patch[key], rest);
}

const keyOf = ({ code, path, message }: Issue): string => `${code} ${path} ${message}`;
