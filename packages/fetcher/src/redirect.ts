import { FetchFailure } from './failure.ts';
import { type HeaderMap, headersAcrossOrigins } from './request-headers.ts';
import { judgeUrl, type UrlPolicy } from './url-policy.ts';

export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: HeaderMap;
  body: Uint8Array | string | null;
}

/** Whether an answer sends the client elsewhere. */
export function isRedirect(status: number, headers: Readonly<HeaderMap>): boolean {
  return [301, 302, 303, 307, 308].includes(status) && headers['location'] !== undefined;
}

/**
 * The request that follows a redirect, judged exactly as a first one. Throws `redirect`, `blocked` or `invalid_url`.
 *
 * A POST follows only 307 and 308: the others turn it into a GET without a body, whose success would be mistaken for
 * a delivery. From https to http is refused. Credentials stay with the origin they were meant for.
 */
export function followRedirect(hop: Hop, status: number, location: string, policy: UrlPolicy): Hop {
  if (hop.method === 'POST' && status !== 307 && status !== 308) {
    throw new FetchFailure('redirect', `status ${status} would turn a POST into a GET`);
  }
  const url = judgeUrl(location, policy, hop.url);
  if (url instanceof FetchFailure) throw url;
  if (hop.url.protocol === 'https:' && url.protocol === 'http:') {
    throw new FetchFailure('redirect', `from https to http: ${url.origin}`);
  }
  const headers = url.origin === hop.url.origin ? hop.headers : headersAcrossOrigins(hop.headers);
  return { ...hop, url, headers };
}
