import { expect, it } from 'vitest';
import { type CachedImage, createImageCache } from './image-cache.ts';

const image = (size: number): CachedImage => ({
  bytes: new Uint8Array(size),
  etag: undefined,
  lastModified: undefined,
  freshUntil: 0,
  usableUntil: 0,
});

it('drops the least recently used image when it is full', () => {
  const cache = createImageCache(50_000);
  for (const url of ['a', 'b', 'c', 'd']) cache.set(url, image(10_000));
  cache.get('a');
  cache.set('e', image(10_000));
  expect(['a', 'b', 'c', 'd', 'e'].filter((url) => cache.get(url) !== undefined)).toEqual(['a', 'c', 'd', 'e']);
});

it('does not let one large image push out everything', () => {
  const cache = createImageCache(50_000);
  cache.set('small', image(100));
  cache.set('large', image(20_000));
  expect(cache.get('large')).toBeUndefined();
  expect(cache.get('small')).toBeDefined();
});

it('counts a replaced or deleted image once', () => {
  const cache = createImageCache(50_000);
  for (let count = 0; count < 100; count++) cache.set('same', image(10_000));
  for (let count = 0; count < 100; count++) {
    cache.set('gone', image(10_000));
    cache.delete('gone');
  }
  for (const url of ['a', 'b', 'c']) cache.set(url, image(10_000));
  expect(cache.get('same')).toBeDefined();
});

it('is bounded for images of no size too', () => {
  const cache = createImageCache(10_000);
  for (let count = 0; count < 1000; count++) cache.set(String(count), image(0));
  expect(cache.get('0')).toBeUndefined();
  expect(cache.get('999')).toBeDefined();
});
