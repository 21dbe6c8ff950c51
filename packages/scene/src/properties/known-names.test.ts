import { expect, it } from 'vitest';
import { validateTemplate } from '../validate/template.ts';

function warningsOf(layer: object, override: object = {}) {
  const base = { schema: 1, name: 'x', width: 9, height: 9, variables: [] };
  const sizes = { s: { width: 5, height: 5, overrides: { a: override } } };
  const { errors, warnings } = validateTemplate({
    ...base,
    pages: [{ id: 'p', layers: [{ id: 'a', ...layer }] }],
    sizes,
  });
  expect(errors).toEqual([]);
  return warnings.map(({ code, severity, path, message }) => {
    return `${severity} ${code} ${path?.replace('/pages/0/layers/0', '')} ${/mean "(.*)"/.exec(message)?.[1] ?? ''}`;
  });
}

it.each([
  ['image', 'src', 'source'],
  ['image', 'href', 'link'],
  ['text', 'fontSize', 'font.size'],
  ['text', 'fontFamily', 'font.family'],
  ['text', 'lineHeight', 'font.lineHeight'],
  ['text', 'fill', 'color'],
  ['text', 'content', 'text'],
  ['text', 'algin', 'align'],
  ['shape', 'color', 'fill'],
  ['shape', 'borderRadius', 'radius'],
  ['shape', 'width', 'box.width'],
  ['shape', 'font.size', ''],
  ['group', 'children', 'layers'],
  ['qr', 'url', 'link'],
])('a layer of type %s with %s is warned, and told %s', (type, key, meant) => {
  const required = type === 'qr' ? { data: 'x' } : type === 'group' ? { layers: [] } : {};
  const source = type === 'image' ? { source: 'asset:a.png' } : {};
  const told = meant === '' ? [] : [`warning property_unknown /${key} ${meant}`];
  expect(warningsOf({ type, ...required, ...source, [key]: 1 })).toEqual(told);
  const overridden = told.map((each) => each.replace(' /', ' /sizes/s/overrides/a/'));
  expect(warningsOf({ type, ...required, ...source }, { [key]: 1 })).toEqual(overridden);
});

it('what looks like no property of the layer is kept quietly', () => {
  expect(warningsOf({ type: 'text', 'x-note': 1, pluginData: {}, constructors: 1 })).toEqual([]);
});

it('an image that nothing can be drawn for is warned of', () => {
  expect(warningsOf({ type: 'image' })).toEqual(['warning image_source_empty /source ']);
  expect(warningsOf({ type: 'image', source: ' ' })).toEqual(['warning image_source_empty /source ']);
  expect(warningsOf({ type: 'image', source: 'asset:a.png' }, { source: null })).toEqual([
    'warning image_source_empty /sizes/s/overrides/a/source ',
  ]);
  expect(warningsOf({ type: 'image', fallback: [{ type: 'paint', paint: '#fff' }] })).toEqual([]);
});
