import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import type { Environment } from './environment.ts';
import { type Listening, listen } from './listen.ts';
import { type ByteSource, streamResponse } from './stream-response.ts';

const lines: string[] = [];
let source: ByteSource;
let listening: Listening;
beforeAll(async () => {
  const app = new Hono<Environment>();
  app.use(async (c, next) => {
    c.set('log', createLog('trace', { write: (line: string) => void lines.push(line) }));
    await next();
  });
  app.get('/', (c) => streamResponse(c, {}, (gone) => source(gone)));
  listening = await listen(app, '127.0.0.1', 0, { publicUrl: '', log: createLog('silent') });
});
afterAll(() => listening?.close(0));

/** Reads the first piece of an answer over a socket. */
async function firstPiece() {
  const socket = connect(listening.port, '127.0.0.1');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  return socket;
}

test.each(['ends', 'fails'])('a caller who hangs up while a stream waits is no error, when it then %s', async (how) => {
  lines.length = 0;
  const ended = Promise.withResolvers<void>();
  source = async function* (gone) {
    yield Buffer.from('first');
    await once(gone, 'abort');
    // After what follows from it in the stream.
    setImmediate(() => setImmediate(ended.resolve));
    if (how === 'fails') throw new Error('cut off');
  };
  (await firstPiece()).destroy();
  await ended.promise;
  expect(lines).toEqual([]);
});

test('a stream that fails on the way destroys the connection and is logged', async () => {
  lines.length = 0;
  const failing = Promise.withResolvers<void>();
  source = async function* () {
    yield Buffer.from('first');
    await failing.promise;
    throw new Error('the disk is gone');
  };
  const socket = await firstPiece();
  const closed = once(socket, 'close');
  socket.resume();
  failing.resolve();
  await closed;
  expect(lines.join()).toContain('the disk is gone');
});
