import { compileTemplateDocument, type ResolvedScene, type Template, validateTemplate } from '@pictify/scene';
import { expect, test } from 'vitest';
import { forRows } from './adapted-template.ts';

const box = { x: 0, y: 0, width: 100, height: 20 };
const base = validateTemplate({
  schema: 1,
  name: 'Card',
  width: 200,
  height: 100,
  variables: [{ name: 'user', type: 'text', default: 'friend' }],
  pages: [
    {
      id: 'page',
      layers: [
        { id: 'title', name: 'Headline', type: 'text', box, text: 'Hello {{ user }}', color: '#000000' },
        { id: 'user', type: 'text', box, text: '{{ user }}' },
        { id: 'runs', type: 'text', box, spans: [{ text: 'one ' }, { text: 'two' }] },
        { id: 'photo', type: 'image', box, source: 'https://example.com/a.png' },
        { id: 'plate', type: 'shape', box, fill: '#ffffff' },
        { id: 'group', type: 'group', box, layers: [{ id: 'inner', type: 'text', box, text: 'inside' }] },
      ],
    },
  ],
  sizes: {
    story: { width: 100, height: 200, overrides: { title: { text: 'Short', font: { size: 9, weight: 700 } } } },
  },
}).template as Template;
const compiled = compileTemplateDocument(base);

function draw(row: Record<string, unknown>, size?: string): ResolvedScene {
  return forRows(compiled, [row]).resolve(row, size === undefined ? {} : { size });
}

/** What is drawn of a layer, as JSON; empty where it is not. */
function layer(scene: ResolvedScene, id: string): string {
  const find = (layers: readonly { id: string }[]): object | undefined =>
    layers
      .flatMap((one) => [one, ...('layers' in one ? [find(one.layers as { id: string }[])] : [])])
      .find((one): one is { id: string } => one !== undefined && 'id' in one && one.id === id);
  return JSON.stringify(find(scene.pages[0]!.layers) ?? '');
}

const codes = (scene: ResolvedScene) => scene.issues.map(({ code }) => code);

test('a row without any of the keys is drawn by the template itself', () => {
  expect(forRows(compiled, [{ user: 'Ada' }, { layers: 'front' }])).toBe(compiled);
});

test.each([
  ['modifications', [{ name: 'Headline', text: 'Hi', color: '#ff0000' }]],
  ['modifications', { Headline: { text: 'Hi', color: '#ff0000' } }],
  ['layers', { title: { text: 'Hi', text_color: '#f00' } }],
  ['layers', [{ name: 'headline', text: 'Hi', color: 'red' }]],
])('%s %j changes text and colour', (key, given) => {
  const scene = draw({ user: 'Ada', [key]: given });
  expect(codes(scene)).toEqual([]);
  expect(layer(scene, 'title')).toContain('"Hi"');
  expect(layer(scene, 'title')).toContain('"#ff0000"');
  expect(layer(draw({ user: 'Ada' }), 'title')).not.toContain('"Hi"');
});

test('what a row gives is text, whatever it looks like', () => {
  for (const text of ['{{ user }}', '{{ 1 + 1 }}', '{{', '{{ change_0 }}', '**bold**']) {
    const scene = draw({ user: 'Ada', layers: { title: { text }, inner: { text } } });
    expect(codes(scene), text).toEqual([]);
    expect(layer(scene, 'title')).toContain(JSON.stringify(text));
    expect(layer(scene, 'inner')).toContain(JSON.stringify(text));
  }
});

test('text takes the place of runs, pictures and visibility change, also inside groups', () => {
  const scene = draw({
    user: 'Ada',
    modifications: [
      { name: 'runs', text: 'whole' },
      { name: 'photo', image_url: 'https://example.com/b.png', opacity: 50, border_radius: '8px' },
      { name: 'plate', hide: true },
      { name: 'inner', text: 'deep', font_size: '24px', text_align_h: 'center' },
    ],
  });
  expect(codes(scene)).toEqual([]);
  expect(layer(scene, 'runs')).toContain('"whole"');
  expect(layer(scene, 'runs')).not.toContain('"one ');
  expect(layer(scene, 'photo')).toContain('https://example.com/b.png');
  expect(layer(scene, 'photo')).toContain('"opacity":0.5');
  expect(layer(scene, 'plate')).toBe('""');
  expect(layer(scene, 'inner')).toContain('"size":24');
  expect(layer(scene, 'inner')).toContain('"center"');
});

test('content of something called like a variable is the variable; its other properties are the layer’s', () => {
  const scene = draw({ modifications: [{ name: 'user', text: 'Grace', color: '#00ff00' }] });
  expect(codes(scene)).toEqual([]);
  expect(layer(scene, 'title')).toContain('Hello Grace');
  expect(layer(scene, 'user')).toContain('Grace');
  expect(layer(scene, 'user')).toContain('"#00ff00"');
});

test('a size’s own override gives way, what it overrides beside that stays', () => {
  const scene = draw({ user: 'Ada', layers: { title: { text: 'Hi', font_size: 40 } } }, 'story');
  expect(layer(scene, 'title')).toContain('"Hi"');
  expect(layer(scene, 'title')).toContain('"size":40');
  expect(layer(scene, 'title')).toContain('"weight":700');
});

test('template_values are variables; modifications win over layers, both over variables', () => {
  const row = { user: 'a', template_values: { user: 'b' } };
  expect(layer(draw(row), 'title')).toContain('Hello b');
  const both = { ...row, layers: { user: { text: 'c' } }, modifications: [{ name: 'user', text: 'd' }] };
  expect(layer(draw(both), 'title')).toContain('Hello d');
});

test('a variable with the name of a key is that variable', () => {
  const own = compileTemplateDocument({ ...base, variables: [{ name: 'layers', type: 'list' }] });
  expect(forRows(own, [{ layers: [1, 2] }])).toBe(own);
});

test('an unknown layer is told with what was meant, the rest is drawn', () => {
  const scene = draw({
    user: 'Ada',
    modifications: [
      { name: 'titel', text: 'x' },
      { name: 'inner', text: 'ok' },
    ],
  });
  expect(scene.issues).toMatchObject([
    {
      code: 'layer_unknown',
      severity: 'warning',
      layer: 'titel',
      message: expect.stringContaining('Did you mean “title”?'),
    },
  ]);
  expect(layer(scene, 'inner')).toContain('"ok"');
});

test.each([
  [{ colour: '#fff' }, 'property_unsupported', 'Did you mean “color”?'],
  [{ image: 'https://example.com/a.png' }, 'property_unsupported', 'Its type is text'],
  [{ color: 'no colour' }, 'property_value', 'a colour such as'],
  [{ opacity: 'half' }, 'property_value', 'a number from 0 to 1'],
  [{ hide: 'perhaps' }, 'property_value', 'true or false'],
  [{ text: { nested: true } }, 'property_value', 'a text'],
])('%j of a text is an issue', (properties, code, message) => {
  const scene = draw({ user: 'Ada', layers: { title: properties } });
  expect(scene.issues).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  expect(layer(scene, 'title')).toBe(layer(draw({ user: 'Ada' }), 'title'));
});

test('null changes nothing', () => {
  const scene = draw({ user: 'Ada', modifications: [{ name: 'title', text: null, color: null }] });
  expect(scene).toEqual(draw({ user: 'Ada' }));
});

test.each([
  [{ modifications: [1, null, [], { text: 'no name' }, { name: {} }] }, 5],
  [{ modifications: { title: 'Hi' } }, 1],
  [{ template_values: ['a'] }, 1],
  [{ modifications: Array.from({ length: 20_000 }, (_, index) => ({ name: `n${index}`, text: 'x' })) }, 50],
  [{ layers: { title: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`p${index}`, 1])) } }, 50],
  [{ layers: { constructor: { text: 'x' }, toString: { text: 'x' }, title: { constructor: 1 } } }, 3],
  [{ modifications: [{ name: 'x'.repeat(1_000_000), text: 'x' }] }, 1],
])('hostile changes are a few issues', (row, count) => {
  const scene = draw({ user: 'Ada', ...row });
  expect(scene.issues).toHaveLength(count);
  for (const { message } of scene.issues) expect(message.length).toBeLessThan(300);
  expect(layer(scene, 'title')).toContain('Hello Ada');
});

test('rows that change the same properties share a template', () => {
  const row = (name: string) => ({ user: 'Ada', modifications: [{ name: 'title', text: name }] });
  const template = forRows(compiled, [row('a')]);
  expect(forRows(compiled, [row('b')])).toBe(template);
  expect(template.picturesVary).toBe(true);
});
