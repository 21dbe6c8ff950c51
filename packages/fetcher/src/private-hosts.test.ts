import { expect, it } from 'vitest';
import { parsePrivateHosts } from './private-hosts.ts';

it('reads host:port entries separated by commas or spaces, in one canonical form', () => {
  const text = ' minio:9000, LOCALHOST:3000,127.0.0.1:80\n[0:0::1]:8080, db.internal.:443, 0x7f.1:81, minio:9000,';
  expect(parsePrivateHosts(text)).toEqual({
    hosts: ['minio:9000', 'localhost:3000', '127.0.0.1:80', '[::1]:8080', 'db.internal:443', '127.0.0.1:81'],
    errors: [],
  });
});

it('reads nothing from empty text', () => {
  expect(parsePrivateHosts('')).toEqual({ hosts: [], errors: [] });
});

it.each([
  'minio',
  'http://minio:9000',
  'minio:0',
  'minio:70000',
  '*:80',
  '*.corp:80',
  'a/b:80',
  'u@h:80',
  '::1:80',
  ':80',
  '.:80',
])('names the variable and the entry for %s, and keeps the rest', (entry) => {
  const { hosts, errors } = parsePrivateHosts(`good:1,${entry}`);
  expect(hosts).toEqual(['good:1']);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('PICTIFY_ALLOW_PRIVATE_HOSTS');
  expect(errors[0]).toContain(`"${entry}"`);
});
