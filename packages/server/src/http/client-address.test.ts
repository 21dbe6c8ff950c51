import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const from = (remoteAddress: string, forwarded: string | undefined, hops: number) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress({ headers, socket: { remoteAddress } as IncomingMessage['socket'] }, hops);
};

test.each([
  ['a proxy nobody told us of is not believed', '198.51.100.7', '203.0.113.9', 0, '198.51.100.7'],
  ['one proxy adds its caller', '10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
  ['what the client wrote before that is not believed', '10.0.0.1', '1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies', '10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['called past the proxy', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ['an IPv4 address and a port', '10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
  ['an IPv6 address and a port', '10.0.0.1', '[2001:db8::7]:4711', 1, '2001:db8:0:0::/64'],
  ['no address at all', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
  ['IPv4 in IPv6', '::ffff:198.51.100.7', undefined, 0, '198.51.100.7'],
  ['neighbours in one IPv6 subnet', '2001:db8:1:2:aaaa::1', undefined, 0, '2001:db8:1:2::/64'],
  ['a link-local one with its zone', 'fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ['this machine', '::1', undefined, 0, '0:0:0:0::/64'],
])('%s', (_, remote, forwarded, hops, expected) => {
  expect(from(remote, forwarded, hops)).toBe(expected);
});
