import { expect, test } from 'vitest';
import { normaliseRenderOptions } from './render-options.ts';

test.each([
  [{}, { format: 'png' }],
  [{ fileExtension: 'jpg' as const }, { format: 'jpeg' }],
  [{ format: 'webp' as const }, { format: 'webp' }],
  [{ fileExtension: 'png' as const, format: 'webp' as const }, { format: 'png' }],
  [{ size: '600x315' }, { format: 'png', size: { width: 600, height: 315 } }],
  [{ size: '0x99999' }, { format: 'png', size: '0x99999' }],
  [{ quality: 0.8 }, { format: 'png', quality: 80 }],
  [{ quality: 1 }, { format: 'png', quality: 100 }],
  [{ quality: 0.001 }, { format: 'png', quality: 1 }],
  [{ quality: 72.4 }, { format: 'png', quality: 72 }],
  [
    { size: 'story', scale: 2 as const },
    { format: 'png', size: 'story', scale: 2 },
  ],
  [
    { fileExtension: 'pdf' as const, paper: 'A4' as const, margin: 10 },
    { format: 'pdf', paper: 'A4', margin: 10 },
  ],
  [
    { fileExtension: 'jpg' as const, maxBytes: 100_000, progressive: true },
    { format: 'jpeg', maxBytes: 100_000, progressive: true },
  ],
  [{ key: 'user_id', webhookUrl: 'https://example.com' } as object, { format: 'png' }],
])('%j', (given, expected) => {
  expect(normaliseRenderOptions(given)).toEqual(expected);
});
