import { describe, expect, test } from 'vitest';
import { chooseImage, type ImageResult, type Images, shortSource, wantedImages } from './images.ts';
import { layerOf, pictureSized, sceneOf } from './resolved.fixture.ts';

const picture = pictureSized(10, 10);
const failure = { code: 'image_not_found', message: 'The image does not exist' };

const loaded = (...sources: string[]): [string, ImageResult][] => sources.map((source) => [source, { picture }]);
const failed = (...sources: string[]): [string, ImageResult][] => sources.map((source) => [source, { failure }]);
const known = (...results: [string, ImageResult][]): Images => new Map(results);

const avatar = {
  id: 'avatar',
  type: 'image' as const,
  box: { x: 0, y: 0, width: 40, height: 30 },
  source: 'asset:a.png',
  fallback: [
    { type: 'url' as const, source: 'https://example.com/b.png' },
    { type: 'initials' as const, text: 'Ada Lovelace' },
    { type: 'asset' as const, asset: 'never.png' },
  ],
};

describe('the chosen image', () => {
  const layer = layerOf(avatar);

  test('is the source when it was loaded', () => {
    expect(chooseImage(layer, known(...loaded('asset:a.png')))).toEqual({
      candidate: { type: 'url', source: 'asset:a.png' },
      picture,
      failures: [],
    });
  });

  test('is the next that was loaded, and the failures before it are told', () => {
    const choice = chooseImage(layer, known(...failed('asset:a.png'), ...loaded('https://example.com/b.png')));
    expect(choice.picture).toBe(picture);
    expect(choice.failures).toEqual([{ source: 'asset:a.png', failure }]);
  });

  test('is what needs no loading when every picture before it failed', () => {
    const choice = chooseImage(layer, known(...failed('asset:a.png', 'https://example.com/b.png')));
    expect(choice.candidate).toMatchObject({ type: 'initials', text: 'AL' });
    expect(choice.failures.map(({ source }) => source)).toEqual(['asset:a.png', 'https://example.com/b.png']);
  });

  test('a source that nobody loaded counts as failed', () => {
    const choice = chooseImage(layer, known());
    expect(choice.candidate.type).toBe('initials');
    expect(choice.failures[0]?.failure.code).toBe('image_unavailable');
  });

  test('at the end of the chain is nothing', () => {
    const bare = layerOf({ ...avatar, fallback: [] });
    expect(chooseImage(bare, known(...failed('asset:a.png'))).candidate).toEqual({ type: 'hide' });
  });
});

describe('wanted images', () => {
  const sources = (images: Images, layers: object[] = [avatar]): string[] =>
    wantedImages(sceneOf(layers), 0, 1, images).map(({ source }) => source);

  test('are asked for one candidate at a time', () => {
    expect(sources(known())).toEqual(['asset:a.png']);
    expect(sources(known(...failed('asset:a.png')))).toEqual(['https://example.com/b.png']);
  });

  test('end where the chain has something to show', () => {
    expect(sources(known(...loaded('asset:a.png')))).toEqual([]);
    expect(sources(known(...failed('asset:a.png', 'https://example.com/b.png')))).toEqual([]);
  });

  test('include every area a picture can fill, and the initials’ ground only when they are shown', () => {
    const fill = (name: string) => ({ type: 'image', source: `asset:${name}` });
    const layers = [
      { id: 'shape', type: 'shape', fill: fill('shape'), mask: { paint: fill('mask') } },
      { id: 'stack', type: 'stack', fill: fill('stack'), layers: [{ id: 'in', type: 'shape', fill: fill('child') }] },
      { id: 'bar', type: 'progress', value: 1, fill: fill('bar'), track: fill('track') },
      {
        id: 'image',
        type: 'image',
        source: 'asset:photo',
        background: fill('ground'),
        fallback: [{ type: 'initials', text: 'AB', background: fill('initials') }],
      },
    ];
    const first = ['bar', 'child', 'ground', 'mask', 'photo', 'shape', 'stack', 'track'].map((name) => `asset:${name}`);
    expect(sources(known(), layers).sort()).toEqual(first);
    expect(sources(known(...failed(...first)), layers)).toEqual(['asset:initials']);
  });

  test('are asked for once, at the largest size in device pixels', () => {
    const layers = [avatar, { ...avatar, id: 'large', box: { x: 0, y: 0, width: 30, height: 60.2 } }];
    expect(wantedImages(sceneOf(layers), 0, 2, known())).toEqual([
      { source: 'asset:a.png', width: 80, height: 121, fit: 'cover', scale: 2, rules: {} },
    ]);
  });

  test('at natural size are not to be shrunk', () => {
    const [request] = wantedImages(sceneOf([{ ...avatar, fit: 'none' }]), 0, 1, known());
    expect(Math.min(request!.width, request!.height)).toBeGreaterThan(10_000);
  });

  test('carry the layer’s fetch rules', () => {
    const [request] = wantedImages(sceneOf([{ ...avatar, fetch: { timeoutMs: 500, retries: 0 } }]), 0, 1, known());
    expect(request!.rules).toEqual({ timeoutMs: 500, retries: 0 });
  });

  test('of a page that does not exist are none', () => {
    expect(wantedImages(sceneOf([avatar]), 7, 1, known())).toEqual([]);
  });
});

test.each([
  ['https://example.com/a.png', 'https://example.com/a.png'],
  ['https://ada:secret@example.com/a@2x.png', 'https://example.com/a@2x.png'],
  ['https://a:b@c@example.com/?x=@y', 'https://example.com/?x=@y'],
  ['asset:avatars/ada.jpg', 'asset:avatars/ada.jpg'],
])('an issue names %s as %s', (source, shown) => {
  expect(shortSource(source)).toBe(shown);
});
