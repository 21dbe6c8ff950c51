import { describe, expect, test } from 'vitest';
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

test('what is fetched ahead may queue for its host; a row does not wait for it beyond its own rules', async () => {
  const rules: object[] = [];
  let arrive = (_: Uint8Array): void => undefined;
  const loader = new PrefetchingLoader((_, given) => {
    rules.push(given);
    return rules.length === 1 ? new Promise((resolve) => void (arrive = resolve)) : Promise.resolve(bytes);
  });
  const ahead = loader.prefetch(new Map([['asset:a', { timeoutMs: 100 }]]));
  expect(await loader.load('asset:a', { timeoutMs: 100 })).toBe(bytes);
  expect(rules).toEqual([{ timeoutMs: 100, slotWaitMs: expect.any(Number) }, { timeoutMs: 100 }]);
  arrive(bytes);
  await ahead;
});

test('however many rows are prefetched, only so many loads are under way, and each source once', async () => {
  let underWay = 0;
  let most = 0;
  let loads = 0;
  const loader = new PrefetchingLoader(async () => {
    loads++;
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, 1));
    underWay--;
    return bytes;
  });
  const window = () => new Map(Array.from({ length: 60 }, (_, i) => [`asset:${i}`, {}]));
  await Promise.all([loader.prefetch(window()), loader.prefetch(window())]);
  expect(most).toBeLessThanOrEqual(32);
  expect(loads).toBe(60);
});

describe('the bytes that are held', () => {
  const megabyte = 1024 * 1024;

  test('are bounded: the oldest are asked for again', async () => {
    const asked: string[] = [];
    const picture = new Uint8Array(5 * megabyte);
    const loader = new PrefetchingLoader(async (source) => {
      asked.push(source);
      return picture;
    });
    const sources = Array.from({ length: 20 }, (_, i) => `asset:${i}`);
    await loader.prefetch(new Map(sources.map((source) => [source, {}])));
    expect(loader.heldBytes).toBe(60 * megabyte);
    for (const source of sources) await loader.load(source, {});
    expect(asked).toEqual([...sources, ...sources.slice(0, 8)]);
  });

  test('are let go when their time is over, by the next that is held', async () => {
    let now = 0;
    const loader = new PrefetchingLoader(
      async () => new Uint8Array(megabyte),
      () => now,
    );
    await loader.prefetch(new Map([['asset:a', {}]]));
    await loader.prefetch(new Map([['asset:b', {}]]));
    expect(loader.heldBytes).toBe(2 * megabyte);
    now = 40_000;
    await loader.prefetch(new Map([['asset:b', {}]]));
    expect(loader.heldBytes).toBe(megabyte);
  });
});
