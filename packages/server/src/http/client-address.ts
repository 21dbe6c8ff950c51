import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Where a request comes from, for counting. `X-Forwarded-For` is believed as far as there are proxies of ours: each adds
 * the address it was called from, so with `hops` of them the client is that many places from the end. What stands
 * before that, anybody may have written.
 */
export function clientAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>, hops: number): string {
  const direct = socket.remoteAddress ?? '';
  const forwarded = hops === 0 ? [] : String(headers['x-forwarded-for'] ?? '').split(',');
  const path = [...forwarded.map(withoutPort).filter((address) => address !== ''), direct];
  const client = path[Math.max(0, path.length - 1 - hops)]!;
  return subnet(isIP(client) ? client : direct);
}

/** `203.0.113.9:4711` and `[2001:db8::1]:4711`, as some proxies write it. */
function withoutPort(text: string): string {
  const given = text.trim();
  return /^\[([^\]]*)\](?::\d+)?$/.exec(given)?.[1] ?? /^([\d.]+):\d+$/.exec(given)?.[1] ?? given;
}

/** Of an IPv6 address its first half: whoever has one has all of those. */
function subnet(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped || isIP(address) !== 6) return mapped ?? address;
  const canonical = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail?.split(':').filter(Boolean) ?? [];
  const middle = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...middle, ...after].slice(0, 4).join(':')}::/64`;
}
