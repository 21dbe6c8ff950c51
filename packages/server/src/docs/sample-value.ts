import { referenceName, resolved, type Schemas, type SchemaView } from './openapi-view.ts';
import { knownValues, sampleId, type Values } from './sample-values.ts';

/** Where a value stands: under which name, how deep, and what is known of the things around it. */
interface Place {
  name: string;
  depth: number;
  known: Values;
}

/** A value as an answer might hold it, for the samples: examples and defaults first, else something of the right kind. */
export function sampleValue(schema: SchemaView, schemas: Schemas, place: Place = top): unknown {
  const own = resolved(schema, schemas);
  const known = knownValues(referenceName(schema) ?? referenceName(schema.allOf?.[0] ?? {})) ?? place.known;
  const { name, depth } = place;
  if (own.example !== undefined) return own.example;
  if (own.default !== undefined) return own.default;
  if (own.const !== undefined) return own.const;
  if (own.enum) return own.enum[0];
  const choice = (own.anyOf ?? own.oneOf)?.[0];
  if (choice) return sampleValue(choice, schemas, { ...place, known });
  const type = [own.type ?? []].flat()[0];
  if (type === 'object' || own.properties) return sampleObject(own, schemas, { ...place, known });
  if (type === 'array') return own.items && depth < 5 ? [sampleValue(own.items, schemas, inside(place, name))] : [];
  if (type === 'string') return sampleText(own, name);
  if (type === 'number' || type === 'integer') return numbers[name] ?? own.minimum ?? 1;
  if (type === 'boolean') return name === 'deleted';
  return type === 'null' ? null : {};
}

const top: Place = { name: '', depth: 0, known: {} };
const inside = ({ depth, known }: Place, name: string): Place => ({ name, depth: depth + 1, known });

function sampleObject({ properties = {}, required = [] }: SchemaView, schemas: Schemas, place: Place): object {
  if (place.depth > 5) return {};
  const shown = Object.entries(properties).filter(([name, { description = '' }]) => {
    return required.includes(name) && !/^Same as/.test(description);
  });
  return Object.fromEntries(
    shown.map(([name, property]) => [
      name,
      name in place.known ? place.known[name] : sampleValue(property, schemas, inside(place, name)),
    ]),
  );
}

function sampleText({ format, pattern }: SchemaView, name: string): string {
  if (format === 'date-time' || name.endsWith('At')) return '2026-12-01T09:30:00.000Z';
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
  url: 'https://img.example.com/images/….png',
  name: 'Year in review',
  templateId: 'tpl_wrapped',
  templateUid: 'tpl_wrapped',
  batchId: sampleId('bat'),
  webhookId: sampleId('whk'),
  deliveryId: sampleId('msg'),
  key: 'pk_live_…',
  altText: 'Ada Lovelace’s 2026 Wrapped card',
  format: 'png',
  secret: 'whsec_…',
  prefix: 'pk_live_…',
  version: '0.1.0',
};
