import { FetchFailure } from './failure.ts';

/** Lower-cased name → value. */
export type HeaderMap = Record<string, string>;

/** Headers that say how the connection works or where it leads: ours to set, never the caller's. */
const RESERVED = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * All that survives a redirect to another origin. A list of what is harmless rather than of what is secret: a
 * binding's credentials may travel in a header of any name.
 */
const SENT_ACROSS_ORIGINS = new Set(['accept', 'accept-encoding', 'accept-language', 'content-type', 'user-agent']);

const NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Checks and completes a request's headers. Throws `invalid_request` for a reserved or malformed one. */
export function requestHeaders(given: Readonly<HeaderMap>): HeaderMap {
  const headers: HeaderMap = {};
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase();
    if (!NAME.test(lower)) throw new FetchFailure('invalid_request', 'a header name has characters it may not have');
    if (!VALUE.test(value)) throw new FetchFailure('invalid_request', `the value of header ${lower} cannot be sent`);
    if (RESERVED.has(lower) || lower.startsWith('proxy-')) {
      throw new FetchFailure('invalid_request', `the header ${lower} may not be set`);
    }
    headers[lower] = value;
  }
  headers['accept-encoding'] = 'identity';
  return headers;
}

/** What may still be sent once a redirect has led to another origin. */
export function headersAcrossOrigins(headers: Readonly<HeaderMap>): HeaderMap {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => SENT_ACROSS_ORIGINS.has(name)));
}
