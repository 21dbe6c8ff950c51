import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConnector } from './connector.ts';
import { FetchFailure } from './failure.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';
import type { ResolvedAddress } from './resolver.ts';
import {
  type CanaryServer,
  type FaultServer,
  ssrfAttempts,
  startCanaryServer,
  startFaultServer,
} from './testing/index.ts';

let canary: CanaryServer;
let redirector: FaultServer;
let fetcher: Fetcher;
let attempts: string[];

/** The attacker's name server: every name leads to this machine. */
async function lookup(): Promise<ResolvedAddress[]> {
  return [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
}

beforeAll(async () => {
  canary = await startCanaryServer();
  redirector = await startFaultServer();
  // The canary's port is allowed, so that nothing but the rules about hosts and addresses keeps it safe.
  fetcher = createFetcher({ allowPrivateHosts: [redirector.host], ports: [80, 443, canary.port], lookup });
  attempts = ssrfAttempts(canary.port);
});
afterAll(() => Promise.all([fetcher.close(), canary.close(), redirector.close()]));

describe('0 canary hits', () => {
  it('over every attempt fetched directly', async () => {
    expect(attempts.length).toBeGreaterThanOrEqual(1500);
    for (const url of attempts) {
      const outcome = await fetcher.fetch({ url }).catch((error: unknown) => error);
      expect(outcome, url).toBeInstanceOf(FetchFailure);
      expect(['invalid_url', 'blocked'], url).toContain((outcome as FetchFailure).code);
    }
    expect(canary.hits).toBe(0);
  });

  it('over attempts that arrive as redirects from an allowed host', async () => {
    const sendable = attempts.filter((url, index) => index % 11 === 0 && /^[\x21-\x7e]+$/.test(url));
    expect(sendable.length).toBeGreaterThan(300);
    for (const [index, to] of sendable.entries()) {
      const code = [301, 302, 303, 307, 308][index % 5];
      const url = `${redirector.origin}/redirect?code=${code}&to=${encodeURIComponent(to)}`;
      const outcome = await fetcher.fetch({ url }).catch((error: unknown) => error);
      const stayed = URL.parse(to, url)?.host === redirector.host;
      if (!stayed) expect(outcome, to).toBeInstanceOf(FetchFailure);
    }
    expect(canary.hits).toBe(0);
  });

  it('at the connector alone, were the rules about URLs to fail', async () => {
    const connector = createConnector({ resolve: lookup, privateHosts: new Set(), maxConnectMs: 1000 });
    const hosts = new Set(attempts.map((url) => URL.parse(url)?.hostname.replace(/^\[|\]$/g, '') ?? ''));
    hosts.delete('');
    expect(hosts.size).toBeGreaterThan(200);
    for (const hostname of hosts) {
      const error = await new Promise<Error | null>((resolve) => {
        connector({ hostname, protocol: 'http:', port: String(canary.port) }, (...[failed]) => resolve(failed));
      });
      expect(error, hostname).toMatchObject({ code: 'blocked' });
    }
    expect(canary.hits).toBe(0);
  });

  it('through proxies named in the environment', async () => {
    const names = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    const before = names.map((name) => process.env[name]);
    for (const name of names) process.env[name] = `http://127.0.0.1:${canary.port}`;
    try {
      const withProxies = createFetcher({ allowPrivateHosts: [redirector.host] });
      await expect(withProxies.fetch({ url: `${redirector.origin}/ok.png` })).resolves.toMatchObject({ status: 200 });
      await withProxies.close();
    } finally {
      for (const [index, name] of names.entries()) {
        const value = before[index];
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    expect(canary.hits).toBe(0);
  });
});

it('the attempts do reach the canary when nothing guards', async () => {
  const decoy = await startCanaryServer();
  const spellings = ssrfAttempts(decoy.port).filter((text) => {
    const url = URL.parse(text);
    return (
      url?.protocol === 'http:' &&
      url.username === '' &&
      url.port === String(decoy.port) &&
      /^127\.\d+\.\d+\.\d+$|^0\.0\.0\.0$/.test(url.hostname)
    );
  });
  const sample = spellings.filter((_, index) => index % 3 === 0);
  for (const url of sample) {
    await new Promise((resolve) => {
      const request = get(new URL(url), { agent: false }, (response) => response.resume().on('end', resolve));
      request.on('error', resolve);
    });
  }
  expect(decoy.hits).toBe(sample.length);
  expect(sample.length).toBeGreaterThan(100);
  await decoy.close();
});
