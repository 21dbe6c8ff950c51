import type { Layer, Template, Variable } from '@pictify/scene';
import type { LayerChange } from './read-changes.ts';

/** A template in which some properties of layers are variables, and under which names. */
export interface DerivedTemplate {
  template: Template;
  /** The variable of each change, in their order. */
  names: readonly string[];
}

/**
 * Puts a variable where a property is to change, so that rows that change the same properties share one compiled
 * template, and so that what a row gives is a value there and never read as an expression. Every size gets the change:
 * overrides of the same property go.
 */
export function deriveTemplate(template: Template, changes: readonly Omit<LayerChange, 'value'>[]): DerivedTemplate {
  const declared = template.variables ?? [];
  const taken = new Set(declared.map(({ name }) => name));
  const names = freeNames(changes.length, taken);
  const variables = changes.map(({ type }, index): Variable => ({ name: names[index]!, type }));
  const byLayer = new Map<string, [readonly string[], string][]>();
  for (const [index, { layerId, path }] of changes.entries()) {
    const list = byLayer.get(layerId) ?? [];
    byLayer.set(layerId, list);
    list.push([path, `{{ ${names[index]} }}`]);
  }
  const change = (layer: Layer): Layer => {
    let changed: JsonMap = { ...layer };
    for (const [path, expression] of byLayer.get(layer.id) ?? []) {
      changed = withValue(without(changed, besides(path)), path, expression);
    }
    if (Array.isArray(changed['layers'])) changed['layers'] = changed['layers'].map(change);
    return changed as unknown as Layer;
  };
  const pages = template.pages.map((page) => ({ ...page, layers: page.layers.map(change) }));
  return {
    template: { ...template, variables: [...declared, ...variables], pages, ...sizesOf(template, byLayer) },
    names,
  };
}

type JsonMap = Record<string, unknown>;

/** What would stand in the way: the runs of a text are drawn instead of it. */
function besides([key]: readonly string[]): readonly string[] {
  return key === 'text' ? ['spans'] : [];
}

function freeNames(count: number, taken: ReadonlySet<string>): string[] {
  let prefix = 'change';
  while ([...taken].some((name) => name.startsWith(`${prefix}_`))) prefix += '_';
  return Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
}

function withValue(map: JsonMap, [key = '', ...rest]: readonly string[], value: unknown): JsonMap {
  if (rest.length === 0) return { ...map, [key]: value };
  const inner = map[key];
  return { ...map, [key]: withValue(isMap(inner) ? inner : {}, rest, value) };
}

function sizesOf(
  { sizes }: Template,
  byLayer: ReadonlyMap<string, readonly [readonly string[], string][]>,
): Pick<Template, 'sizes'> {
  if (!sizes) return {};
  const cleaned = Object.entries(sizes).map(([name, { overrides, ...size }]) => {
    if (!overrides) return [name, size];
    const kept = Object.entries(overrides).map(([id, override]) => {
      let changed: JsonMap = override;
      for (const [path] of byLayer.get(id) ?? []) changed = without(without(changed, path), besides(path));
      return [id, changed];
    });
    return [name, { ...size, overrides: Object.fromEntries(kept) }];
  });
  return { sizes: Object.fromEntries(cleaned) };
}

function without(map: JsonMap, [key, ...rest]: readonly string[]): JsonMap {
  if (key === undefined || !Object.hasOwn(map, key)) return map;
  const { [key]: inner, ...others } = map;
  return rest.length > 0 && isMap(inner) ? { ...others, [key]: without(inner, rest) } : others;
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
