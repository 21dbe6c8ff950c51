import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFetcher, type Fetcher, type FetchRequest } from './fetcher.ts';
import { type FaultServer, SAMPLE_PNG, SAMPLE_SVG, startFaultServer, startHalfOpenServer } from './testing/index.ts';

let server: FaultServer;
let fetcher: Fetcher;

beforeEach(async () => {
  server = await startFaultServer();
  fetcher = createFetcher({ allowPrivateHosts: [server.host] });
});
afterEach(() => Promise.all([fetcher.close(), server.close()]));

function ask(path: string, rest: Omit<FetchRequest, 'url'> = {}) {
  return fetcher.fetch({ url: server.origin + path, ...rest });
}

describe('an answer', () => {
  it('comes with status, lower-cased headers, body and where it came from', async () => {
    const result = await ask('/ok.png');
    expect(result).toMatchObject({ status: 200, finalUrl: `${server.origin}/ok.png`, redirects: 0 });
    expect(result.headers['content-type']).toBe('image/png');
    expect(Buffer.from(result.body).equals(SAMPLE_PNG)).toBe(true);
  });

  it.each([404, 410, 500])('of status %i is an answer, not a failure', async (code) => {
    await expect(ask(`/status?code=${code}`)).resolves.toMatchObject({ status: code });
  });

  it('sends method, headers and body, and asks for no compression', async () => {
    const result = await ask('/echo', {
      method: 'POST',
      headers: { 'X-Key': 'secret' },
      body: '{"a":"é"}',
      accept: 'a/b',
    });
    const echoed = JSON.parse(Buffer.from(result.body).toString());
    expect(echoed).toMatchObject({ method: 'POST', body: '{"a":"é"}' });
    expect(echoed.headers).toMatchObject({
      'x-key': 'secret',
      accept: 'a/b',
      'accept-encoding': 'identity',
      'user-agent': 'Pictify/1',
      'content-length': '10',
      host: server.host,
    });
  });

  it.each(['/gzip', '/brotli'])('that is compressed unasked is decoded: %s', async (path) => {
    const result = await ask(path);
    expect(Buffer.from(result.body).toString()).toBe(SAMPLE_SVG);
  });

  it('ends where its length says, whatever follows', async () => {
    const result = await ask('/long');
    expect(Buffer.from(result.body).toString()).toBe('abc');
  });

  it.each(['/endless', '/huge', '/trickle', '/bomb', '/reset'])(
    'whose body is not wanted is complete with its headers: %s',
    async (path) => {
      const result = await ask(path, { readBody: false, maxBytes: 10 });
      expect(result).toMatchObject({ status: 200, body: new Uint8Array() });
    },
  );

  it('leaves its connection to the requests that follow', async () => {
    for (let count = 0; count < 20; count++) await ask('/ok.png');
    expect(server.connections).toBeLessThanOrEqual(2);
  });
});

describe('a lying host', () => {
  it.each([
    ['/silent', { headersTimeoutMs: 50 }, 'timeout'],
    ['/silent', { timeoutMs: 50 }, 'timeout'],
    ['/slow?ms=30000', { timeoutMs: 50 }, 'timeout'],
    ['/trickle-headers?ms=10', { headersTimeoutMs: 100 }, 'timeout'],
    ['/trickle?ms=10', { timeoutMs: 100 }, 'timeout'],
    ['/trickle?ms=10', { timeoutMs: 30_000 }, 'too_slow'],
    ['/endless', {}, 'too_large'],
    ['/huge', {}, 'too_large'],
    ['/huge?chunked', { maxBytes: 100_000 }, 'too_large'],
    ['/ok.png', { maxBytes: 10 }, 'too_large'],
    ['/bomb', { maxBytes: 1_000_000 }, 'too_large'],
    ['/fat-headers', {}, 'too_large'],
    ['/reset', {}, 'reset'],
    ['/short', {}, 'reset'],
    ['/garbage', {}, 'protocol'],
  ] as const)('%s with %j ends in %s, and its connection is gone', async (path, limits, code) => {
    await expect(ask(path, limits)).rejects.toMatchObject({ name: 'FetchFailure', code });
    await ask('/ok.png');
    await vi.waitFor(() => expect(server.openConnections).toBe(1));
  });

  it('that declares too much is not read at all', async () => {
    const detail = '104857600 bytes declared; the maximum is 10485760 bytes';
    await expect(ask('/huge')).rejects.toMatchObject({ code: 'too_large', detail });
  });

  it.each(['zstd', 'gzip', 'gzip,gzip', 'constructor'])('that claims the coding %s is not believed', async (name) => {
    await expect(ask(`/coding?name=${name}`)).rejects.toMatchObject({ code: 'encoding', retry: 'never' });
  });

  it('that accepts and then does nothing is given up, in plain text and in TLS', async () => {
    const halfOpen = await startHalfOpenServer();
    const patient = createFetcher({ allowPrivateHosts: [halfOpen.host] });
    const plain = patient.fetch({ url: `http://${halfOpen.host}/`, headersTimeoutMs: 50 });
    await expect(plain).rejects.toMatchObject({ code: 'timeout', detail: 'no headers in 50 ms' });
    const secure = patient.fetch({ url: `https://${halfOpen.host}/`, connectTimeoutMs: 50 });
    await expect(secure).rejects.toMatchObject({ code: 'timeout', detail: 'no connection in 50 ms' });
    await patient.close();
    await halfOpen.close();
  });

  it('that refuses connections is a connect failure', async () => {
    await server.close();
    await expect(ask('/ok.png')).rejects.toMatchObject({ code: 'connect', retry: 'later' });
    server = await startFaultServer();
  });

  it('whose name server hangs costs the deadline and no more', async () => {
    const hanging = createFetcher({ lookup: () => new Promise(() => {}) });
    await expect(hanging.fetch({ url: 'http://hang.example/', timeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
    });
    await expect(hanging.fetch({ url: 'http://hang.example/', connectTimeoutMs: 50 })).rejects.toMatchObject({
      code: 'timeout',
      detail: 'no connection in 50 ms',
    });
    await hanging.close();
  });

  it('gives the same public text for every cause', async () => {
    const failures = await Promise.all(
      ['http://127.0.0.1/', 'ftp://a.example', `${server.origin}/reset`].map((url) =>
        fetcher.fetch({ url }).catch((error: unknown) => error),
      ),
    );
    for (const failure of failures)
      expect(failure).toMatchObject({ publicMessage: 'The address could not be fetched.' });
  });
});

describe('retries', () => {
  it.each(['/flaky?fails=2', '/flaky?fails=2&status=503'])('outlast failures that pass: %s', async (path) => {
    await expect(ask(path, { retries: 2 })).resolves.toMatchObject({ status: 200 });
    expect(server.hits).toHaveLength(3);
  });

  it('are none unless asked for', async () => {
    await expect(ask('/flaky?fails=1')).rejects.toMatchObject({ code: 'reset', retry: 'now' });
    expect(server.hits).toHaveLength(1);
  });

  it('return the last status when it does not pass', async () => {
    await expect(ask('/status?code=503', { retries: 1 })).resolves.toMatchObject({ status: 503 });
    expect(server.hits).toHaveLength(2);
  });

  it('are not spent on what cannot pass', async () => {
    await expect(ask('/ok.png', { maxBytes: 1, retries: 5 })).rejects.toMatchObject({ code: 'too_large' });
    await expect(ask('/404', { retries: 5 })).resolves.toMatchObject({ status: 404 });
    expect(server.hits).toHaveLength(2);
  });

  it('end at the deadline, however many are left', async () => {
    await expect(ask('/silent', { headersTimeoutMs: 20, retries: 1000, timeoutMs: 400 })).rejects.toMatchObject({
      code: 'timeout',
      detail: 'nothing complete within 400 ms',
    });
    expect(server.hits.length).toBeGreaterThan(1);
  });
});

describe('slots', () => {
  it('hold a host to eight requests at a time', async () => {
    const results = await Promise.all(Array.from({ length: 24 }, () => ask('/slow?ms=30')));
    expect(results.every(({ status }) => status === 200)).toBe(true);
    expect(server.mostAtOnce).toBe(8);
  });

  it('say busy, not timeout, when the deadline passes in the queue', async () => {
    const narrow = createFetcher({ allowPrivateHosts: [server.host], perHostConcurrency: 1 });
    const first = narrow.fetch({ url: `${server.origin}/slow?ms=300` });
    await expect(narrow.fetch({ url: `${server.origin}/ok.png`, timeoutMs: 50 })).rejects.toMatchObject({
      code: 'busy',
    });
    await first;
    await expect(narrow.fetch({ url: `${server.origin}/ok.png` })).resolves.toMatchObject({ status: 200 });
    await narrow.close();
  });
});

describe('a wait for a slot', () => {
  it('does not count where it is allowed, so that a slow host is not taken for a dead one', async () => {
    const narrow = createFetcher({ allowPrivateHosts: [server.host], perHostConcurrency: 1 });
    const url = `${server.origin}/slow?ms=300`;
    const results = await Promise.all(
      Array.from({ length: 5 }, () => narrow.fetch({ url, timeoutMs: 1000, slotWaitMs: 10_000 })),
    );
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await narrow.close();
  });

  it('ends all the same, with what is left of the time', async () => {
    const narrow = createFetcher({ allowPrivateHosts: [server.host], perHostConcurrency: 1 });
    const first = narrow.fetch({ url: `${server.origin}/silent`, timeoutMs: 700 }).catch(() => undefined);
    const waiting = narrow.fetch({ url: `${server.origin}/ok.png`, timeoutMs: 50, slotWaitMs: 50 });
    await expect(waiting).rejects.toMatchObject({ code: 'busy' });
    const hung = narrow.fetch({ url: `${server.origin}/silent`, timeoutMs: 50, slotWaitMs: 60_000 });
    await expect(hung).rejects.toMatchObject({ code: 'timeout' });
    await first;
    await narrow.close();
  });
});

describe('giving up', () => {
  it('follows the caller’s signal, before and during', async () => {
    const controller = new AbortController();
    const underway = ask('/silent', { signal: controller.signal });
    controller.abort();
    await expect(underway).rejects.toMatchObject({ code: 'aborted' });
    await expect(ask('/ok.png', { signal: controller.signal })).rejects.toMatchObject({ code: 'aborted' });
    expect(server.hits.filter(({ path }) => path === '/ok.png')).toHaveLength(0);
  });

  it('ends what is underway when the fetcher closes, and refuses what comes later', async () => {
    const underway = expect(ask('/silent')).rejects.toMatchObject({ code: 'aborted' });
    await vi.waitFor(() => expect(server.hits).toHaveLength(1));
    await fetcher.close();
    await underway;
    await expect(ask('/ok.png')).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('check', () => {
  it('judges a URL at the door, in words for its author', () => {
    expect(fetcher.check('https://example.com/hook')).toBeNull();
    expect(fetcher.check(`${server.origin}/hook`)).toBeNull();
    expect(fetcher.check('nonsense')).toBe('the URL cannot be read');
    expect(fetcher.check('http://example.com:8080/')).toBe('port 8080 is not allowed');
    expect(fetcher.check('http://10.0.0.1/')).toBe('the host is not allowed: private address');
  });
});

it('refuses an allow-list it cannot read', () => {
  expect(() => createFetcher({ allowPrivateHosts: ['minio'] })).toThrow('PICTIFY_ALLOW_PRIVATE_HOSTS');
});
