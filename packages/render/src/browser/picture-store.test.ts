import { expect, test } from 'vitest';
import type { ImageRequest } from '../images.ts';
import { pictureSized, sceneOf } from '../resolved.fixture.ts';
import { PictureFailure } from './picture-loader.ts';
import { PictureStore } from './picture-store.ts';

const scene = sceneOf([
  { id: 'a', type: 'image', source: 'asset:gone.png', fallback: [{ type: 'url', source: 'asset:there.png' }] },
  { id: 'b', type: 'image', source: 'asset:there.png' },
]);

function countingStore(): { store: PictureStore; asked: string[] } {
  const asked: string[] = [];
  const store = new PictureStore(async ({ source }: ImageRequest) => {
    asked.push(source);
    if (source === 'asset:gone.png') throw new PictureFailure({ code: 'image_not_found', message: 'It is gone' });
    return pictureSized(10, 10);
  });
  return { store, asked };
}

test('a failed picture is told with the server’s reason, and the next of its chain loaded', async () => {
  const { store } = countingStore();
  const images = await store.of(scene, 0, 1);
  expect(images.get('asset:gone.png')).toEqual({ failure: { code: 'image_not_found', message: 'It is gone' } });
  expect(images.get('asset:there.png')).toHaveProperty('picture.width', 10);
});

test('what is asked for twice at once, and again later, is loaded once', async () => {
  const { store, asked } = countingStore();
  await Promise.all([store.of(scene, 0, 1), store.of(scene, 0, 1)]);
  await store.of(scene, 0, 1);
  expect(asked.toSorted()).toEqual(['asset:gone.png', 'asset:there.png']);
});

test('another size is loaded anew, but at hand before that', async () => {
  const { store, asked } = countingStore();
  expect(store.known(scene, 0, 1)).toBeNull();
  await store.of(scene, 0, 1);
  expect(store.known(scene, 0, 2)?.get('asset:there.png')).toHaveProperty('picture.width', 10);
  await store.of(scene, 0, 2);
  expect(asked.filter((source) => source === 'asset:there.png')).toHaveLength(2);
});
