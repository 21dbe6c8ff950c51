import { describe, expect, test } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { type Operation, pathsOf } from './operation.ts';
import { operations } from './operations.ts';

interface Document {
  openapi: string;
  paths: Record<
    string,
    Record<string, { operationId: string; security: unknown[]; responses: Record<string, unknown> }>
  >;
  components: { schemas: Record<string, unknown> };
}
const document = openApiDocument('http://localhost:4400', '0.1.0') as Document;

describe('the OpenAPI document', () => {
  test('has every operation under its canonical path', () => {
    for (const { id, method, path, scope } of operations) {
      const entry = document.paths[path]?.[method];
      expect(entry?.operationId).toBe(id);
      expect(entry?.security).toEqual(scope === 'none' ? [] : [{ key: [] }]);
    }
  });

  test('names every schema it refers to', () => {
    const references = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name!);
  });

  test('describes errors as problem documents', () => {
    const responses = document.paths['/v1/templates/{id}/batch']!['post']!.responses;
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['202', '401', '404', '413', '422']));
  });
});

test('every path is answered with and without /v1', () => {
  for (const operation of operations as readonly Operation[]) {
    const paths = pathsOf(operation);
    for (const path of paths) expect(paths).toContain(path.startsWith('/v1/') ? path.slice(3) : `/v1${path}`);
  }
});

test('the spellings of published clients are aliases', () => {
  const paths = (id: string) => pathsOf(operations.find((operation) => operation.id === id)!);
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
