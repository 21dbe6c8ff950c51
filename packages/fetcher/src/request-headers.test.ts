import { expect, it } from 'vitest';
import { FetchFailure } from './failure.ts';
import { headersAcrossOrigins, requestHeaders } from './request-headers.ts';

it('lower-cases names, lets the later of two spellings win and asks for no compression', () => {
  expect(requestHeaders({ accept: '*/*', Accept: 'image/png', 'X-Key': 'a' })).toEqual({
    accept: 'image/png',
    'x-key': 'a',
    'accept-encoding': 'identity',
  });
});

it.each([
  ['Host', 'internal'],
  ['Content-Length', '5'],
  ['Transfer-Encoding', 'chunked'],
  ['Connection', 'close'],
  ['Proxy-Authorization', 'Basic eA=='],
  ['Accept-Encoding', 'gzip'],
  ['x-a', 'b\r\nhost: internal'],
  ['x-a', 'snow \u2603'],
  ['x a', 'b'],
  ['x-a\r\nhost', 'b'],
  ['', 'b'],
])('refuses %j: %j', (name, value) => {
  expect(() => requestHeaders({ [name]: value })).toThrow(FetchFailure);
});

it('keeps only harmless headers across origins, whatever the secret one is called', () => {
  const sent = {
    accept: 'a',
    authorization: 'b',
    cookie: 'c',
    'x-api-key': 'd',
    'user-agent': 'e',
    'if-none-match': 'f',
  };
  expect(headersAcrossOrigins(sent)).toEqual({ accept: 'a', 'user-agent': 'e' });
});
