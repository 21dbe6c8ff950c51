import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refuseAddress, unmapPeerAddress } from './address.ts';

describe('refuseAddress', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '168.63.129.15',
    '2606:4700:4700::1111',
    '2a00:1450:4001:830::200e',
    '2606:4700::1234:5efe:7f00:1',
  ])('lets %s through', (address) => {
    expect(refuseAddress(address)).toBeNull();
  });

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::8.8.8.8',
    '::ffff:8.8.8.8',
    '::ffff:0:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '3fff::1',
    '4000::1',
    '5f00::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700::1%eth0',
    'fec0::1',
    'ff02::1',
    '2606:4700::5efe:7f00:1',
    '2606:4700::200:5efe:a00:1',
    '0177.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '127.1',
    'localhost',
    '',
  ])('refuses %s', (address) => {
    expect(refuseAddress(address)).not.toBeNull();
  });

  it('refuses every IPv6 address outside 2000::/3', () => {
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const first = Number.parseInt(address.startsWith('::') ? '0' : address, 16);
        fc.pre((first & 0xe000) !== 0x2000);
        expect(refuseAddress(address)).not.toBeNull();
      }),
    );
  });
});

describe('unmapPeerAddress', () => {
  it('gives the IPv4 address a dual-stack socket reports as mapped', () => {
    expect(unmapPeerAddress('::ffff:127.0.0.1')).toBe('127.0.0.1');
    expect(unmapPeerAddress('::ffff:0808:0808')).toBe('8.8.8.8');
  });

  it('leaves other addresses alone', () => {
    expect(unmapPeerAddress('1.2.3.4')).toBe('1.2.3.4');
    expect(unmapPeerAddress('2606:4700::1')).toBe('2606:4700::1');
  });
});
