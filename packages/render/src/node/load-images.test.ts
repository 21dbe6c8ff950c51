import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FetchRules } from '@pictify/scene';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sceneOf } from '../resolved.fixture.ts';
import { loadImages } from './load-images.ts';
import { PictureCache } from './picture-cache.ts';
import { GOLDENS } from './testing/golden-case.ts';

const compass = readFileSync(join(GOLDENS, 'assets/compass.png'));

/** An image layer with a chain of sources, `asset:0` first. */
function chain(length: number, more: object = {}) {
  const [source, ...others] = Array.from({ length }, (_, index) => `asset:${index}`);
  const fallback = others.map((url) => ({ type: 'url', source: url }));
  return { id: 'avatar', type: 'image', box: { x: 0, y: 0, width: 20, height: 20 }, source, fallback, ...more };
}

async function load(layers: object[], answer: (source: string, rules: FetchRules) => Uint8Array, cache?: PictureCache) {
  const asked: string[] = [];
  const loader = async (source: string, rules: FetchRules) => {
    asked.push(source);
    return answer(source, rules);
  };
  const images = await loadImages(sceneOf(layers), 0, 1, loader, cache ?? new PictureCache());
  return { asked, images };
}

function refuse(code?: string): never {
  throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:80'), code === undefined ? {} : { code });
}

describe('a fallback chain', () => {
  test('costs one load when the first source is healthy', async () => {
    const { asked } = await load([chain(3)], () => compass);
    expect(asked).toEqual(['asset:0']);
  });

  test('is asked in order, and no further than the first that can be had', async () => {
    const { asked, images } = await load([chain(5)], (source) => (source === 'asset:2' ? compass : refuse()));
    expect(asked).toEqual(['asset:0', 'asset:1', 'asset:2']);
    expect(images.get('asset:2')).toHaveProperty('picture');
  });

  test('goes on where bytes arrive that are no image', async () => {
    const { asked } = await load([chain(2)], (source) => (source === 'asset:0' ? new Uint8Array([1, 2]) : compass));
    expect(asked).toEqual(['asset:0', 'asset:1']);
  });

  test('of the longest length a document may have is followed to its end', async () => {
    const { asked, images } = await load([chain(11)], (source) => (source === 'asset:10' ? compass : refuse()));
    expect(asked).toHaveLength(11);
    expect(images.get('asset:10')).toHaveProperty('picture');
  });

  test('does not hold up the healthy pictures beside it, and each source is asked for once', async () => {
    const other = { ...chain(1), id: 'other', source: 'asset:1' };
    const { asked } = await load([chain(3), other], (source) => (source === 'asset:0' ? refuse() : compass));
    expect(asked).toEqual(['asset:0', 'asset:1']);
  });
});

test('the loader is given the layer’s fetch rules', async () => {
  const fetch = { timeoutMs: 250, retries: 1 };
  const given: FetchRules[] = [];
  await load([chain(1, { fetch })], (_, rules) => {
    given.push(rules);
    return compass;
  });
  expect(given).toEqual([fetch]);
});

describe('a failure tells', () => {
  test.each([
    ['not_found', 'image_not_found', 'The image does not exist'],
    ['http_status', 'image_not_found', 'The image’s server did not give it'],
    ['timeout', 'image_timeout', 'The image did not arrive in time'],
    ['too_slow', 'image_timeout', 'The image arrived too slowly'],
    ['too_large', 'image_too_large', 'The image’s file is too large'],
    ['not_an_image', 'image_unreadable', 'The file is not an image'],
  ])('%s as %s', async (code, told, message) => {
    const { images } = await load([chain(1)], () => refuse(code));
    expect(images.get('asset:0')).toEqual({ failure: { code: told, message } });
  });

  test.each(['private_address', 'ECONNREFUSED', 'ENOENT', 'dns', 'toString', '__proto__', undefined])(
    'nothing about the network behind it (%s)',
    async (code) => {
      const { images } = await load([chain(1)], () => refuse(code));
      expect(images.get('asset:0')).toEqual({
        failure: { code: 'image_unavailable', message: 'The image could not be fetched' },
      });
    },
  );

  test('what is wrong with the file', async () => {
    const { images } = await load([chain(1)], () => new Uint8Array());
    expect(images.get('asset:0')).toEqual({
      failure: {
        code: 'image_unreadable',
        message: 'The image cannot be used: the file is empty',
      },
    });
  });
});

test('equal bytes at an equal size are decoded once, whatever their URL', async () => {
  const cache = new PictureCache();
  const first = await load([chain(1)], () => compass, cache);
  const second = await load([{ ...chain(1), source: 'asset:same-bytes' }], () => compass, cache);
  expect(second.images.get('asset:same-bytes')).toEqual(first.images.get('asset:0'));
  const larger = await load([{ ...chain(1), box: { width: 60, height: 60 } }], () => compass, cache);
  expect(larger.images.get('asset:0')).not.toEqual(first.images.get('asset:0'));
});

describe('after ten seconds', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const overNetwork = (length: number) => {
    return Array.from({ length }, (_, index) => ({ type: 'url', source: `https://example.com/${index}.png` }));
  };

  test('what is not here failed, no other is begun, and an asset still ends the chain', async () => {
    const asked: string[] = [];
    const [first, ...fallback] = overNetwork(5);
    const layers = [
      { ...chain(1), source: 'https://example.com/quick.png' },
      {
        ...chain(1),
        id: 'slow',
        source: first!.source,
        fallback: [...fallback, { type: 'asset', asset: 'placeholder' }],
      },
    ];
    const loader = (source: string): Promise<Uint8Array> => {
      asked.push(source);
      if (source.endsWith('/1.png')) setImmediate(() => vi.advanceTimersByTime(10_000));
      if (source.endsWith('/0.png')) return Promise.reject(new Error('reset'));
      return source.endsWith('/1.png') ? new Promise(() => undefined) : Promise.resolve(compass);
    };
    const images = await loadImages(sceneOf(layers), 0, 1, loader, new PictureCache());
    expect(asked.map((source) => source.replace('https://example.com/', ''))).toEqual([
      ...['quick.png', '0.png', '1.png'],
      'asset:placeholder',
    ]);
    expect(images.get('https://example.com/quick.png')).toHaveProperty('picture');
    expect(images.get('asset:placeholder')).toHaveProperty('picture');
    for (const index of [1, 2, 3, 4]) {
      expect(images.get(`https://example.com/${index}.png`)).toEqual({
        failure: { code: 'image_timeout', message: 'The image did not arrive in time' },
      });
    }
  });

  test('no timer is left behind', async () => {
    await loadImages(sceneOf([chain(1)]), 0, 1, async () => compass, new PictureCache());
    expect(vi.getTimerCount()).toBe(0);
  });
});
