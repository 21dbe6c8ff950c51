import { resolved, type Schemas, type SchemaView } from './openapi-view.ts';

/** A value as an answer might hold it, for the samples: examples and defaults first, else something of the right kind. */
export function sampleValue(schema: SchemaView, schemas: Schemas, name = '', depth = 0): unknown {
  const known = resolved(schema, schemas);
  if (known.example !== undefined) return known.example;
  if (known.default !== undefined) return known.default;
  if (known.const !== undefined) return known.const;
  if (known.enum) return known.enum[0];
  const choice = (known.anyOf ?? known.oneOf)?.[0];
  if (choice) return sampleValue(choice, schemas, name, depth);
  const type = [known.type ?? []].flat()[0];
  if (type === 'object' || known.properties) return sampleObject(known, schemas, depth);
  if (type === 'array') return known.items && depth < 5 ? [sampleValue(known.items, schemas, name, depth + 1)] : [];
  if (type === 'string') return sampleText(known, name);
  if (type === 'number' || type === 'integer') return numbers[name] ?? known.minimum ?? 1;
  if (type === 'boolean') return name === 'deleted';
  return type === 'null' ? null : {};
}

function sampleObject({ properties = {}, required = [] }: SchemaView, schemas: Schemas, depth: number): object {
  if (depth > 5) return {};
  const shown = Object.entries(properties).filter(([name, { description = '' }]) => {
    return required.includes(name) && !/^Same as/.test(description);
  });
  return Object.fromEntries(shown.map(([name, property]) => [name, sampleValue(property, schemas, name, depth + 1)]));
}

function sampleText({ format, pattern }: SchemaView, name: string): string {
  if (format === 'date-time') return '2026-12-01T09:30:00.000Z';
  if (texts[name] !== undefined) return texts[name];
  if (format === 'uri') return 'https://img.example.com/…';
  if (format === 'binary') return '…';
  return pattern === '^#[0-9a-fA-F]{6}$' ? '#ffffff' : '…';
}

const numbers: Readonly<Record<string, number>> = {
  width: 1080,
  height: 1350,
  bytes: 148_213,
  total: 1,
  totalPages: 1,
  totalItems: 1,
  limit: 20,
  completed: 1,
  failed: 0,
  cancelled: 0,
  index: 0,
  offset: 0,
  status: 200,
  durationMs: 412,
  attempt: 1,
  weight: 700,
};

const texts: Readonly<Record<string, string>> = {
  id: '…_01kcdw9v3qzj5',
  url: 'https://img.example.com/images/….png',
  name: 'Year in review',
  templateId: 'tpl_wrapped',
  templateUid: 'tpl_wrapped',
  batchId: 'bat_01kcdw9v3qzj5',
  key: 'u-1',
  altText: 'Ada Lovelace’s 2026 Wrapped card',
  format: 'png',
  secret: 'whsec_…',
  prefix: 'pk_live_…',
  version: '0.1.0',
};
