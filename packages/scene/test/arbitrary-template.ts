import fc from 'fast-check';
import type { Template } from '../src/document.ts';

/** Generators of templates and rows for property tests: right ones, and ones with anything in them. */
export const VARIABLES = ['a', 'b', 'n', 'xs', 'tint'] as const;

const source = fc.constantFrom(
  '{{ a }}',
  'Hi **{{ b }}**',
  '{{ n * 2 }}',
  '{{ if n > 1 }}{{ a }}{{ else }}b{{ endif }}',
  '{{ for x in xs }}{{ x }}{{ endfor }}',
  'plain',
  '',
  '{{ tint }}',
  '{{ 1 / n }}',
  'role:ink',
  'role:{{ a }}',
);
const number = fc.oneof(
  fc.integer({ min: 0, max: 500 }),
  fc.constantFrom('{{ n }}', '{{ n * 3 }}', '{{ xs | length }}'),
);
const color = fc.constantFrom(
  '#123',
  'teal',
  'role:ink',
  'role:tinted',
  'role:chosen',
  '{{ tint }}',
  'rgb(1 2 3 / 50%)',
);
const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const box = fc.record({ x: number, y: number, width: number, height: number }, { requiredKeys: [] });
const visible = fc.constantFrom(true, '{{ n > 0 }}', '{{ b }}');
const base = {
  box: optional(box),
  visible: optional(visible),
  opacity: optional(fc.constantFrom(1, 0.5, '{{ n / 9 }}')),
  sizing: optional(
    fc.record({ width: fc.constantFrom('hug', 'fill'), grow: number, minWidth: number, maxHeight: number }),
  ),
};
const font = optional(fc.record({ size: fc.constantFrom(12, 30, '{{ n + 10 }}'), weight: fc.constantFrom(400, 600) }));

const setting = {
  columns: optional(fc.record({ count: fc.constantFrom(1, 3, '{{ n }}'), gap: number })),
  list: optional(fc.record({ style: fc.constantFrom('bullet', 'number', '{{ a }}'), color: optional(color) })),
  indent: optional(number),
};
const flow = {
  gap: number,
  wrap: optional(fc.constantFrom(true, '{{ b }}')),
  lineGap: optional(number),
  align: optional(fc.constantFrom('stretch', 'baseline')),
  direction: optional(fc.constantFrom('row', 'column')),
};

const leaf = fc.oneof(
  fc.record({ type: fc.constant('text'), ...base, text: source, color: optional(color), font, ...setting }),
  fc.record({ type: fc.constant('shape'), ...base, fill: optional(color), radius: optional(number) }),
  fc.record({
    type: fc.constant('image'),
    ...base,
    source: source,
    fallback: fc.constant([{ type: 'initials', text: '{{ a }}' }]),
  }),
  fc.record({ type: fc.constant('progress'), ...base, value: number, max: fc.constant(100) }),
  fc.record({ type: fc.constant('qr'), ...base, data: source }),
);

const layer = fc.letrec<{ layer: object }>((tie) => ({
  layer: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.record({ type: fc.constant('group'), ...base, layers: fc.array(tie('layer'), { maxLength: 3 }) }),
    fc.record({ type: fc.constant('stack'), ...base, ...flow, layers: fc.array(tie('layer'), { maxLength: 3 }) }),
    fc.record({
      type: fc.constant('repeat'),
      ...base,
      items: fc.constantFrom('{{ xs }}', 'xs'),
      item: fc.record({ width: number, height: number }),
      layers: fc.array(tie('layer'), { maxLength: 2 }),
    }),
  ),
})).layer;

/** A template that validation accepts, with an id for every layer (`l0`, `l1`, … in document order). */
export const template: fc.Arbitrary<Template> = fc
  .record({
    pages: fc.array(fc.array(layer, { maxLength: 4 }), { minLength: 1, maxLength: 2 }),
    overridden: fc.array(fc.nat(5), { maxLength: 3 }),
  })
  .map(({ pages, overridden }) => {
    let count = 0;
    const named = (layers: readonly object[]): object[] =>
      layers.map((each) => {
        const id = `l${count++}`;
        const inner = 'layers' in each ? { layers: named(each.layers as object[]) } : {};
        return JSON.parse(JSON.stringify({ ...each, id, ...inner }));
      });
    const built = pages.map((layers, index) => ({ id: `p${index}`, layers: named(layers) }));
    const overrides = Object.fromEntries(
      overridden.filter((id) => id < count).map((id) => [`l${id}`, { opacity: 0.3, box: { x: 7 } }]),
    );
    return {
      schema: 1,
      name: 'generated',
      width: 400,
      height: 300,
      altText: '{{ a }}',
      variables: [
        { name: 'a', type: 'text', default: 'A' },
        { name: 'b', type: 'text' },
        { name: 'n', type: 'number', default: 1 },
        { name: 'xs', type: 'list' },
        { name: 'tint', type: 'color', default: '#abc' },
      ],
      roles: { ink: '#111', tinted: '{{ tint }}', chosen: "{{ n > 1 ? 'role:tinted' : 'role:ink' }}" },
      pages: built,
      sizes: { small: { width: 40, height: 30, overrides } },
    } as unknown as Template;
  });

export const row = fc.record({
  a: fc.constantFrom('Ada', '', 'ink', '**x**', null),
  b: fc.constantFrom('Bo', '', 'no'),
  n: fc.constantFrom(0, 1, 2, 1e9, '3', 'x'),
  xs: fc.array(fc.constantFrom<unknown>('i', 1, null, { k: 1 }), { maxLength: 3 }),
  tint: fc.constantFrom('red', '#12345678', 'nope', null),
});

/** Anything JSON can hold, with the words of the format sprinkled in so that it gets past the first check. */
const word = fc.constantFrom(
  'type',
  'text',
  'layers',
  'pages',
  'id',
  'box',
  'width',
  'fill',
  'stops',
  'linear',
  'group',
  'repeat',
  'items',
  'item',
  'spans',
  'font',
  'fallback',
  'initials',
  'image',
  'shape',
  'sizes',
  'overrides',
  'variables',
  'name',
  'roles',
  'schema',
  'mask',
  'radius',
  '{{ a }}',
  '{{ 1 +',
  '**',
  'role:x',
  '#fff',
  '__proto__',
  'constructor',
);
const scalar = fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.double({ noNaN: true }), word, fc.string());
export const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie('value'), { maxKeys: 5 }),
  ),
})).value;

/** A right template with up to three places replaced by anything. */
export const broken: fc.Arbitrary<unknown> = fc
  .tuple(template, fc.array(fc.tuple(fc.nat(10_000), anything), { minLength: 1, maxLength: 3 }))
  .map(([right, changes]) => {
    const document = JSON.parse(JSON.stringify(right));
    for (const [pick, value] of changes) {
      const places = allPlaces(document);
      const [parent, key] = places[pick % places.length]!;
      (parent as { [key: string]: unknown })[key] = value;
    }
    return document;
  });

function allPlaces(value: unknown): [object, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key): [object, string][] => [
    [value, key],
    ...allPlaces((value as { [key: string]: unknown })[key]),
  ]);
}
