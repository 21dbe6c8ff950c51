import { expect, it } from 'vitest';
import { isAssetPath } from './image-source.ts';

it.each(['a', 'logo/light.png', 'a/b/c/d/e.jpg', 'Team photo 2.JPG', '花子.png', 'हिन्दी.webp', '_x-1..y.png'])(
  '%j names an asset',
  (path) => {
    expect(isAssetPath(path)).toBe(true);
  },
);

it.each([
  '',
  '/a.png',
  'a/',
  'a//b.png',
  '.env',
  'a/.git/config',
  '..',
  '../a.png',
  'a/../b.png',
  'a/./b.png',
  'a/b/c/d/e/f.png',
  'a\\b.png',
  'a.png?x',
  'a.png#x',
  'a%2e.png',
  'C:a.png',
  'a.png ',
  ' a.png',
  'a.',
  'a\n.png',
  'a\u0000.png',
  'n'.repeat(101),
  'a/'.repeat(100_000),
])('%j does not', (path) => {
  expect(isAssetPath(path)).toBe(false);
});
