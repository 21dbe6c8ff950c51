import { openApiDocument } from '@pictify/api';
import { expect, test } from 'vitest';
import type { OpenApiView } from '../../docs/openapi-view.ts';
import { type FuzzAnswer, faultsOf } from './check-answer.ts';

const document = openApiDocument('http://localhost:4400', '0.1.0') as OpenApiView;
const headers = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  'referrer-policy': 'no-referrer',
  'x-request-id': 'req_1',
  'cache-control': 'no-store',
};
const json = { ...headers, 'content-type': 'application/json' };
const good: FuzzAnswer = { status: 200, headers: json, text: '{"status":"ok","version":"1"}' };

test.each([
  ['as documented', good, []],
  ['5xx', { ...good, status: 500 }, ['500', 'instead of a problem document', '500 as application/json']],
  ['a header that is missing', { ...good, headers: { 'content-type': 'application/json' } }, headersMissing()],
  ['an undocumented status', { ...good, status: 206 }, ['206 is not documented']],
  ['an undocumented type', { ...good, headers: { ...json, 'content-type': 'text/plain' } }, ['200 as text/plain']],
  ['a member that is missing', { ...good, text: '{"status":"ok"}' }, ['200 is not what its schema says']],
  ['a member too many', { ...good, text: '{"status":"ok","version":"1","more":1}' }, ['200 holds /more']],
  [
    'a problem that is none',
    { status: 400, headers: { ...json, 'content-type': 'application/problem+json' }, text: '{}' },
    ['that is none'],
  ],
])('%s', (_, answer, expected) => {
  const request = { id: 'healthz', method: 'GET', path: '/v1/healthz', headers: {}, body: null };
  const faults = faultsOf(request, answer, document);
  expect(faults).toHaveLength(expected.length);
  for (const [at, words] of expected.entries()) expect(faults[at]).toContain(words);
});

function headersMissing(): string[] {
  return Object.keys(headers).map((name) => name);
}
