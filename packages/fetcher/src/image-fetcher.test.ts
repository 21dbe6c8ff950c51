import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFetcher, type Fetcher, type FetchRequest } from './fetcher.ts';
import { createImageFetcher, type ImageFetcher, type ImageRules } from './image-fetcher.ts';
import { type FaultServer, SAMPLE_PNG, startFaultServer } from './testing/index.ts';

let server: FaultServer;
let fetcher: Fetcher;
let images: ImageFetcher;
let clock: number;

beforeEach(async () => {
  clock = 0;
  server = await startFaultServer();
  fetcher = createFetcher({ allowPrivateHosts: [server.host] });
  images = createImageFetcher(fetcher, { now: () => clock });
});
afterEach(() => Promise.all([fetcher.close(), server.close()]));

const get = (path: string, rules?: ImageRules): Promise<Uint8Array> => images.get(server.origin + path, rules);

async function expectSample(bytes: Promise<Uint8Array>): Promise<void> {
  expect(Buffer.from(await bytes).equals(SAMPLE_PNG)).toBe(true);
}

describe('what comes back', () => {
  it('is asked for in the formats that can be drawn', async () => {
    await get('/ok.png');
    expect(server.hits.map(({ headers }) => headers.accept)).toEqual([
      'image/png, image/jpeg, image/webp, image/gif, image/svg+xml;q=0.9, image/avif;q=0.8',
    ]);
  });

  it('is the image, by its bytes and not by its name', async () => {
    await expectSample(get('/ok.png'));
    expect(Buffer.from(await get('/ok.svg')).toString()).toContain('<svg');
  });

  it.each([
    ['/not-image', {}, 'not_an_image'],
    ['/404', {}, 'http_status'],
    ['/ok.png', { maxBytes: 10 }, 'too_large'],
    ['/silent', { timeoutMs: 50 }, 'timeout'],
    ['/redirect?to=http%3A%2F%2F127.0.0.1%2F', {}, 'blocked'],
  ] as const)('of %s with %j is the failure %s', async (path, rules, code) => {
    await expect(get(path, rules)).rejects.toMatchObject({ code });
  });

  it('may take all of the layer’s time to its first byte', async () => {
    const asked: FetchRequest[] = [];
    const noting: Fetcher = {
      ...fetcher,
      fetch: (request) => {
        asked.push(request);
        return fetcher.fetch(request);
      },
    };
    const patient = createImageFetcher(noting);
    await patient.get(`${server.origin}/ok.png`, { timeoutMs: 8000 });
    await patient.get(`${server.origin}/ok.svg`, { timeoutMs: 500 });
    expect(asked[0]).toMatchObject({ timeoutMs: 8000, headersTimeoutMs: 8000 });
    expect(asked[1]?.headersTimeoutMs).toBeGreaterThanOrEqual(500);
  });

  it('outlasts a passing failure when retries are given', async () => {
    await expectSample(get('/flaky?fails=1', { retries: 1 }));
  });

  it('tells passing statuses from lasting ones', async () => {
    await expect(get('/404')).rejects.toMatchObject({ status: 404, retry: 'never' });
    await expect(get('/status?code=503')).rejects.toMatchObject({ status: 503, retry: 'later' });
  });
});

describe('the cache', () => {
  it('answers while the image is fresh, and asks again after', async () => {
    await get('/cached.png?control=max-age%3D60');
    clock = 59_999;
    await expectSample(get('/cached.png?control=max-age%3D60'));
    expect(server.hits).toHaveLength(1);
    clock = 60_000;
    await expectSample(get('/cached.png?control=max-age%3D60'));
    expect(server.hits).toHaveLength(2);
  });

  it('revalidates with the tag and keeps the bytes on 304', async () => {
    const path = '/cached.png?control=max-age%3D60&etag=v1';
    await get(path);
    clock = 60_000;
    await expectSample(get(path));
    expect(server.hits[1]?.headers['if-none-match']).toBe('"v1"');
    clock = 119_999;
    await expectSample(get(path));
    expect(server.hits).toHaveLength(2);
  });

  it('stores nothing under no-store, and asks every time under no-cache', async () => {
    for (const control of ['no-store', 'no-cache']) {
      await get(`/cached.png?control=${control}`);
      await get(`/cached.png?control=${control}`);
    }
    expect(server.hits).toHaveLength(4);
  });

  it('follows the layer’s own cacheSeconds', async () => {
    const path = '/cached.png?control=max-age%3D60';
    await get(path, { cacheSeconds: 0 });
    await get(path, { cacheSeconds: 0 });
    expect(server.hits).toHaveLength(2);
    await get(path, { cacheSeconds: 600 });
    clock = 500_000;
    await get(path, { cacheSeconds: 600 });
    expect(server.hits).toHaveLength(3);
  });

  it('gives a stale image rather than none while the server fails, for an hour', async () => {
    const path = '/cached.png?control=max-age%3D1';
    await get(path);
    clock = 2000;
    server.override = '/status';
    await expectSample(get(path));
    clock = 3_700_000;
    await expect(get(path)).rejects.toMatchObject({ code: 'http_status' });
  });

  it('does not give a stale image that the server has taken down', async () => {
    const path = '/cached.png?control=max-age%3D1';
    await get(path);
    clock = 2000;
    server.override = '/404';
    await expect(get(path)).rejects.toMatchObject({ status: 404 });
  });

  it('holds a cached image to the asking layer’s own maximum', async () => {
    await get('/ok.png');
    await expect(get('/ok.png', { maxBytes: 10 })).rejects.toMatchObject({ code: 'too_large' });
    expect(server.hits).toHaveLength(1);
  });
});

describe('equal demands', () => {
  it('share one request', async () => {
    await Promise.all(Array.from({ length: 50 }, () => expectSample(get('/slow?ms=30'))));
    expect(server.hits).toHaveLength(1);
  });

  it('share one failure, for a while', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => get('/404')));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    clock = 59_999;
    await expect(get('/404')).rejects.toMatchObject({ status: 404 });
    expect(server.hits).toHaveLength(1);
    clock = 60_000;
    await expect(get('/404')).rejects.toMatchObject({ status: 404 });
    expect(server.hits).toHaveLength(2);
  });

  it('recover soon from a failure that passes', async () => {
    await expect(get('/flaky?fails=1')).rejects.toMatchObject({ code: 'reset' });
    await expect(get('/flaky?fails=1')).rejects.toMatchObject({ code: 'reset' });
    clock = 10_000;
    await expectSample(get('/flaky?fails=1'));
    expect(server.hits).toHaveLength(2);
  });

  it('do not suffer from a more impatient layer’s timeout', async () => {
    await expect(get('/slow?ms=200', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'timeout' });
    await expectSample(get('/slow?ms=200'));
  });
});

describe('a dead host', () => {
  it('is skipped for a minute after twenty failures in a row, then tried once', async () => {
    for (let row = 0; row < 20; row++) {
      await expect(get(`/status?code=503&row=${row}`)).rejects.toMatchObject({ code: 'http_status' });
    }
    await expect(get('/ok.png')).rejects.toMatchObject({ code: 'skipped', retry: 'later' });
    expect(server.hits).toHaveLength(20);
    clock = 60_000;
    await expectSample(get('/ok.png'));
    await expectSample(get('/ok.svg').then(() => get('/ok.png')));
  });

  it('is not what a host with many missing images is', async () => {
    for (let row = 0; row < 30; row++) {
      await expect(get(`/404?row=${row}`)).rejects.toMatchObject({ code: 'http_status' });
    }
    await expectSample(get('/ok.png'));
  });

  it('still serves what is cached', async () => {
    await get('/ok.png');
    for (let row = 0; row < 20; row++) await get(`/flaky?fails=9&row=${row}`).catch(() => {});
    await expect(get('/ok.svg')).rejects.toMatchObject({ code: 'skipped' });
    await expectSample(get('/ok.png'));
  });
});
