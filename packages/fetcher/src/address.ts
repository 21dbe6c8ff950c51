import ipaddr from 'ipaddr.js';

/**
 * Why an IP address may not be reached, or null when it is an ordinary public one.
 *
 * Refused: everything `ipaddr.js` calls other than unicast; IPv6 outside 2000::/3, the only block handed out for public
 * use; every form that carries an IPv4 address inside (mapped, compatible, NAT64, 6to4, Teredo, ISATAP), since a
 * gateway may unwrap it into a private one; zone ids; and Azure's host agent, which answers on a public-looking address.
 */
export function refuseAddress(text: string): string | null {
  if (text.includes('%')) return 'address with a zone';
  if (!ipaddr.isValid(text)) return 'not an address';
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) {
    if (!ipaddr.IPv4.isValidFourPartDecimal(text)) return 'not a plain IPv4 address';
    const range = address.range();
    if (range !== 'unicast') return `${range} address`;
    return text === AZURE_HOST_AGENT ? 'cloud host address' : null;
  }
  const range = address.range();
  if (range !== 'unicast') return `${range} address`;
  if ((address.parts[0]! & 0xe000) !== 0x2000) return 'address outside the public IPv6 block';
  if (isIsatap(address.parts)) return 'ISATAP address';
  return null;
}

const AZURE_HOST_AGENT = '168.63.129.16';

/** RFC 5214: interface identifiers `0000:5efe:a.b.c.d` and, with the universal bit set, `0200:5efe:a.b.c.d`. */
function isIsatap(parts: readonly number[]): boolean {
  return (parts[4]! & 0xfcff) === 0 && parts[5] === 0x5efe;
}

/** The IPv4 address inside `::ffff:a.b.c.d`, the way a dual-stack socket reports an IPv4 peer; other text unchanged. */
export function unmapPeerAddress(text: string): string {
  if (!ipaddr.IPv6.isValid(text)) return text;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address().toString() : text;
}
