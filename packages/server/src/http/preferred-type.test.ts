import { expect, test } from 'vitest';
import { preferredType } from './preferred-type.ts';

test.each([
  ['', ''],
  ['*/*', '*/*'],
  ['image/*', 'image/*'],
  ['IMAGE/PNG', 'image/png'],
  ['application/json;q=0.1, image/*', 'image/*'],
  ['image/*;q=0', ''],
  ['image/*;q=0.5, application/json', 'application/json'],
  ['image/avif,image/webp,image/*,*/*;q=0.8', 'image/avif'],
  ['text/html,application/xhtml+xml,image/avif,*/*;q=0.8', 'text/html'],
  ['application/pdf;version=1.7', 'application/pdf'],
  ['image/png;q=nonsense', ''],
])('%s → %s', (accept, type) => {
  expect(preferredType(accept)).toBe(type);
});
