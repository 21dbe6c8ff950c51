import { describe, expect, it } from 'vitest';
import { compileTemplateDocument } from '../compile/template.ts';
import type { Template } from '../document.ts';
import { validateTemplate } from '../validate/template.ts';

const templateOf = (layer: object) => ({
  schema: 1,
  name: 'test',
  width: 100,
  height: 100,
  variables: [],
  pages: [{ id: 'page', layers: [{ id: 'layer', ...layer }] }],
});

function resolved(layer: object) {
  const { pages, issues } = compileTemplateDocument(templateOf(layer) as unknown as Template).resolve({});
  return { layer: pages[0]!.layers[0] as unknown as { [name: string]: unknown }, issues };
}

const PLACES = [
  ['shape', 'stroke'],
  ['shape', 'mask'],
  ['text', 'stroke'],
  ['image', 'stroke'],
  ['image', 'mask'],
] as const;

describe('a line or a mask', () => {
  it.each(PLACES)('of a layer of type %s that is "none" is none: %s', (type, name) => {
    const { layer, issues } = resolved({ type, text: 'a', source: 'asset:a.png', [name]: 'none' });
    expect(layer[name]).toBeNull();
    expect(issues).toEqual([]);
    const { errors, warnings } = validateTemplate(
      templateOf({ type, text: 'a', source: 'asset:a.png', [name]: 'none' }),
    );
    expect([...errors, ...warnings]).toEqual([]);
  });

  it.each(PLACES)('of a layer of type %s that is no map is left out, with an issue: %s', (type, name) => {
    for (const written of ['ellipse', 3, true, [], '{{ 1 }}']) {
      const { layer, issues } = resolved({ type, text: 'a', source: 'asset:a.png', [name]: written });
      expect(layer[name]).toBeNull();
      expect(issues).toMatchObject([{ code: 'property_type', path: `/pages/0/layers/0/${name}`, layer: 'layer' }]);
      expect(validateTemplate(templateOf({ type, [name]: written })).errors).not.toEqual([]);
    }
  });
});

it('a map that must be there has its defaults instead of what is none', () => {
  const { layer, issues } = resolved({ type: 'text', text: 'a', fit: 'shrink' });
  expect(layer['fit']).toMatchObject({ mode: 'fixed' });
  expect(issues).toMatchObject([{ code: 'property_type', path: '/pages/0/layers/0/fit' }]);
});
