import { expect, test } from 'vitest';
import { PrefetchingLoader } from './prefetching-loader.ts';

const bytes = new Uint8Array([1]);

function counting() {
  const asked: string[] = [];
  const loader = new PrefetchingLoader(async (source) => {
    asked.push(source);
    if (source === 'asset:gone') throw new Error('gone');
    return bytes;
  });
  return { asked, loader };
}

test('a prefetched source is not asked for again by the rows that want it', async () => {
  const { asked, loader } = counting();
  await loader.prefetch(new Map([['asset:a', {}]]));
  expect(await loader.load('asset:a', {})).toBe(bytes);
  expect(await loader.load('asset:a', {})).toBe(bytes);
  expect(asked).toEqual(['asset:a']);
});

test('a failure is told to the row, not to the prefetch, and costs one attempt', async () => {
  const { asked, loader } = counting();
  await loader.prefetch(new Map([['asset:gone', {}]]));
  await expect(loader.load('asset:gone', {})).rejects.toThrow('gone');
  expect(asked).toEqual(['asset:gone']);
});

test('what was not prefetched is loaded as always', async () => {
  const { asked, loader } = counting();
  await loader.load('asset:b', {});
  await loader.load('asset:b', {});
  expect(asked).toEqual(['asset:b', 'asset:b']);
});

test('only so many sources are held: the oldest is asked for again', async () => {
  const { asked, loader } = counting();
  const sources = Array.from({ length: 600 }, (_, i) => `asset:${i}`);
  for (const source of sources) await loader.prefetch(new Map([[source, {}]]));
  await loader.load('asset:0', {});
  await loader.load('asset:599', {});
  expect(asked.filter((source) => source === 'asset:0')).toHaveLength(2);
  expect(asked.filter((source) => source === 'asset:599')).toHaveLength(1);
});
