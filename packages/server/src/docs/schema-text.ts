import { referenceName, type SchemaView } from './openapi-view.ts';

/** The type of a schema in a few words: `text`, `whole number or null`, `list of BatchItem`. */
export function typeText(schema: SchemaView): string {
  const name = referenceName(schema);
  if (name !== undefined) return name;
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeText))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const types = [schema.type ?? []].flat();
  return types.length === 0 ? 'any value' : types.map((type) => oneType(type, schema)).join(' or ');
}

function oneType(type: string, schema: SchemaView): string {
  if (type === 'array') return schema.items ? `list of ${typeText(schema.items)}` : 'list';
  if (type === 'integer') return 'integer';
  if (type === 'object') return schema.properties ? 'object' : mapText(schema.additionalProperties);
  if (type === 'string') return stringTypes[schema.format ?? ''] ?? 'string';
  return type;
}

function mapText(values: SchemaView['additionalProperties']): string {
  return typeof values === 'object' && values.type !== undefined ? `map of ${typeText(values)}` : 'object';
}

const stringTypes: Readonly<Record<string, string>> = {
  'date-time': 'time (ISO 8601)',
  uri: 'URL',
  binary: 'file',
};

/** What a value may be beyond its type: `1 to 100`, `at most 64 characters`, `default 20`. */
export function limitsText(schema: SchemaView): string[] {
  const { minimum, maximum, exclusiveMinimum, minLength, maxLength, minItems, maxItems } = schema;
  const above = exclusiveMinimum === undefined ? [] : [`more than ${number(exclusiveMinimum)}`];
  return [
    ...above,
    ...range(minimum, maximum, ''),
    ...range(minLength, maxLength, ' characters'),
    ...range(minItems, maxItems, ' items'),
    ...(schema.default === undefined ? [] : [`default ${JSON.stringify(schema.default)}`]),
  ];
}

function range(from: number | undefined, to: number | undefined, unit: string): string[] {
  // What zod writes for “a safe integer” says nothing to a reader.
  const low = from === undefined || Math.abs(from) >= Number.MAX_SAFE_INTEGER ? undefined : from;
  const high = to === undefined || to >= Number.MAX_SAFE_INTEGER ? undefined : to;
  if (low !== undefined && high !== undefined) return [`${number(low)} to ${number(high)}${unit}`];
  if (low !== undefined) return low === 0 ? [] : [`at least ${number(low)}${unit}`];
  return high === undefined ? [] : [`at most ${number(high)}${unit}`];
}

const number = (value: number): string => value.toLocaleString('en');
