import { isMap, type JsonMap, listOf, nameOf, own, textOf } from '../json.ts';
import { compileBase } from '../layers/base.ts';
import type { LayerBody, LayerCell } from '../layers/definition.ts';
import { LAYERS } from '../layers/table.ts';
import { LIMITS } from '../limits.ts';
import { dynamic, literal, readCell } from '../properties/cell.ts';
import type { ResolvedBase, ResolvedLayer } from '../resolved.ts';
import { didYouMean } from '../suggestion.ts';
import type { Compiling } from './compiling.ts';
import type { LayerReach } from './reach.ts';

/** Compiles a list of layers; `at` is the place of the list, its `box` the parent's. What they read is added to `reach`. */
export function compileLayers(layers: unknown, at: Compiling, reach: LayerReach[], depth = 1): readonly LayerCell[] {
  if (depth > LIMITS.nesting) {
    at.problem('nesting_limit', `Layers may nest ${LIMITS.nesting} deep; the rest is not drawn.`);
    return [];
  }
  return listOf(layers).map((layer, index) => compileLayer(layer, at.at(index), reach, depth));
}

function compileLayer(raw: unknown, outer: Compiling, siblings: LayerReach[], depth: number): LayerCell {
  const id = own(raw, 'id');
  const type = own(raw, 'type');
  if (!isMap(raw) || typeof id !== 'string') {
    outer.problem('property_type', `A layer must be a map with an "id", not ${nameOf(raw)}; it is not drawn.`);
    return literal(null);
  }
  const definition = typeof type === 'string' ? LAYERS.get(type) : undefined;
  const reach: LayerReach = { id, uses: new Set(), layers: [], ...reachOfType(type, raw) };
  siblings.push(reach);
  const at = outer.with({ place: { path: outer.place.path, layer: id }, uses: reach.uses });
  if (!definition) {
    at.problem(
      'layer_type_unknown',
      `${nameOf(type)} is no layer type this version draws.${didYouMean(textOf(type), LAYERS.keys())}`,
    );
    return literal(null);
  }
  const { visible, values, box } = compileBase(raw, at, definition.hugs);
  if (visible.literal && !visible.value) return literal(null);
  const inner = at.with({ box });
  const body = definition.compile({
    id,
    raw,
    at: inner,
    children: (from = inner) => compileLayers(own(raw, 'layers'), from.at('layers'), reach.layers, depth + 1),
  });

  const { path } = at.place;
  if (visible.literal && values.literal && body.literal && !at.repeated) {
    return literal(assemble(id, path, values.value, body.value));
  }
  return dynamic((frame) => {
    if (!readCell(visible, frame)) return null;
    const base = readCell(values, frame);
    const parentBox = frame.box;
    frame.box = base.box;
    const own = readCell(body, frame);
    frame.box = parentBox;
    return assemble(id + frame.suffix, path, base, own);
  });
}

/** A group that hugs lies where its layers make it lie, as a stack does. */
function reachOfType(type: unknown, raw: JsonMap): Pick<LayerReach, 'flows' | 'speaks' | 'listens'> {
  const quiet = own(raw, 'quiet');
  return {
    flows: type === 'stack' || type === 'repeat' || (type === 'group' && own(raw, 'sizing') != null),
    speaks: type === 'text' || type === 'chart',
    listens: type === 'background' && quiet !== 'none' && !Array.isArray(quiet),
  };
}

function assemble(id: string, path: string, base: Omit<ResolvedBase, 'id' | 'path'>, body: LayerBody): ResolvedLayer {
  return { id, path, ...base, ...body };
}
