import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { JsonSchema } from './json-schema.ts';
import { typeText } from './type-text.ts';
import { wirePath, wireTypes } from './wire-types.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the client’s types are those of the schemas: `npm run gen` writes them', () => {
  expect(readFileSync(join(root, wirePath), 'utf8')).toBe(wireTypes());
});

test.each<[string, JsonSchema]>([
  ['string', { type: 'string', format: 'date-time' }],
  ['number', { type: 'integer' }],
  ['string | null', { type: ['string', 'null'] }],
  ["'a' | 'it\\'s' | 1 | null", { enum: ['a', "it's", 1, null] }],
  [
    '1 | 2',
    {
      anyOf: [
        { type: 'number', enum: [1] },
        { type: 'number', const: 2 },
      ],
    },
  ],
  ['Font', { $ref: '#/components/schemas/Font' }],
  ['Font', { allOf: [{ $ref: '#/components/schemas/Font' }, { description: 'Of this workspace' }] }],
  ['(A | null) & B', { allOf: [{ anyOf: [{ $ref: 'A' }, { type: 'null' }] }, { $ref: 'B' }] }],
  ['string[]', { type: 'array', items: { type: 'string' } }],
  ['Array<string | number>', { type: 'array', items: { type: ['string', 'number'] } }],
  ['[string, number]', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }],
  ['Record<string, unknown>', { type: 'object', additionalProperties: {} }],
  ['Record<string, number>', { type: 'object', additionalProperties: { type: 'number' } }],
  ['Blob', { type: 'string', format: 'binary' }],
  ['unknown', {}],
  [
    "{\n/** Ends: *\\/ */\na: string;\n'b-c'?: number | undefined;\n}",
    {
      type: 'object',
      properties: { a: { type: 'string', description: 'Ends: */' }, 'b-c': { type: 'number' } },
      required: ['a'],
      additionalProperties: false,
    },
  ],
])('%s', (text, schema) => {
  expect(typeText(schema)).toBe(text);
});
