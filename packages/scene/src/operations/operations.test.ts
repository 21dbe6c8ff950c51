import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { template as anyTemplate, anything } from '../../test/arbitrary-template.ts';
import type { Layer, Template } from '../document.ts';
import { listOf, own } from '../json.ts';
import { pointerKeys } from '../pointer.ts';
import { validateTemplate } from '../validate/template.ts';
import { applyOperation } from './apply.ts';
import { locateLayers } from './locate.ts';
import type { Operation, Patch } from './operation.ts';

const card: Template = {
  schema: 1,
  name: 'Card',
  width: 100,
  height: 100,
  variables: [{ name: 'name', type: 'text', default: 'x' }],
  pages: [
    {
      id: 'p',
      layers: [
        { id: 'bg', type: 'shape', name: 'Background', fill: '#fff' },
        { id: 'box', type: 'group', layers: [{ id: 'in', type: 'text', text: '{{ name }}' }] },
        { id: 'avatar', type: 'image', name: 'Avatar', box: { x: 1, y: 2 } },
      ],
    },
    { id: 'q', layers: [] },
  ],
  sizes: { story: { width: 10, height: 20, overrides: { in: { opacity: 0.5 }, bg: { fill: '#000' } } } },
};

/** RFC 6902, as another implementation would apply it. */
function applyPatches(document: unknown, patches: readonly Patch[]): unknown {
  const result = JSON.parse(JSON.stringify(document));
  const parentOf = (path: string) => {
    const keys = pointerKeys(path);
    const last = keys.pop()!;
    let parent = result;
    for (const key of keys) parent = parent[key];
    return { parent, last };
  };
  const take = (path: string): unknown => {
    const { parent, last } = parentOf(path);
    const value = parent[last];
    if (value === undefined) throw new Error(`nothing at ${path}`);
    if (Array.isArray(parent)) parent.splice(Number(last), 1);
    else delete parent[last];
    return value;
  };
  const put = (path: string, value: unknown): void => {
    const { parent, last } = parentOf(path);
    if (Array.isArray(parent)) parent.splice(Number(last), 0, value);
    else parent[last] = value;
  };
  for (const patch of patches) {
    if (patch.op === 'remove') take(patch.path);
    else if (patch.op === 'move') put(patch.path, take(patch.from));
    else {
      if (patch.op === 'replace') take(patch.path);
      put(patch.path, JSON.parse(JSON.stringify(patch.value)));
    }
  }
  return result;
}

function checked(template: Template, operation: Operation) {
  const before = JSON.stringify(template);
  const result = applyOperation(template, operation);
  expect(JSON.stringify(template)).toBe(before);
  expect(applyPatches(template, result.patches)).toEqual(result.template);
  expect(applyOperation(result.template, result.inverse).template).toEqual(template);
  return result;
}

describe('setProps', () => {
  it('merges deeply, removes with null, and shares what it does not touch', () => {
    const result = checked(card, {
      type: 'setProps',
      layerId: 'avatar',
      props: { box: { x: 9 }, name: null, opacity: 0.5 },
    });
    expect(result.template.pages[0]!.layers[2]).toEqual({
      id: 'avatar',
      type: 'image',
      box: { x: 9, y: 2 },
      opacity: 0.5,
    });
    expect(result.template.pages[0]!.layers[0]).toBe(card.pages[0]!.layers[0]);
    expect(result.template.pages[1]).toBe(card.pages[1]);
    expect(result.template.variables).toBe(card.variables);
  });

  it.each<[string, string, object]>([
    ['Moved “Avatar”', 'avatar', { box: { x: 5 } }],
    ['Resized “Avatar”', 'avatar', { box: { x: 5, width: 7 } }],
    ['Hid “Avatar”', 'avatar', { visible: false }],
    ['Made “Avatar” conditional', 'avatar', { visible: '{{ name }}' }],
    ['Renamed “Avatar” to “Face”', 'avatar', { name: 'Face' }],
    ['Locked “Background”', 'bg', { locked: true }],
    ['Changed fill and radius of “Background”', 'bg', { fill: 'red', radius: 4 }],
    ['Changed letter case of “in”', 'in', { letterCase: 'upper' }],
    ['Changed 4 properties of “Background”', 'bg', { fill: 'red', radius: 4, opacity: 0, blur: 1 }],
    ['Nothing changed', 'bg', { fill: '#fff' }],
  ])('says “%s”', (summary, layerId, props) => {
    expect(checked(card, { type: 'setProps', layerId, props: props as { [key: string]: unknown } }).summary).toBe(
      summary,
    );
  });

  it('refuses what would break the layer and says why', () => {
    const refuse = (layerId: string, props: object) => {
      const result = checked(card, { type: 'setProps', layerId, props: props as { [key: string]: unknown } });
      expect(result.template).toBe(card);
      return result.issues.map((issue) => `${issue.code} ${issue.path ?? ''}`.trim());
    };
    expect(refuse('avatr', {})).toEqual(['layer_unknown']);
    expect(refuse('bg', { opacity: 7, fill: 'x' })).toEqual([
      'property_range /pages/0/layers/0/opacity',
      'color_invalid /pages/0/layers/0/fill',
    ]);
    expect(refuse('bg', { id: 'other' })).toEqual(['property_fixed']);
    expect(refuse('box', { layers: [] })).toEqual(['property_fixed']);
    expect(refuse('in', { text: '{{ name' })).toHaveLength(1);
    expect(refuse('bg', JSON.parse('{"__proto__":{"polluted":1}}'))).toEqual(['operation_invalid']);
  });

  it('mentions a variable that nobody declared', () => {
    expect(checked(card, { type: 'setProps', layerId: 'in', props: { text: '{{ city }}' } }).issues).toMatchObject([
      { code: 'variable_undeclared', variable: 'city' },
    ]);
  });
});

describe('layers', () => {
  it('are added where they are wanted, with ids for those that have none', () => {
    const inside = checked(card, { type: 'addLayer', parentId: 'box', index: 0, layer: { id: 'new', type: 'shape' } });
    expect(inside.template.pages[0]!.layers[1]).toMatchObject({ layers: [{ id: 'new' }, { id: 'in' }] });
    expect(inside.summary).toBe('Added shape “new”');
    const onPage = checked(card, {
      type: 'addLayer',
      pageId: 'q',
      layer: { type: 'group', layers: [{ type: 'shape' }] } as never,
    });
    expect(onPage.template.pages[1]!.layers).toEqual([
      { id: 'group-1', type: 'group', layers: [{ id: 'shape-1', type: 'shape' }] },
    ]);
  });

  it('are not added when they are wrong', () => {
    const codes = (operation: Operation) => checked(card, operation).issues.map((issue) => issue.code);
    expect(codes({ type: 'addLayer', layer: { id: 'bg', type: 'shape' } })).toEqual(['layer_id_duplicate']);
    expect(codes({ type: 'addLayer', parentId: 'bg', layer: { id: 'n', type: 'shape' } })).toEqual(['target_unknown']);
    expect(codes({ type: 'addLayer', pageId: 'z', layer: { id: 'n', type: 'shape' } })).toEqual(['target_unknown']);
    expect(codes({ type: 'addLayer', layer: { id: 'n', type: 'shape', opacity: 2 } as never })).toEqual([
      'property_range',
    ]);
    expect(codes({ type: 'addLayer', layer: 3 as never })).toEqual(['property_type']);
  });

  it('are not added when the template would have more than it may', () => {
    const inner = Array.from({ length: 1995 }, () => ({ type: 'shape' }));
    const layer = (layers: object[]) => ({ type: 'group', layers }) as unknown as Layer;
    expect(applyOperation(card, { type: 'addLayer', layer: layer(inner) }).issues).not.toContainEqual(
      expect.objectContaining({ severity: 'error' }),
    );
    const refused = applyOperation(card, { type: 'addLayer', layer: layer([...inner, { type: 'shape' }]) });
    expect(refused.template).toBe(card);
    expect(refused.issues).toMatchObject([{ code: 'layer_limit' }]);
  });

  it('are removed with what is inside them and their overrides, and come back', () => {
    const result = checked(card, { type: 'removeLayers', ids: ['in', 'box', 'bg'] });
    expect(result.template.pages[0]!.layers.map((layer) => layer.id)).toEqual(['avatar']);
    expect(result.template.sizes!['story']!.overrides).toEqual({});
    expect(validateTemplate(result.template).errors).toEqual([]);
    expect(result.summary).toBe('Removed 2 layers');
    expect(checked(card, { type: 'removeLayers', ids: ['avatar'] }).summary).toBe('Removed “Avatar”');
    expect(checked(card, { type: 'removeLayers', ids: ['avatar', 'nope'] }).issues).toMatchObject([
      { code: 'layer_unknown' },
    ]);
  });

  it.each<[string, Omit<Extract<Operation, { type: 'reorder' }>, 'type'>, string[]]>([
    ['Moved “Background” to front', { layerId: 'bg', index: 9 }, ['box', 'avatar', 'bg']],
    ['Moved “Avatar” to back', { layerId: 'avatar', index: 0 }, ['avatar', 'bg', 'box']],
    ['Moved “Background” to position 2', { layerId: 'bg', index: 1 }, ['box', 'bg', 'avatar']],
    ['Moved “Background” into “box”', { layerId: 'bg', parentId: 'box', index: 0 }, ['box', 'avatar']],
    ['Moved “Avatar” to page “q”', { layerId: 'avatar', pageId: 'q' }, ['bg', 'box']],
    ['Moved “in” to page “p”', { layerId: 'in', pageId: 'p', index: 0 }, ['in', 'bg', 'box', 'avatar']],
    ['Nothing changed', { layerId: 'bg', index: 0 }, ['bg', 'box', 'avatar']],
  ])('%s', (summary, operation, order) => {
    const result = checked(card, { type: 'reorder', ...operation });
    expect(result.summary).toBe(summary);
    expect(result.template.pages[0]!.layers.map((layer) => layer.id)).toEqual(order);
  });

  it('do not move into themselves', () => {
    expect(checked(card, { type: 'reorder', layerId: 'box', parentId: 'box' }).issues).toMatchObject([
      { code: 'target_inside' },
    ]);
  });

  it('warn when they leave the repeat whose item they may use', () => {
    const repeat = {
      id: 'r',
      type: 'repeat',
      items: '[1]',
      as: 'row',
      item: { width: 1, height: 1 },
      layers: [{ id: 'c', type: 'shape' }],
    } as const;
    const { template } = applyOperation(card, { type: 'addLayer', layer: repeat as never });
    expect(checked(template, { type: 'reorder', layerId: 'c', pageId: 'q' }).issues).toMatchObject([
      { code: 'item_lost', layer: 'c' },
    ]);
  });
});

describe('variables', () => {
  it('are added, replaced in place and removed', () => {
    const added = checked(card, { type: 'setVariable', variable: { name: 'city', type: 'text' }, index: 0 });
    expect(added).toMatchObject({
      summary: 'Added variable “city”',
      inverse: { type: 'removeVariable', name: 'city' },
    });
    expect(added.template.variables.map((variable) => variable.name)).toEqual(['city', 'name']);
    const changed = checked(added.template, { type: 'setVariable', variable: { name: 'city', type: 'number' } });
    expect(changed.template.variables[0]).toEqual({ name: 'city', type: 'number' });
    expect(checked(changed.template, { type: 'removeVariable', name: 'city' }).issues).toEqual([]);
  });

  it('are refused when they are wrong, and missed when they are gone', () => {
    const codes = (operation: Operation) => checked(card, operation).issues.map((issue) => issue.code);
    expect(codes({ type: 'setVariable', variable: { name: 'for', type: 'text' } })).toEqual(['name_reserved']);
    expect(codes({ type: 'setVariable', variable: { name: 'n', type: 'number', default: 'x' } })).toEqual([
      'variable_default',
    ]);
    expect(codes({ type: 'removeVariable', name: 'nmae' })).toEqual(['variable_unknown']);
    expect(codes({ type: 'removeVariable', name: 'name' })).toEqual(['variable_in_use']);
  });
});

describe('sequences', () => {
  it('happen as a whole and are undone as a whole', () => {
    const result = checked(card, {
      type: 'sequence',
      operations: [
        { type: 'setVariable', variable: { name: 'city', type: 'text' } },
        { type: 'setProps', layerId: 'in', props: { text: '{{ city }}' } },
        { type: 'removeLayers', ids: ['bg'] },
        { type: 'reorder', layerId: 'in', pageId: 'q' },
      ],
    });
    expect(result.issues).toEqual([]);
    expect(result.summary).toBe(
      'Added variable “city”, Changed text of “in”, Removed “Background”, Moved “in” to page “q”',
    );
  });

  it('or not at all', () => {
    const result = checked(card, {
      type: 'sequence',
      operations: [
        { type: 'removeLayers', ids: ['bg'] },
        { type: 'setProps', layerId: 'bg', props: {} },
      ],
    });
    expect(result.template).toBe(card);
    expect(result.issues).toMatchObject([{ code: 'layer_unknown' }]);
  });

  it('cannot be nested without end', () => {
    const nest = (depth: number): Operation => ({ type: 'sequence', operations: depth > 0 ? [nest(depth - 1)] : [] });
    expect(checked(card, nest(50)).issues).toMatchObject([{ code: 'operation_invalid' }]);
  });
});

describe('any operation on any template', () => {
  const id = fc.nat(8).map((number) => `l${number}`);
  const target = fc.record(
    { parentId: id, pageId: fc.constantFrom('p0', 'p1'), index: fc.integer({ min: -1, max: 5 }) },
    { requiredKeys: [] },
  );
  const props = fc.dictionary(
    fc.constantFrom('box', 'opacity', 'fill', 'text', 'name', 'visible', 'extra', 'layers', 'font', 'item'),
    fc.oneof(anything, fc.constantFrom<unknown>({ x: 3 }, { width: null }, 0.5, '#fff', null, '{{ a }}')),
    { maxKeys: 3 },
  );
  const single: fc.Arbitrary<Operation> = fc.oneof(
    fc.record({ type: fc.constant('setProps' as const), layerId: id, props }),
    fc
      .tuple(
        target,
        fc.oneof(anything, fc.constantFrom({ type: 'shape' }, { type: 'group', layers: [{ type: 'text' }] })),
      )
      .map(([where, layer]) => ({ type: 'addLayer', layer, ...where }) as Operation),
    fc.record({ type: fc.constant('removeLayers' as const), ids: fc.array(id, { maxLength: 3 }) }),
    fc.tuple(id, target).map(([layerId, where]): Operation => ({ type: 'reorder', layerId, ...where })),
    fc
      .constantFrom('a', 'z', 'if')
      .map((name): Operation => ({ type: 'setVariable', variable: { name, type: 'number' }, index: 1 })),
    fc.constantFrom('a', 'zz').map((name): Operation => ({ type: 'removeVariable', name })),
  );
  const operation = fc.oneof(
    { weight: 4, arbitrary: single },
    fc.array(single, { maxLength: 4 }).map((operations): Operation => ({ type: 'sequence', operations })),
  );

  it('is undone by its inverse, agrees with its patches and leaves a right template right', () => {
    fc.assert(
      fc.property(anyTemplate, operation, (template, given) => {
        const result = checked(template, given);
        expect(validateTemplate(result.template).errors).toEqual([]);
        if (result.issues.some((issue) => issue.severity === 'error')) expect(result.template).toBe(template);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps everything it does not touch', () => {
    fc.assert(
      fc.property(anyTemplate, single, (template, given) => {
        const touched = new Set([own(given, 'layerId'), own(given, 'parentId'), ...listOf(own(given, 'ids'))]);
        const after = locateLayers(applyOperation(template, given).template);
        for (const [layerId, { layer, ancestors }] of locateLayers(template)) {
          const inside = (name: unknown): boolean => ancestors.some((ancestor) => ancestor === name);
          const holds = [...locateLayers(template).values()].some(
            (each) => each.ancestors.includes(layerId) && touched.has(each.id),
          );
          const moved = after.get(layerId);
          if (!touched.has(layerId) && !holds && moved && ![...touched].some(inside)) expect(moved.layer).toBe(layer);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is refused when it is no operation', () => {
    fc.assert(
      fc.property(anything, (given) => {
        expect(applyOperation(card, given as Operation).template).toBe(card);
      }),
    );
    expect(applyOperation(card, { type: 'setProp', layerId: 'bg' } as never).issues[0]?.message).toContain(
      'Did you mean "setProps"?',
    );
  });
});
