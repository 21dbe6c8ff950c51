import { expect, test } from 'vitest';
import { deriveKey } from './derive.ts';
import { seal, unseal } from './seal.ts';

const key = deriveKey('root', 'idempotent-answer');

test('what is sealed hides its text and opens only as it was sealed', () => {
  const sealed = seal(key, 'pk_live_secret ✓', 'wsp_a');
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('pk_live');
  expect(seal(key, 'pk_live_secret ✓', 'wsp_a')).not.toBe(sealed);
  expect(unseal(key, sealed, 'wsp_a')).toBe('pk_live_secret ✓');
  expect(() => unseal(key, sealed, 'wsp_b')).toThrow();
  expect(() => unseal(deriveKey('other', 'idempotent-answer'), sealed, 'wsp_a')).toThrow();
  const changed = Buffer.from(sealed, 'base64');
  changed[changed.length - 1]! ^= 1;
  expect(() => unseal(key, changed.toString('base64'), 'wsp_a')).toThrow();
});
