import { expect, test } from 'vitest';
import { pictureSized } from '../resolved.fixture.ts';
import { PictureCache } from './picture-cache.ts';

/** 400 bytes of pixels. */
const small = () => pictureSized(10, 10);
const keptOf = (cache: PictureCache, keys: string) => [...keys].filter((key) => cache.get(key)).join('');

test('pictures are kept while their pixels fit the budget', () => {
  const cache = new PictureCache(1200);
  for (const key of 'abc') cache.set(key, small());
  expect(keptOf(cache, 'abc')).toBe('abc');
});

test('the least recently used goes first', () => {
  const cache = new PictureCache(1200);
  for (const key of 'abc') cache.set(key, small());
  cache.get('a');
  cache.set('d', small());
  expect(keptOf(cache, 'abcd')).toBe('acd');
});

test('a large picture makes room for itself, and only it stays when it alone is over the budget', () => {
  const cache = new PictureCache(1200);
  for (const key of 'ab') cache.set(key, small());
  cache.set('c', pictureSized(20, 10));
  expect(keptOf(cache, 'abc')).toBe('bc');
  cache.set('d', pictureSized(100, 100));
  expect(keptOf(cache, 'abcd')).toBe('d');
  cache.set('e', small());
  expect(keptOf(cache, 'de')).toBe('e');
});

test('a picture set again counts once', () => {
  const cache = new PictureCache(1200);
  for (const key of 'aaaab') cache.set(key, small());
  cache.set('c', small());
  expect(keptOf(cache, 'abc')).toBe('abc');
});
