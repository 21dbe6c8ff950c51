import { once } from 'node:events';
import { connect, Socket } from 'node:net';
import type { buildConnector } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectorOptions, createConnector } from './connector.ts';
import { FetchFailure } from './failure.ts';
import { createResolver, type ResolvedAddress } from './resolver.ts';
import { type CanaryServer, startCanaryServer } from './testing/index.ts';

const PUBLIC: ResolvedAddress = { address: '93.184.216.34', family: 4 };
const LOOPBACK: ResolvedAddress = { address: '127.0.0.1', family: 4 };

let canary: CanaryServer;
beforeAll(async () => {
  canary = await startCanaryServer();
});
afterAll(() => canary.close());

function answering(...answers: ResolvedAddress[][]): ConnectorOptions['resolve'] {
  let asked = 0;
  return createResolver(async () => answers[Math.min(asked++, answers.length - 1)]!);
}

/** A dialler that resolves as a socket would, reports the addresses and ends up at `peer` without any network. */
function pretendDialler(dialled: string[][], peer: string): typeof buildConnector {
  return (options) => (target, callback) => {
    const lookup = options !== undefined && 'lookup' in options ? options.lookup : undefined;
    if (lookup === undefined) throw new Error('no lookup was given');
    lookup(target.hostname, { all: true }, (error, addresses) => {
      if (error !== null) return callback(error, null);
      dialled.push(Array.isArray(addresses) ? addresses.map(({ address }) => address) : [addresses]);
      callback(null, Object.defineProperty(new Socket(), 'remoteAddress', { value: peer }));
    });
  };
}

function open(options: Partial<ConnectorOptions>, hostname: string, port = 80): Promise<Socket> {
  const connector = createConnector({
    resolve: answering([PUBLIC]),
    privateHosts: new Set(),
    maxConnectMs: 1000,
    ...options,
  });
  return new Promise((resolve, reject) => {
    connector({ hostname, protocol: 'http:', port: String(port) }, (...[error, socket]) => {
      if (error === null) resolve(socket);
      else reject(error);
    });
  });
}

describe('the guarded connector', () => {
  it.each(['127.0.0.1', '::1', '169.254.169.254', '::ffff:127.0.0.1', '10.0.0.1'])(
    'refuses the literal %s, for which no lookup is ever made',
    async (literal) => {
      await expect(open({}, literal, canary.port)).rejects.toMatchObject({ code: 'blocked' });
      expect(canary.hits).toBe(0);
    },
  );

  it.each([
    [[LOOPBACK]],
    [[PUBLIC, LOOPBACK]],
    [[LOOPBACK, PUBLIC]],
    [[PUBLIC, { address: '::1', family: 6 } as const]],
    [[PUBLIC, { address: 'fe80::1%lo', family: 6 } as const]],
  ])('refuses a name with any answer that is not public: %j', async (answers) => {
    const opened = open({ resolve: answering(answers) }, 'two-faced.example', canary.port);
    await expect(opened).rejects.toMatchObject({ code: 'blocked' });
    expect(canary.hits).toBe(0);
  });

  it('dials exactly the answers that were judged, and judges again for the next connection', async () => {
    const dialled: string[][] = [];
    const options = { resolve: answering([PUBLIC], [LOOPBACK]), dial: pretendDialler(dialled, PUBLIC.address) };
    await open(options, 'rebinding.example');
    await expect(open(options, 'rebinding.example')).rejects.toMatchObject({ code: 'blocked' });
    expect(dialled).toEqual([[PUBLIC.address]]);
  });

  it.each(['127.0.0.1', '::ffff:10.0.0.1', '::1'])('drops a connection whose peer turns out to be %s', async (peer) => {
    const options = { dial: pretendDialler([], peer) };
    await expect(open(options, 'public.example')).rejects.toMatchObject({ code: 'blocked' });
  });

  it('sends nothing to a private peer that a lying network put in the way', async () => {
    let reached: Socket | undefined;
    const dial: typeof buildConnector = () => (_target, callback) => {
      reached = connect(canary.port, '127.0.0.1', () => callback(null, reached!));
    };
    await expect(open({ dial }, 'public.example')).rejects.toBeInstanceOf(FetchFailure);
    if (reached?.closed === false) await once(reached, 'close');
    expect(reached?.bytesWritten).toBe(0);
  });

  it('opens an allow-listed host:port, and only that', async () => {
    const before = canary.hits;
    const options = { resolve: answering([LOOPBACK]), privateHosts: new Set([`files.example:${canary.port}`]) };
    const socket = await open(options, 'files.example', canary.port);
    socket.destroy();
    expect(canary.hits).toBe(before + 1);
    await expect(open(options, 'files.example', 80)).rejects.toMatchObject({ code: 'blocked' });
    await expect(open(options, '127.0.0.1', canary.port)).rejects.toMatchObject({ code: 'blocked' });
  });

  it('reports a name that does not resolve as dns', async () => {
    const resolve = createResolver(async () => {
      throw new Error('ENOTFOUND');
    });
    await expect(open({ resolve }, 'nowhere.example')).rejects.toMatchObject({ code: 'dns' });
    await expect(open({ resolve: answering([]) }, 'empty.example')).rejects.toMatchObject({ code: 'dns' });
  });
});

describe('createResolver', () => {
  it('asks once for simultaneous callers of one name', async () => {
    let asked = 0;
    const resolve = createResolver(async () => {
      asked += 1;
      await new Promise((done) => setTimeout(done, 10));
      return [PUBLIC];
    });
    await Promise.all([resolve('a.example'), resolve('a.example'), resolve('b.example')]);
    expect(asked).toBe(2);
    await resolve('a.example');
    expect(asked).toBe(3);
  });
});
