import fc from 'fast-check';
import { resolved, type Schemas, type SchemaView } from '../../docs/openapi-view.ts';

/** Texts that have gone wrong somewhere before. */
const trickyTexts = [
  '',
  ' ',
  '0',
  'null',
  'true',
  '\u0000',
  '\ud800',
  '\u202eabc',
  '../../etc/passwd',
  "'; drop table template; --",
  '{{ 1 + }}',
  '{{ name }}',
  '__proto__',
  'https://hooks.pictify.test/x',
  'http://127.0.0.1:1/',
  'javascript:alert(1)',
  '💥'.repeat(50),
  'x'.repeat(5000),
];
export const text = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(...trickyTexts));
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, false, -1, 0, 1e308, 2 ** 53),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values of a schema; those of a text with a pattern are tried, not promised. */
export function valuesOf(schema: SchemaView, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  const known = resolved(schema, schemas);
  if (known.const !== undefined) return fc.constant(known.const);
  if (known.enum) return fc.constantFrom(...known.enum);
  const choices = known.anyOf ?? known.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, schemas, depth)));
  const types = [known.type ?? []].flat();
  if (types.length === 0 || depth > 5) return anything;
  return fc.oneof(...types.map((type) => ofType(type, known, schemas, depth)));
}

function ofType(type: string, schema: SchemaView, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'string') return textOf(schema);
  if (type === 'integer' || type === 'number') return numberOf(schema, type === 'integer');
  if (type === 'array') return listOf(schema, schemas, depth);
  return objectOf(schema, schemas, depth);
}

function textOf({ minLength = 0, maxLength = 40, format, pattern }: SchemaView): fc.Arbitrary<string> {
  if (format === 'date-time') return fc.constantFrom('2026-12-01T00:00:00Z', '2001-01-01T00:00:00.000Z');
  if (format === 'uri') return fc.constantFrom('https://hooks.pictify.test/x', 'http://127.0.0.1/');
  if (pattern !== undefined) return fc.constantFrom('#ffffff', 'abc_1', 'Name');
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}

function numberOf(schema: SchemaView, whole: boolean): fc.Arbitrary<number> {
  const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, -1e6);
  const max = Math.min(schema.maximum ?? 1000, 1e6);
  return whole ? fc.integer({ min: Math.ceil(min), max }) : fc.double({ min, max, noNaN: true });
}

function listOf({ items = {}, minItems = 0, maxItems = 3 }: SchemaView, schemas: Schemas, depth: number) {
  const maxLength = Math.max(minItems, Math.min(maxItems, 3));
  return fc.array(valuesOf(items, schemas, depth + 1), { minLength: minItems, maxLength });
}

function objectOf(schema: SchemaView, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  const { properties, required = [], additionalProperties } = schema;
  if (!properties) {
    const values =
      typeof additionalProperties === 'object' ? valuesOf(additionalProperties, schemas, depth + 1) : anything;
    return fc.dictionary(fc.constantFrom('name', 'city', 'a', 'x y', ''), values, { maxKeys: 3 });
  }
  const members = Object.entries(properties).map(([name, property]) => {
    const value = valuesOf(property, schemas, depth + 1);
    const isNeeded = required.includes(name);
    // Of forty options at once two always contradict each other: most are left out.
    return [name, isNeeded ? value : fc.option(value, { freq: 1, nil: undefined }).map((it) => it)] as const;
  });
  return fc
    .record(Object.fromEntries(members))
    .chain((whole) => fc.subarray(Object.keys(whole)).map((kept) => pick(whole, [...required, ...kept.slice(0, 4)])));
}

function pick(whole: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => whole[name] !== undefined).map((name) => [name, whole[name]]));
}
