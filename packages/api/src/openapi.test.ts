import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, test } from 'vitest';
import { errorCodes } from './error-codes.ts';
import { openApiDocument } from './openapi.ts';
import { errorsOf, type Operation, pathsOf } from './operation.ts';
import { operationGroups, operations } from './operations.ts';

interface DocumentedOperation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  security: unknown[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, { description: string }>;
}
interface Document {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, DocumentedOperation>>;
  webhooks: Record<string, Record<string, DocumentedOperation>>;
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> };
}
const document = openApiDocument('https://img.pictify.test', '0.1.0') as Document;
const rows = operations as readonly Operation[];
const documented = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the OpenAPI document', () => {
  test('has every operation under its canonical path', () => {
    for (const { id, method, path, scope } of rows) {
      const entry = document.paths[path]?.[method];
      expect(entry?.operationId).toBe(id);
      expect(entry?.security).toEqual(scope === 'none' ? [] : [{ key: [] }]);
    }
    expect(documented).toHaveLength(rows.length);
  });

  test('passes the recommended rules of the linter', async () => {
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    // `deliveries` is no id of a webhook, and stands before `{id}` in the route table.
    const fixedWordFirst = /webhooks\/deliveries\/\{id\}/;
    const unexplained = problems.filter(
      ({ ruleId, message }) => !(ruleId === 'no-ambiguous-paths' && fixedWordFirst.test(message)),
    );
    expect(unexplained.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  test('gives every operation one described tag, a summary, an id of its own and described answers', () => {
    const tags = document.tags.map(({ name }) => name);
    expect(tags).toEqual(operationGroups.map(({ tag }) => tag));
    expect(document.tags.every(({ description }) => description.length > 20)).toBe(true);
    const all = [...documented, ...Object.values(document.webhooks).flatMap((methods) => Object.values(methods))];
    for (const { operationId, summary, tags: own, description, responses } of all) {
      expect(own, operationId).toHaveLength(1);
      expect(tags, operationId).toContain(own[0]);
      expect(summary, operationId).toMatch(/^[A-Z].{5,120}[^.]$/);
      expect(description.length, operationId).toBeGreaterThan(10);
      for (const answer of Object.values(responses)) expect(answer.description, operationId).not.toBe('');
    }
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length);
    expect(Object.keys(document.components.securitySchemes)).toEqual(['key']);
  });

  test('shows at least one JSON body for each operation that takes one, and they are valid', () => {
    for (const { id, body, examples } of rows) {
      if (!body) continue;
      expect(Object.keys(examples ?? {}), id).not.toEqual([]);
      for (const example of Object.values(examples ?? {}))
        expect(body.safeParse(example), id).toMatchObject({ success: true });
    }
  });

  test('names every schema it refers to', () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name!);
  });

  test('describes every error of an operation under its status', () => {
    for (const operation of rows) {
      const { responses } = document.paths[operation.path]![operation.method]!;
      for (const code of errorsOf(operation)) {
        expect(responses[errorCodes[code].status]?.description, operation.id).toContain(`\`${code}\``);
      }
    }
  });

  test('writes patterns as schemas want them, without slashes and flags', () => {
    const patterns = [...JSON.stringify(document).matchAll(/"pattern":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text!);
    expect(patterns.length).toBeGreaterThan(2);
    for (const pattern of patterns) expect(() => new RegExp(JSON.parse(`"${pattern}"`), 'u')).not.toThrow();
    expect(patterns.filter((pattern) => /\/[a-z]+$/.test(pattern))).toEqual([]);
  });
});

test('every path is answered with and without /v1', () => {
  for (const operation of rows) {
    const paths = pathsOf(operation);
    for (const path of paths) expect(paths).toContain(path.startsWith('/v1/') ? path.slice(3) : `/v1${path}`);
  }
});

test('the spellings of published clients are aliases', () => {
  const paths = (id: string) => pathsOf(rows.find((operation) => operation.id === id)!);
  expect(paths('createBatch')).toEqual(
    expect.arrayContaining(['/template/{id}/batch', '/templates/{id}/batch-render']),
  );
  expect(paths('getBatchResults')).toContain('/templates/batch/{id}/results');
  expect(paths('render')).toContain('/template/{id}/render');
});

test('every scale can be asked for by a client that is made from it', () => {
  const { properties } = document.components.schemas['RenderRequest'] as {
    properties: { scale: { anyOf: { enum: number[] }[] } };
  };
  expect(properties.scale.anyOf.flatMap((one) => one.enum)).toEqual([1, 2, 3]);
});
