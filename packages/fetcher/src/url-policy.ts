import { refuseAddress } from './address.ts';
import { FetchFailure } from './failure.ts';
import { hostAndPort, portOf, withoutTrailingDot } from './private-hosts.ts';

export interface UrlPolicy {
  /** Canonical `host:port` entries that may be reached although private. */
  privateHosts: ReadonlySet<string>;
  /** Ports that may be reached on public hosts. */
  ports: ReadonlySet<number>;
}

const MAX_URL_LENGTH = 8192;
const PRIVATE_SUFFIXES = ['.localhost', '.local', '.internal', '.home.arpa'];

/**
 * Parses a URL once, with the parser the connection will use, and refuses what may never be asked for.
 *
 * Refused here, without any I/O: schemes other than http and https, credentials in the URL, ports outside the policy,
 * literal addresses that are not public (decimal, octal, hexadecimal and full-width forms are already normalised by the
 * parser), single-label names and names reserved for private use. What a public name resolves to is judged in the
 * connector. An exact `host:port` of the allow-list skips the port, address and name rules, nothing else.
 */
export function judgeUrl(input: string, policy: UrlPolicy, base?: URL): URL | FetchFailure {
  if (input.length > MAX_URL_LENGTH) {
    return refuse('invalid_url', `the URL is ${input.length} characters long; the maximum is ${MAX_URL_LENGTH}`);
  }
  const url = URL.parse(input, base?.href);
  if (url === null) return refuse('invalid_url', 'the URL cannot be read');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refuse('invalid_url', 'the URL must start with http:// or https://');
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('invalid_url', 'the URL must not carry a user name or password');
  }
  url.hostname = withoutTrailingDot(url.hostname);
  url.hash = '';
  if (policy.privateHosts.has(hostAndPort(url))) return url;
  const port = portOf(url);
  if (!policy.ports.has(port)) return refuse('blocked', `port ${port} is not allowed`);
  const reason = refuseHost(url.hostname);
  return reason === null ? url : refuse('blocked', `the host is not allowed: ${reason}`);
}

function refuse(code: 'invalid_url' | 'blocked', detail: string): FetchFailure {
  return new FetchFailure(code, detail);
}

function refuseHost(host: string): string | null {
  if (host.startsWith('[')) return refuseAddress(host.slice(1, -1));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return refuseAddress(host);
  const labels = host.split('.');
  if (labels.includes('')) return 'empty label';
  if (labels.length === 1) return 'single-label name';
  if (PRIVATE_SUFFIXES.some((suffix) => `.${host}`.endsWith(suffix))) return 'name reserved for private networks';
  return null;
}
