import type { Issue } from '@pictify/expr';
import type { Layer, Template } from '../document.ts';
import { isMap, listOf, own, textOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { Checker, findings } from '../validate/checker.ts';
import { copyJson } from '../validate/copy.ts';
import { assignLayerIds } from '../validate/ids.ts';
import { checkLayer, type KnownLayers } from '../validate/layers.ts';
import { declaredNames } from '../validate/variables.ts';
import { insertAt, pointer, removeAt } from './edit.ts';
import { findDestination, type Located, locateLayers, measure, nameOfLayer, unknownLayer } from './locate.ts';
import { type Operation, type OperationResult, type Patch, refusal, refused } from './operation.ts';
import { restoreOverrides } from './overrides.ts';

type Of<T extends Operation['type']> = Extract<Operation, { type: T }>;

export function addLayer(template: Template, operation: Of<'addLayer'>): OperationResult {
  const layers = locateLayers(template);
  const destination = findDestination(template, layers, operation);
  if (typeof destination === 'string') return refusal(template, 'target_unknown', destination);
  const index = clampIndex(operation.index, destination.length);
  const found = findings(declaredNames(template.variables), new Set(Object.keys(template.roles ?? {})));
  const at = new Checker(found, { place: { path: pointer(...destination.list, index) } });
  const layer = copyJson(operation.layer, at);
  if (isMap(layer) && layers.size + measure(layer).count > LIMITS.layers) {
    at.problem('layer_limit', `A template has at most ${LIMITS.layers} layers.`);
  } else if (isMap(layer) && !found.unusable) {
    assignLayerIds(layer, new Set(layers.keys()), at);
    const known: KnownLayers = new Map([...layers.keys()].map((id) => [id, { type: '', raw: {}, locals: [] }]));
    checkLayer(layer, at, known, destination.locals, destination.depth);
  } else if (found.errors.length === 0) {
    at.problem('property_type', 'A layer must be a map with a "type".');
  }
  if (found.errors.length > 0) return refused(template, found.errors);
  return {
    template: insertAt(template, destination.list, index, layer),
    patches: [{ op: 'add', path: pointer(...destination.list, index), value: layer }],
    inverse: { type: 'removeLayers', ids: [textOf(own(layer, 'id'))] },
    summary: `Added ${textOf(own(layer, 'type'))} “${nameOfLayer(layer)}”`,
    issues: found.warnings,
  };
}

export function removeLayers(template: Template, operation: Of<'removeLayers'>): OperationResult {
  const layers = locateLayers(template);
  const ids = new Set(listOf(operation.ids).map(textOf));
  const missing = [...ids].find((id) => !layers.has(id));
  if (missing !== undefined) return refusal(template, 'layer_unknown', unknownLayer(missing, layers));
  const removed = [...layers.values()].filter((each) => ids.has(each.id) && !each.ancestors.some((id) => ids.has(id)));
  if (removed.length === 0) return refused(template, []);

  const gone = [...layers.values()].filter((each) => ids.has(each.id) || each.ancestors.some((id) => ids.has(id)));
  const overrides = restoreOverrides(template, { type: 'restoreOverrides', values: overridesOf(template, gone) });
  let next = overrides.template;
  const patches: Patch[] = [...overrides.patches];
  for (const { list, index } of removed.toReversed()) {
    next = removeAt(next, list, index);
    patches.push({ op: 'remove', path: pointer(...list, index) });
  }
  const adding = removed.map(
    ({ layer, home, index }): Operation => ({ type: 'addLayer', layer: layer as unknown as Layer, ...home, index }),
  );
  const undo = overrides.patches.length > 0 ? [...adding, overrides.inverse] : adding;
  const [only] = removed;
  return {
    template: next,
    patches,
    inverse:
      undo.length === 1
        ? undo[0]!
        : { type: 'sequence', operations: undo, summary: `Restored ${count(removed.length)}` },
    summary: removed.length === 1 ? `Removed “${nameOfLayer(only!.layer)}”` : `Removed ${count(removed.length)}`,
    issues: [],
  };
}

export function reorder(template: Template, operation: Of<'reorder'>): OperationResult {
  const layers = locateLayers(template);
  const located = layers.get(operation.layerId);
  if (!located) return refusal(template, 'layer_unknown', unknownLayer(operation.layerId, layers));
  const stays = operation.parentId === undefined && operation.pageId === undefined;
  const destination = findDestination(template, layers, stays ? located.home : operation);
  if (typeof destination === 'string') return refusal(template, 'target_unknown', destination, located.id);
  if (destination.ancestors.includes(located.id)) {
    return refusal(template, 'target_inside', 'A layer cannot be moved into itself.', located.id);
  }
  if (destination.depth + measure(located.layer).height - 1 > LIMITS.nesting) {
    return refusal(template, 'nesting_limit', `Layers may nest ${LIMITS.nesting} deep.`, located.id);
  }
  const from = pointer(...located.list, located.index);
  const sameList = from === pointer(...destination.list, located.index);
  const index = clampIndex(operation.index, destination.length - (sameList ? 1 : 0));
  if (sameList && index === located.index) return refused(template, []);

  const without = removeAt(template, located.list, located.index);
  const list = shifted(destination.list, located);
  return {
    template: insertAt(without, list, index, located.layer),
    patches: [{ op: 'move', from, path: pointer(...list, index) }],
    inverse: { type: 'reorder', layerId: located.id, ...located.home, index: located.index },
    summary: summarizeMove(located, destination, sameList, index, layers),
    issues: lostNames(located, destination.locals),
  };
}

/** The path of a list once an earlier sibling of one of its ancestors was taken out. */
function shifted(list: readonly (string | number)[], { list: from, index }: Located): readonly (string | number)[] {
  const key = list[from.length];
  const passes = from.every((part, position) => list[position] === part);
  return passes && typeof key === 'number' && key > index ? list.with(from.length, key - 1) : list;
}

/** Moved out of a repeat, a layer no longer sees the item. */
function lostNames({ id, locals }: Located, seen: readonly string[]): readonly Issue[] {
  const lost = locals.filter((name) => name !== 'loop' && !seen.includes(name));
  if (lost.length === 0) return [];
  const message = `Outside its repeat the layer no longer sees ${lost.map((name) => `"${name}"`).join(', ')}.`;
  return [{ code: 'item_lost', severity: 'warning', message, layer: id }];
}

function summarizeMove(
  { layer }: Located,
  destination: { readonly length: number; readonly home: { readonly parentId?: string; readonly pageId?: string } },
  sameList: boolean,
  index: number,
  layers: ReadonlyMap<string, Located>,
): string {
  const name = `“${nameOfLayer(layer)}”`;
  if (sameList) {
    if (index === destination.length - 1) return `Moved ${name} to front`;
    return index === 0 ? `Moved ${name} to back` : `Moved ${name} to position ${index + 1}`;
  }
  const { parentId, pageId } = destination.home;
  const parent = parentId === undefined ? undefined : layers.get(parentId);
  return parent ? `Moved ${name} into “${nameOfLayer(parent.layer)}”` : `Moved ${name} to page “${pageId}”`;
}

function overridesOf(template: Template, layers: readonly Located[]): { size: string; layerId: string }[] {
  return Object.entries(template.sizes ?? {}).flatMap(([size, { overrides }]) =>
    layers.filter(({ id }) => own(overrides, id) !== undefined).map(({ id }) => ({ size, layerId: id })),
  );
}

function clampIndex(index: unknown, length: number): number {
  return typeof index === 'number' && Number.isInteger(index) ? Math.min(length, Math.max(0, index)) : length;
}

function count(layers: number): string {
  return layers === 1 ? '1 layer' : `${layers} layers`;
}
