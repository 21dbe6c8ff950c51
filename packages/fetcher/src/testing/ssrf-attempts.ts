/** Private, reserved and cloud-internal IPv4 addresses; the first four reach this machine itself. */
const IPV4_TARGETS = [
  '127.0.0.1',
  '127.8.9.10',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '169.254.170.2',
  '172.16.0.1',
  '172.31.255.254',
  '192.0.0.192',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.5',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
];

/** IPv6 addresses that are not public, with no IPv4 address inside. */
const IPV6_TARGETS = [
  '::1',
  '0:0:0:0:0:0:0:1',
  '0000:0000:0000:0000:0000:0000:0000:0001',
  '::',
  'fe80::1',
  'fec0::1',
  'fc00::1',
  'fd00:ec2::254',
  'fd20:ce::254',
  'ff02::1',
  '100::1',
  '2001:db8::1',
  '3fff::1',
  '5f00::1',
];

/** Names that mean this machine or its network by convention. */
const PRIVATE_NAMES = [
  'localhost',
  'LOCALHOST',
  'localhost.',
  'foo.localhost',
  'ip6-localhost',
  'printer.local',
  'metadata.google.internal',
  'metadata.google.internal.',
  'router.home.arpa',
  'kubernetes',
  'db',
  'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
  'local\u00adhost',
  '%6c%6f%63%61%6c%68%6f%73%74',
];

/** Names that look public; the name server of the test answers each with a loopback address. */
const LOOPBACK_NAMES = [
  'rebind.attacker.example',
  '127.0.0.1.nip.attacker.example',
  'a.b.c.attacker.example',
  'xn--bcher-kva.example',
];

/**
 * Every URL an attacker would try against a server listening on all local addresses at `port`: each private address in
 * each spelling that some parser accepts, in each wrapping that has fooled some parser. Well over 1,500, all different.
 */
export function ssrfAttempts(port: number): string[] {
  const urls = new Set<string>();
  for (const host of privateHosts()) {
    for (const url of wrappings(host, port)) urls.add(url);
  }
  for (const url of otherSchemes(port)) urls.add(url);
  return [...urls];
}

function privateHosts(): string[] {
  return [
    ...IPV4_TARGETS.flatMap(ipv4Spellings),
    ...IPV4_TARGETS.flatMap(ipv6Embeddings).map((address) => `[${address}]`),
    ...IPV6_TARGETS.map((address) => `[${address}]`),
    ...PRIVATE_NAMES,
    ...LOOPBACK_NAMES,
  ];
}

function ipv4Spellings(address: string): string[] {
  const [a, b, c, d] = octets(address);
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const hex = (value: number): string => `0x${value.toString(16)}`;
  const octal = (value: number): string => `0${value.toString(8)}`;
  return [
    address,
    `${address}.`,
    String(whole),
    hex(whole),
    hex(whole).toUpperCase(),
    octal(whole),
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${a}.${b}.${(c << 8) | d}`,
    `${hex(a)}.${b}.${octal(c)}.${d}`,
    `${hex(a)}.${(b << 16) | (c << 8) | d}`,
    [a, b, c, d].map(hex).join('.'),
    [a, b, c, d].map(octal).join('.'),
    [a, b, c, d].map((value) => `0000${octal(value)}`).join('.'),
    [...address].map(enclosed).join(''),
    address.replaceAll('.', '\u3002'),
    address.replaceAll('.', '%2e'),
    [...address].map((char) => `%${char.charCodeAt(0).toString(16)}`).join(''),
  ];
}

/** IPv6 forms that carry an IPv4 address some gateway or stack would unwrap. */
function ipv6Embeddings(address: string): string[] {
  const [a, b, c, d] = octets(address);
  const high = ((a << 8) | b).toString(16);
  const low = ((c << 8) | d).toString(16);
  return [
    `::ffff:${address}`,
    `::ffff:${high}:${low}`,
    `0:0:0:0:0:ffff:${high}:${low}`,
    `::${address}`,
    `::ffff:0:${address}`,
    `64:ff9b::${address}`,
    `64:ff9b:1::${address}`,
    `2002:${high}:${low}::1`,
    `2001::${(0xffff ^ ((a << 8) | b)).toString(16)}:${(0xffff ^ ((c << 8) | d)).toString(16)}`,
    `2606:4700::5efe:${high}:${low}`,
    `2606:4700::200:5efe:${high}:${low}`,
  ];
}

function wrappings(host: string, port: number): string[] {
  const at = `${host}:${port}`;
  return [
    `http://${at}/`,
    `https://${at}/`,
    `http:\\\\${at}\\`,
    `http:/${at}/`,
    `http:${at}`,
    ` \thttp://${at}/\n`,
    `ht\ntp://${at}/`,
    `http://\t${at}/`,
    `http://example.com@${at}/`,
    `http://example.com:80@${at}/`,
    `http://@${at}/`,
    `http://${at}#@example.com/`,
    `http://${at}?@example.com/`,
    `http://${at}\\@example.com/`,
    `http://${host}/`,
  ];
}

function otherSchemes(port: number): string[] {
  const schemes = [
    'ftp',
    'gopher',
    'file',
    'ws',
    'wss',
    'dict',
    'ldap',
    'tftp',
    'data',
    'javascript',
    'blob',
    'jar',
    'unix',
  ];
  return [
    ...schemes.map((scheme) => `${scheme}://127.0.0.1:${port}/`),
    `//127.0.0.1:${port}/`,
    `/127.0.0.1:${port}/`,
    `127.0.0.1:${port}`,
    `file:///etc/passwd`,
    `http://127.0.0.1:${port}:80/`,
    `http://[::1%25lo]:${port}/`,
    `http://[fe80::1%eth0]:${port}/`,
    `http://[::1]]:${port}/`,
    `http://127.0.0.1:0${port}/`,
    `http://.:${port}/`,
    `http://..:${port}/`,
    `http://127.0.0.1..:${port}/`,
    `http://0x7f.1..:${port}/`,
    `http://:${port}/`,
    '',
  ];
}

function octets(address: string): [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a, b, c, d];
}

/** `①②⑦`: digits that compatibility mapping turns into ASCII. */
function enclosed(char: string): string {
  if (char === '.') return '\uff0e';
  return char === '0' ? '⓪' : String.fromCodePoint(0x2460 + Number(char) - 1);
}
