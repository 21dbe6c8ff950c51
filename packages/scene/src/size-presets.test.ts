import { expect, test } from 'vitest';
import { LIMITS } from './limits.ts';
import { SIZE_PRESETS, withSizePreset } from './size-presets.ts';

test('a preset gives pixels, and the scale and weight its channel wants', () => {
  const drawn = withSizePreset({}, { format: 'png', size: 'email-header' });
  expect(drawn).toEqual({ format: 'png', size: { width: 600, height: 200 }, scale: 2, maxBytes: 100_000 });
});

test('what the caller says of scale and weight wins', () => {
  const asked = { format: 'jpeg', size: 'email-header', scale: 1, maxBytes: 40_000 };
  expect(withSizePreset({}, asked)).toEqual({ ...asked, size: { width: 600, height: 200 } });
});

test('a PDF has no weight budget', () => {
  expect(withSizePreset({}, { format: 'pdf', size: 'open-graph' })).not.toHaveProperty('maxBytes');
});

test('a size of the template wins; a name nobody knows, or of every object, stays as it is', () => {
  const sizes = { linkedin: { width: 10, height: 20 } };
  for (const size of ['linkedin', 'nowhere', 'constructor', '__proto__']) {
    expect(withSizePreset({ sizes }, { format: 'png', size })).toEqual({ format: 'png', size });
  }
});

test.each(Object.entries(SIZE_PRESETS))('%s can be drawn', (_, { width, height, scale = 1 }) => {
  expect(Math.max(width, height)).toBeLessThanOrEqual(LIMITS.side);
  expect(width * height * scale ** 2).toBeLessThan(50_000_000);
});
