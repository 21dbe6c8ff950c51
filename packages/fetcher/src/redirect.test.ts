import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFetcher, type Fetcher } from './fetcher.ts';
import { createTestCertificate, type FaultServer, startFaultServer } from './testing/index.ts';

let server: FaultServer;
let other: FaultServer;
let secure: FaultServer;
let fetcher: Fetcher;
let secureOrigin: string;

beforeAll(async () => {
  const certificate = createTestCertificate(['secure.example']);
  server = await startFaultServer();
  other = await startFaultServer();
  secure = await startFaultServer({ certificate });
  secureOrigin = `https://secure.example:${secure.port}`;
  fetcher = createFetcher({
    allowPrivateHosts: [server.host, other.host, `secure.example:${secure.port}`, `impostor.example:${secure.port}`],
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    extraCa: certificate.cert,
  });
});
afterAll(() => Promise.all([fetcher.close(), server.close(), other.close(), secure.close()]));
beforeEach(() => {
  server.hits.length = 0;
  other.hits.length = 0;
});

const redirect = (origin: string, to: string, code = 302): string =>
  `${origin}/redirect?code=${code}&to=${encodeURIComponent(to)}`;

describe('redirects', () => {
  it('are followed up to three times', async () => {
    const result = await fetcher.fetch({ url: `${server.origin}/redirects?count=3` });
    expect(result).toMatchObject({ status: 200, redirects: 3, finalUrl: `${server.origin}/ok.png` });
    await expect(fetcher.fetch({ url: `${server.origin}/redirects?count=4` })).rejects.toMatchObject({
      code: 'redirect',
    });
    expect(server.hits.filter(({ path }) => path === '/ok.png')).toHaveLength(1);
  });

  it('can be held to fewer, never more', async () => {
    const url = `${server.origin}/redirects?count=1`;
    await expect(fetcher.fetch({ url, maxRedirects: 0 })).rejects.toMatchObject({ code: 'redirect' });
    const many = { url: `${server.origin}/redirects?count=9`, maxRedirects: 50 };
    await expect(fetcher.fetch(many)).rejects.toMatchObject({ code: 'redirect' });
  });

  it('are judged like first requests', async () => {
    const to = [
      'http://127.0.0.1/',
      'http://10.0.0.1/',
      'file:///etc/passwd',
      'http://u:p@example.com/',
      '//localhost/',
    ];
    const outcomes = to.map((target) =>
      fetcher.fetch({ url: redirect(server.origin, target) }).catch((error) => error.code),
    );
    expect(await Promise.all(outcomes)).toEqual(['blocked', 'blocked', 'invalid_url', 'invalid_url', 'blocked']);
  });

  it('drop every header that could be a secret when they leave the origin', async () => {
    const headers = { authorization: 'Bearer x', cookie: 'a=b', 'x-api-key': 'k' };
    await fetcher.fetch({ url: redirect(server.origin, `${other.origin}/echo`), headers });
    expect(other.hits[0]?.headers).not.toHaveProperty('authorization');
    expect(other.hits[0]?.headers).not.toHaveProperty('cookie');
    expect(other.hits[0]?.headers).not.toHaveProperty('x-api-key');
    await fetcher.fetch({ url: redirect(server.origin, '/echo'), headers });
    expect(server.hits.at(-1)?.headers).toMatchObject(headers);
  });

  it('do not bring dropped headers back on the way home', async () => {
    const home = redirect(other.origin, `${server.origin}/echo`);
    await fetcher.fetch({ url: redirect(server.origin, home), headers: { authorization: 'Bearer x' } });
    expect(server.hits.at(-1)?.path).toBe('/echo');
    expect(server.hits.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  it.each([301, 302, 303])('of status %i fail a POST instead of turning it into a GET', async (code) => {
    const posted = fetcher.fetch({ url: redirect(server.origin, '/echo', code), method: 'POST', body: 'x' });
    await expect(posted).rejects.toMatchObject({ code: 'redirect' });
    expect(server.hits).toHaveLength(1);
  });

  it.each([307, 308])('of status %i repeat a POST with its body', async (code) => {
    const result = await fetcher.fetch({ url: redirect(server.origin, '/echo', code), method: 'POST', body: 'x' });
    expect(JSON.parse(Buffer.from(result.body).toString())).toMatchObject({ method: 'POST', body: 'x' });
  });

  it('share one deadline with what they lead to', async () => {
    const url = redirect(server.origin, `${server.origin}/silent`);
    await expect(fetcher.fetch({ url, timeoutMs: 100 })).rejects.toMatchObject({
      detail: 'nothing complete within 100 ms',
    });
  });

  it('with an endless body are followed, and that body is dropped', async () => {
    const talker = await startFaultServer();
    const patient = createFetcher({ allowPrivateHosts: [talker.host] });
    const fetched = patient.fetch({ url: `${talker.origin}/redirect-endless` });
    await expect(fetched).resolves.toMatchObject({ status: 200, redirects: 1 });
    await vi.waitFor(() => expect(talker.openConnections).toBe(1));
    await patient.close();
    await talker.close();
  });

  it('without a location are answers', async () => {
    await expect(fetcher.fetch({ url: `${server.origin}/status?code=304` })).resolves.toMatchObject({ status: 304 });
    await expect(fetcher.fetch({ url: `${server.origin}/status?code=302` })).resolves.toMatchObject({ status: 302 });
  });
});

describe('https', () => {
  it('is fetched when the certificate is for the name that was asked for', async () => {
    await expect(fetcher.fetch({ url: `${secureOrigin}/ok.png` })).resolves.toMatchObject({ status: 200 });
    const impostor = fetcher.fetch({ url: `https://impostor.example:${secure.port}/ok.png` });
    await expect(impostor).rejects.toMatchObject({ code: 'connect' });
  });

  it('is refused with a certificate nobody vouches for', async () => {
    const strict = createFetcher({
      allowPrivateHosts: [`secure.example:${secure.port}`],
      lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    });
    await expect(strict.fetch({ url: `${secureOrigin}/ok.png` })).rejects.toMatchObject({ code: 'connect' });
    await strict.close();
  });

  it('may be redirected to, but never away from', async () => {
    const up = await fetcher.fetch({ url: redirect(server.origin, `${secureOrigin}/ok.png`) });
    expect(up).toMatchObject({ status: 200, finalUrl: `${secureOrigin}/ok.png` });
    const down = fetcher.fetch({ url: redirect(secureOrigin, `${server.origin}/ok.png`) });
    await expect(down).rejects.toMatchObject({ code: 'redirect' });
  });
});
