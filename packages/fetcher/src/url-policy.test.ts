import { describe, expect, it } from 'vitest';
import { FetchFailure } from './failure.ts';
import { judgeUrl } from './url-policy.ts';

const policy = { privateHosts: new Set(['minio:9000', '[::1]:8080']), ports: new Set([80, 443]) };

function verdict(input: string): string {
  const judged = judgeUrl(input, policy);
  return judged instanceof FetchFailure ? judged.code : judged.href;
}

describe('judgeUrl', () => {
  it.each([
    ['http://example.com', 'http://example.com/'],
    ['https://example.com:443/a?b=c#d', 'https://example.com/a?b=c'],
    ['http://example.com:443/', 'http://example.com:443/'],
    ['https://EXAMPLE.com./x', 'https://example.com/x'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://8.8.8.8/', 'https://8.8.8.8/'],
    ['https://[2606:4700:4700::1111]/', 'https://[2606:4700:4700::1111]/'],
    ['https://notlocalhost.com/', 'https://notlocalhost.com/'],
    ['https://my.locals/', 'https://my.locals/'],
    ['http://minio:9000/bucket/a.png', 'http://minio:9000/bucket/a.png'],
    ['http://minio.:9000/', 'http://minio:9000/'],
    ['http://[0:0:0:0:0:0:0:1]:8080/', 'http://[::1]:8080/'],
  ])('accepts %s', (input, href) => {
    expect(verdict(input)).toBe(href);
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    '//example.com/',
    'example.com',
    '',
    'http://',
    'http://user@example.com/',
    'http://:pass@example.com/',
    'http://user:pass@minio:9000/',
    'http://exa mple.com/',
    'http://127.0.0.1:99999/',
    `http://example.com/${'x'.repeat(9000)}`,
  ])('finds %s unreadable or unfit', (input) => {
    expect(verdict(input)).toBe('invalid_url');
  });

  it.each([
    'http://example.com:8080/',
    'http://example.com:22/',
    'http://minio/',
    'http://minio:9001/',
    'http://minio.example:9000/',
    'http://localhost/',
    'http://a.localhost/',
    'http://printer.local/',
    'http://metadata.google.internal/',
    'http://router.home.arpa/',
    'http://home.arpa/',
    'http://intranet/',
    'http://example..com/',
    'http://example.com../',
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0x7f.1../',
    'http://①②⑦.0.0.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('blocks %s', (input) => {
    expect(verdict(input)).toBe('blocked');
  });

  it('does not extend the allow-list to another port, scheme rule or name', () => {
    expect(verdict('ftp://minio:9000/')).toBe('invalid_url');
    expect(verdict('http://xminio:9000/')).toBe('blocked');
  });
});
