import { gzipSync } from 'node:zlib';
import { type Operation, operations, pathsOf } from '@pictify/api';
import fc from 'fast-check';
import { type OpenApiView, operationsOf, type Placed } from '../../docs/openapi-view.ts';
import { damaged } from './damaged.ts';
import { anything, text, valuesOf } from './json-arbitrary.ts';

export interface FuzzRequest {
  /** Of the operation it was made for. */
  id: string;
  method: string;
  /** As it is sent, percent signs and all. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

/** Ids of what is there, by the word that stands before them in a path. */
export type Ids = Record<string, string[]>;

/** Stands in a generated path for an id that is known only when it is sent. */
const stands = (word: string): string => `{${word}}`;

export function withIds(path: string, ids: Ids, at: number): string {
  return path.replace(/\{([\w-]+)\}/g, (_, word: string) => {
    const known = ids[word] ?? ['nothing'];
    return known[at % known.length]!;
  });
}

/** Requests for every operation of the document: some right, most nearly so, some nonsense. */
export function fuzzRequests(document: OpenApiView, key: string, ids: Ids): fc.Arbitrary<FuzzRequest> {
  return fc.oneof(...operationsOf(document.paths).map((placed) => requestsFor(placed, document, key, ids)));
}

function requestsFor(placed: Placed, document: OpenApiView, key: string, ids: Ids): fc.Arbitrary<FuzzRequest> {
  const { operationId } = placed.operation;
  const row = (operations as readonly Operation[]).find(({ id }) => id === operationId)!;
  return fc
    .record({
      method: mostly(
        fc.constant(placed.method),
        fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH'),
        12,
      ),
      path: fc.constantFrom(...pathsOf(row)).chain((path) => filled(path, ids)),
      query: queryOf(placed, document),
      headers: headersOf(key),
      body: bodyOf(placed, document),
    })
    .map(({ method, path, query, headers, body }) => ({
      id: operationId,
      method,
      path: path + query,
      headers: { ...(body ? { 'Content-Type': body.type } : {}), ...headers },
      body: method === 'GET' || method === 'HEAD' ? null : (body?.bytes ?? null),
    }));
}

function mostly<T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>, times: number): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: usual, weight: times }, { arbitrary: odd, weight: 1 });
}

const oddSegments = [
  '%00',
  '%2e%2e',
  '%2F',
  '%',
  '%zz',
  '%ff',
  '.',
  '..;',
  'a'.repeat(300),
  '%F0%9F%92%A5',
  '@1',
  'tpl_card@1',
  'tpl_card@999',
  '__proto__',
];

function filled(path: string, ids: Ids): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.constantFrom('nothing', ...Object.keys(ids).map(stands), ...oddSegments),
    fc.webPath().map((it) => it.slice(1, 30) || 'x'),
  );
  const parts = path.split('/').map((part, at, all) => {
    if (!part.startsWith('{')) return fc.constant(part);
    const word = all[at - 1]!;
    return ids[word] ? mostly(fc.constant(stands(word)), odd, 6) : odd;
  });
  return fc.tuple(...parts).map((filledIn) => filledIn.join('/'));
}

function queryOf({ operation }: Placed, { components }: OpenApiView): fc.Arbitrary<string> {
  const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const pairs = known.map(({ name, schema }) =>
    fc.oneof(valuesOf(schema, components.schemas), text, anything).map((value) => `${name}=${encoded(value)}`),
  );
  const odd = fc.oneof(
    text.map((value) => `${encoded(value)}=1`),
    fc.constantFrom('limit=1&limit=2', '=', '&&&', '%', '%ff=%fe', 'page=-1', '__proto__=1'),
  );
  const some = pairs.length === 0 ? fc.constant<string[]>([]) : fc.array(fc.oneof(...pairs), { maxLength: 3 });
  return mostly(
    some,
    odd.map((pair) => [pair]),
    6,
  ).map((list) => (list.length === 0 ? '' : `?${list.join('&')}`));
}

function encoded(value: unknown): string {
  const given = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return encodeURIComponent(given.toWellFormed().slice(0, 200));
}

function headersOf(key: string): fc.Arbitrary<Record<string, string>> {
  const one = (name: string, values: readonly string[]) =>
    fc.constantFrom(...values).map((value) => ({ [name]: value }));
  const none = fc.constant({});
  const authorization = mostly(
    one('Authorization', [`Bearer ${key}`, `bearer   ${key}`]),
    fc.oneof(none, one('Authorization', ['Bearer', 'Basic YTpi', 'Bearer wrong'])),
    20,
  );
  const others = fc.oneof(
    { arbitrary: none, weight: 6 },
    one('Accept', [
      'image/*',
      'image/png',
      'application/pdf',
      'application/x-ndjson',
      'text/csv',
      '*/*;q=0',
      ';;;',
      'a'.repeat(2000),
    ]),
    one('Content-Type', [
      'application/json; charset=utf-8',
      'text/plain',
      'application/x-ndjson',
      'text/csv',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      ';',
      'font/ttf',
      'image/png',
    ]),
    one('Content-Encoding', ['gzip', 'br', 'identity', 'gzip, gzip']),
    one('Idempotency-Key', ['same', 'other', ' ', 'é', 'x'.repeat(300)]),
    one('If-Match', ['"1"', '*', '"', 'W/"1"', '"99", "1"', 'x']),
    one('Range', ['bytes=0-1', 'bytes=9-1', 'bytes=-', 'lines=1-2']),
    one('X-Request-Id', ['my-request-1', '<script>', 'x'.repeat(200)]),
    one('Origin', ['https://elsewhere.test', 'null']),
    one('Last-Event-ID', ['1', 'x', '-1']),
  );
  return fc.tuple(authorization, others, others).map((parts) => Object.assign({}, ...parts) as Record<string, string>);
}

function bodyOf(
  { operation }: Placed,
  { components }: OpenApiView,
): fc.Arbitrary<{ type: string; bytes: Buffer } | null> {
  const content = operation.requestBody?.content;
  if (!content)
    return mostly(
      fc.constant(null),
      raw.map((bytes) => ({ type: 'application/json', bytes })),
      8,
    );
  return fc.oneof(
    ...Object.entries(content).map(([type, { schema, examples = {} }]) => {
      if (type !== 'application/json') return raw.map((bytes) => ({ type, bytes }));
      const values = valuesOf(schema, components.schemas);
      const shown = Object.values(examples).map(({ value }) => value);
      const right = shown.length === 0 ? values : fc.oneof(values, fc.constantFrom(...shown));
      const json = fc.oneof({ arbitrary: right, weight: 4 }, { arbitrary: damaged(right), weight: 5 }, anything);
      const sent = json.map((value) => Buffer.from(JSON.stringify(value) ?? ''));
      return mostly(sent, raw, 8).map((bytes) => ({ type, bytes }));
    }),
  );
}

/** Bodies that are none. */
const raw: fc.Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      '',
      '{',
      '[]',
      'null',
      '"text"',
      '{"a":1}{"b":2}',
      '{"__proto__":{"x":1}}',
      '{"variables":[{"name":"a"},',
      'name,city\nAda,London\n"',
      '{"name":"a"}\n{"name":',
      '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n--x--\r\n',
      `${'['.repeat(3000)}`,
      '{"name":"\\u0000"}',
      '\ufeff{}',
    )
    .map((it) => Buffer.from(it)),
  fc.uint8Array({ maxLength: 40 }).map((it) => Buffer.from(it)),
  fc.constant(gzipSync('{"variables":{"name":"Ada"}}')),
);
