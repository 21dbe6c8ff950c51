import { describe, expect, it } from 'vitest';
import { resolve } from '../../test/resolve-row.ts';
import type { Layer, Template } from '../document.ts';
import { own } from '../json.ts';
import type { ResolvedLayer, ResolvedScene } from '../resolved.ts';
import { compileTemplateDocument } from './template.ts';

const base = { schema: 1, name: 'x', width: 100, height: 100 } as const;
const withLayers = (variables: Template['variables'], ...layers: Layer[]): Template => ({
  ...base,
  variables,
  pages: [{ id: 'p', layers }],
});
const label = (text: string): Layer => ({ id: 'label', type: 'text', text });
const codes = (scene: ResolvedScene): string[] => scene.issues.map((issue) => issue.code);
const textOf = (scene: ResolvedScene): string => {
  const [layer] = scene.pages[0]!.layers;
  return layer?.type === 'text' ? layer.spans.map((span) => span.text).join('') : '';
};
const countLayers = (layers: readonly ResolvedLayer[]): number =>
  layers.reduce((sum, layer) => sum + 1 + ('layers' in layer ? countLayers(layer.layers) : 0), 0);

describe('limits of a row', () => {
  it('cuts any text to 10,000 characters, never in the middle of a surrogate pair', () => {
    const document = withLayers([{ name: 'a', type: 'text' }], label('x{{ a }}{{ a }}'));
    const scene = resolve(document, { a: '😀'.repeat(6000) });
    expect(codes(scene)).toEqual(['variable_too_long', 'text_too_long']);
    expect(String(scene.values['a']).length).toBe(10_000);
    expect(textOf(scene).length).toBeLessThanOrEqual(10_000);
    expect(textOf(scene).length).toBeGreaterThan(9990);
    expect(textOf(scene).isWellFormed()).toBe(true);
  });

  it('draws at most 500 items', () => {
    const repeat: Layer = { id: 'r', type: 'repeat', items: '{{ xs }}', item: { width: 1, height: 1 }, layers: [] };
    const document = withLayers([{ name: 'xs', type: 'list' }], repeat);
    const scene = resolve(document, { xs: Array.from({ length: 501 }, () => 1) });
    expect(codes(scene)).toEqual(['repeat_too_long']);
    expect(own(scene.pages[0]!.layers[0], 'layers')).toHaveLength(500);
    expect(codes(resolve(document, { xs: Array.from({ length: 500 }, () => 1) }))).toEqual([]);
  });

  it('stops repeats in repeats before they make a million layers', () => {
    const inner: Layer = {
      id: 'i',
      type: 'repeat',
      items: 'xs',
      item: { width: 1, height: 1 },
      layers: [{ id: 's', type: 'shape' }],
    };
    const document = withLayers([{ name: 'xs', type: 'list' }], {
      id: 'o',
      type: 'repeat',
      items: 'xs',
      as: 'x',
      item: { width: 1, height: 1 },
      layers: [inner],
    });
    const scene = resolve(document, { xs: Array.from({ length: 400 }, () => 1) });
    expect(codes(scene)).toContain('scene_too_large');
    expect(countLayers(scene.pages[0]!.layers)).toBeLessThan(12_000);
  });

  it('counts what is inside the layers of an item, hidden or not', () => {
    const cell = (count: number): Layer => ({
      id: 'g',
      type: 'group',
      layers: Array.from({ length: count }, (_, index) => ({ id: `s${index}`, type: 'shape' })),
    });
    const document = (count: number) =>
      withLayers([{ name: 'xs', type: 'list' }], {
        id: 'r',
        type: 'repeat',
        items: 'xs',
        item: { width: 1, height: 1 },
        layers: [cell(count)],
      });
    const row = { xs: Array.from({ length: 500 }, () => 1) };
    const scene = resolve(document(98), row);
    expect(codes(scene)).toEqual(['scene_too_large']);
    expect(own(scene.pages[0]!.layers[0], 'layers')).toHaveLength(100);
    expect(codes(resolve(document(18), row))).toEqual([]);
  });

  it('gives the spans of a layer the room of one text', () => {
    const spans = (texts: readonly string[]) =>
      withLayers([{ name: 'a', type: 'text' }], { id: 'label', type: 'text', spans: texts.map((text) => ({ text })) });
    const row = { a: 'x'.repeat(4000) };
    expect(codes(resolve(spans(['{{ a }}', '{{ a }}', 'y']), row))).toEqual([]);
    for (const text of ['{{ a }}', row.a]) {
      const scene = resolve(spans([text, text, text, text, 'end']), row);
      expect(scene.issues).toMatchObject([{ code: 'text_too_long', path: '/pages/0/layers/0/spans' }]);
      expect(textOf(scene)).toBe('x'.repeat(10_000));
      expect(own(scene.pages[0]!.layers[0], 'spans')).toHaveLength(3);
    }
  });

  it('holds a text to its limit in capitals too', () => {
    const document = withLayers([], { id: 'label', type: 'text', text: 'ß'.repeat(6000), letterCase: 'upper' });
    const scene = resolve(document, {});
    expect(codes(scene)).toEqual(['text_too_long']);
    expect(textOf(scene)).toBe('S'.repeat(10_000));
  });

  it('ends the expressions of a row by the clock it is given, and asks no other', () => {
    const slow = '{{ for i in range(2000) }}{{ i }}{{ endfor }}';
    const document = withLayers([], label(slow), { ...label(slow), id: 'other' });
    let asked = 0;
    const scene = resolve(document, {}, { clock: () => 20 * asked++ });
    expect(scene.issues).toMatchObject([
      { code: 'too_slow', layer: 'label' },
      { code: 'too_slow', layer: 'other' },
    ]);
    expect(asked).toBeLessThan(10);
    expect(codes(resolve(document, {}))).toEqual([]);
  });

  it('is at the beginning of 1970 unless it is told the time', () => {
    const document = withLayers([], label('{{ "now" | date: "YYYY" }}'));
    expect(textOf(resolve(document, {}))).toBe('1970');
    expect(textOf(resolve(document, {}, { now: Date.UTC(2026, 5, 1) }))).toBe('2026');
  });

  it('takes a list of a million and a map nested a hundred thousand levels', () => {
    const document = withLayers(
      [
        { name: 'xs', type: 'list' },
        { name: 'm', type: 'object' },
      ],
      label('{{ xs | length }}{{ m | json }}'),
    );
    const deep = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
    const scene = resolve(document, { xs: new Array(1_000_000).fill(1), m: deep });
    expect(textOf(scene)).toMatch(/^10000\{"a":/);
    expect(() => resolve(document, { xs: `${'['.repeat(100_000)}${']'.repeat(100_000)}` })).not.toThrow();
  });

  it('reports unknown variables one by one, but not a whole hostile row of them', () => {
    const row = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`k${index}`, 1]));
    expect(codes(resolve(withLayers([]), row))).toHaveLength(20);
  });

  it('does not reach a prototype through a row', () => {
    const document = withLayers(
      [{ name: 'a', type: 'object' }],
      label('[{{ a.constructor.name }}{{ a.__proto__.x }}{{ a.toString }}]'),
    );
    expect(textOf(resolve(document, JSON.parse('{"a":{"__proto__":{"x":"bad"},"y":1},"__proto__":{"a":1}}')))).toBe(
      '[]',
    );
  });

  it('ends roles that name each other', () => {
    const document = {
      ...withLayers([], { id: 's', type: 'shape', fill: 'role:a' }),
      roles: { a: '{{ "role:b" }}', b: '{{ "role:a" }}' },
    };
    expect(resolve(document, {}).pages[0]!.layers[0]).toMatchObject({ fill: null });
  });
});

describe('what rows share', () => {
  const document = withLayers(
    [{ name: 'a', type: 'text' }],
    { id: 'still', type: 'group', layers: [{ id: 's', type: 'shape', fill: 'teal', shadow: [{ y: 2 }] }] },
    label('{{ a }}'),
  );

  it('is what no row can change, deeply frozen', () => {
    const compiled = compileTemplateDocument(document);
    const [one, other] = [compiled.resolve({ a: '1' }), compiled.resolve({ a: '2' })];
    expect(one.pages[0]!.layers[0]).toBe(other.pages[0]!.layers[0]);
    expect(one.pages[0]!.layers[1]).not.toEqual(other.pages[0]!.layers[1]);
    const inner = (own(one.pages[0]!.layers[0], 'layers') as ResolvedLayer[])[0]!;
    expect(Object.isFrozen(inner.box) && Object.isFrozen(inner.shadow[0])).toBe(true);
  });

  it('never freezes the document itself', () => {
    compileTemplateDocument(document).resolve({});
    expect(Object.isFrozen(document.pages[0]!.layers[0])).toBe(false);
  });
});

describe('what a template reads', () => {
  const document: Template = {
    ...base,
    altText: '{{ alt }}',
    variables: ['alt', 'tint', 'own', 'around', 'xs', 'inner', 'small', 'unused'].map((name) => ({
      name,
      type: 'text' as const,
    })),
    roles: { accent: '{{ tint }}' },
    pages: [
      {
        id: 'p',
        layers: [
          { id: 'still', type: 'shape' },
          { id: 'roled', type: 'shape', fill: 'role:accent' },
          {
            id: 'box',
            type: 'group',
            opacity: '{{ around }}',
            layers: [
              { id: 'child', type: 'text', text: '{{ own }}' },
              { id: 'sibling', type: 'shape' },
            ],
          },
          {
            id: 'list',
            type: 'repeat',
            items: 'xs',
            item: { width: 1, height: 1 },
            layers: [
              { id: 'cell', type: 'text', text: '{{ item.t }}' },
              { id: 'next', type: 'text', text: '{{ inner }}' },
            ],
          },
        ],
      },
    ],
    sizes: { s: { width: 9, height: 9, overrides: { still: { opacity: '{{ small }}' } } } },
  };

  it('is known for each layer, in any size', () => {
    expect(Object.fromEntries(compileTemplateDocument(document).dependencies)).toEqual({
      still: ['small'],
      roled: ['tint'],
      box: ['around', 'own'],
      child: ['around', 'own'],
      sibling: ['around'],
      list: ['inner', 'xs'],
      cell: ['inner', 'xs'],
      next: ['inner', 'xs'],
    });
  });

  it('reaches a background that is quiet under text by all that places the text over it', () => {
    const text = (id: string, variable: string) => ({ id, type: 'text' as const, text: `{{ ${variable} }}` });
    const pages = (quiet?: unknown) => [
      {
        id: 'p',
        layers: [
          text('below', 'below'),
          {
            id: 'card',
            type: 'group',
            layers: [{ id: 'ground', type: 'background', quiet }, text('inside', 'inside')],
          },
          { id: 'picture', type: 'shape', opacity: '{{ picture }}' },
          {
            id: 'column',
            type: 'stack',
            opacity: '{{ faded }}',
            layers: [{ id: 'bar', type: 'shape', box: { height: '{{ pushes }}' } }, text('above', 'above')],
          },
          { id: 'figures', type: 'chart', data: '{{ points }}' },
        ],
      },
      { id: 'q', layers: [text('elsewhere', 'elsewhere')] },
    ];
    const names = ['below', 'inside', 'picture', 'faded', 'pushes', 'above', 'points', 'elsewhere'];
    const variables = names.map((name) => ({ name, type: 'text' as const }));
    const dependenciesOf = (quiet?: unknown) =>
      compileTemplateDocument({ ...base, variables, pages: pages(quiet) } as unknown as Template).dependencies;
    const heard = ['above', 'faded', 'inside', 'points', 'pushes'];
    expect(dependenciesOf().get('ground')).toEqual(heard);
    expect(dependenciesOf().get('card')).toEqual(heard);
    expect(dependenciesOf().get('inside')).toEqual(['inside']);
    expect(dependenciesOf('{{ picture }}').get('ground')).toEqual([...heard, 'picture'].sort());
    expect(dependenciesOf('none').get('ground')).toEqual([]);
    expect(dependenciesOf([{ x: 0 }]).get('ground')).toEqual([]);
  });

  it('knows that a group which hugs lies where its layers make it lie', () => {
    const group = (sizing?: object) =>
      withLayers([{ name: 'n', type: 'number' }], {
        id: 'g',
        type: 'group',
        rotation: 10,
        ...(sizing ? { sizing } : {}),
        layers: [
          { id: 'bar', type: 'shape', box: { width: '{{ n }}', height: 10 } },
          { id: 'still', type: 'shape', box: { width: 5, height: 5 } },
        ],
      } as Template['pages'][number]['layers'][number]);
    expect(compileTemplateDocument(group({ width: 'hug' })).dependencies.get('still')).toEqual(['n']);
    expect(compileTemplateDocument(group()).dependencies.get('still')).toEqual([]);
  });

  it('follows a role to the role whose name it gives', () => {
    const chained: Template = {
      ...withLayers([{ name: 'c', type: 'color' }], { id: 's', type: 'shape', fill: 'role:a' }),
      roles: { a: "{{ 'role:b' }}", b: '{{ c }}', still: '#fff' },
    };
    const compiled = compileTemplateDocument(chained);
    expect(compiled.resolve({ c: '#00ff00' }).pages[0]!.layers).toMatchObject([{ fill: { color: '#00ff00' } }]);
    expect(compiled.dependencies.get('s')).toEqual(['c']);
    expect(compiled.variables).toEqual(['c']);
  });

  it('is known for the whole', () => {
    expect(compileTemplateDocument(document).variables).toEqual([
      'alt',
      'around',
      'inner',
      'own',
      'small',
      'tint',
      'xs',
    ]);
  });
});
