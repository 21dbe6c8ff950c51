import { expect, test } from 'vitest';
import { base32, createId } from './identifier.ts';

test('ids are prefixed, 26 letters long, and sort by time', () => {
  const early = createId('bat', 1_700_000_000_000);
  const late = createId('bat', 1_700_000_000_001);
  expect(early).toMatch(/^bat_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(early < late).toBe(true);
  expect(createId('bat')).not.toBe(createId('bat'));
});

test('base 32 writes five bytes as eight letters', () => {
  expect(base32(new Uint8Array([0, 0, 0, 0, 0]))).toBe('00000000');
  expect(base32(new Uint8Array([255, 255, 255, 255, 255]))).toBe('zzzzzzzz');
  expect(base32(new Uint8Array([0, 0, 0, 0, 33]))).toBe('00000011');
});
