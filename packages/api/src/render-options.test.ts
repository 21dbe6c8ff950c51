import { expect, test } from 'vitest';
import { normaliseRenderOptions } from './render-options.ts';

test.each([
  [{}, { format: 'png', scale: 1 }],
  [{ fileExtension: 'jpg' as const }, { format: 'jpeg', scale: 1 }],
  [{ format: 'webp' as const }, { format: 'webp', scale: 1 }],
  [
    { fileExtension: 'png' as const, format: 'webp' as const },
    { format: 'png', scale: 1 },
  ],
  [{ quality: 0.8 }, { format: 'png', scale: 1, quality: 80 }],
  [{ quality: 1 }, { format: 'png', scale: 1, quality: 100 }],
  [{ quality: 0.001 }, { format: 'png', scale: 1, quality: 1 }],
  [{ quality: 72.4 }, { format: 'png', scale: 1, quality: 72 }],
  [
    { size: 'story', scale: 2 as const },
    { format: 'png', size: 'story', scale: 2 },
  ],
  [
    { fileExtension: 'pdf' as const, paper: 'A4' as const, margin: 10 },
    { format: 'pdf', scale: 1, paper: 'A4', margin: 10 },
  ],
  [
    { fileExtension: 'jpg' as const, maxBytes: 100_000, progressive: true },
    { format: 'jpeg', scale: 1, maxBytes: 100_000, progressive: true },
  ],
  [{ key: 'user_id', webhookUrl: 'https://example.com' } as object, { format: 'png', scale: 1 }],
])('%j', (given, expected) => {
  expect(normaliseRenderOptions(given)).toEqual(expected);
});
