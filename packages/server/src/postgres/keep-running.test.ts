import { expect, it } from 'vitest';
import { keepRunning } from './keep-running.ts';
import type { ServerProcess } from './server-process.ts';

const log = { warn: () => undefined };

/** A server that ends when told to by `end` or `stop`. */
function fakeServer(pid: number) {
  let end = (_report: string): void => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  let stops = 0;
  const server: ServerProcess = {
    pid,
    port: 1,
    ended,
    signal: () => undefined,
    stop: async () => {
      stops++;
      end('stopped');
    },
  };
  return { server, end: () => end('died'), stops: () => stops };
}

it('starts a server again that ended, also after failed attempts', async () => {
  const first = fakeServer(1);
  const second = fakeServer(2);
  let attempts = 0;
  const relaunched = Promise.withResolvers<void>();
  const running = keepRunning(first.server, {
    log,
    delaysMs: [0, 0, 0],
    relaunch: async () => {
      if (++attempts < 3) throw new Error('not yet');
      relaunched.resolve();
      return second.server;
    },
  });
  first.end();
  await relaunched.promise;
  await running.stop();
  expect(running.pid).toBe(2);
  expect(second.stops()).toBeGreaterThan(0);
});

it('gives up, once, when the attempts are used up by servers that end at once', async () => {
  const first = fakeServer(1);
  let attempts = 0;
  const lost = Promise.withResolvers<Error>();
  const running = keepRunning(first.server, {
    log,
    delaysMs: [0, 0, 0],
    onLost: lost.resolve,
    relaunch: async () => {
      const next = fakeServer(++attempts + 1);
      next.end();
      return next.server;
    },
  });
  first.end();
  expect((await lost.promise).message).toMatch(/given up/);
  expect(attempts).toBe(3);
  await running.stop();
});

it('stops the server that a restart under way brings, and no restart follows a stop', async () => {
  const first = fakeServer(1);
  const second = fakeServer(2);
  const asked = Promise.withResolvers<void>();
  const launch = Promise.withResolvers<ServerProcess>();
  let attempts = 0;
  const running = keepRunning(first.server, {
    log,
    relaunch: () => {
      attempts++;
      asked.resolve();
      return launch.promise;
    },
  });
  first.end();
  await asked.promise;
  const stopping = running.stop();
  launch.resolve(second.server);
  await stopping;
  expect(second.stops()).toBe(1);
  expect(attempts).toBe(1);
  expect(running.stop()).toBe(stopping);
});
