import { once } from 'node:events';
import { request } from 'node:http';
import { setImmediate as macrotask } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import type { Environment } from './environment.ts';
import { type Listening, listen } from './listen.ts';
import { bodyBytes } from './request-body.ts';

let listening: Listening;
beforeAll(async () => {
  const app = new Hono<Environment>();
  app.post('/all', async (c) => {
    let length = 0;
    for await (const piece of bodyBytes(c)) {
      length += piece.length;
      // Slower than it arrives.
      await macrotask();
    }
    return c.text(String(length));
  });
  app.post('/first', async (c) => {
    for await (const piece of bodyBytes(c)) return c.text(String(piece.length > 0));
    return c.text('empty');
  });
  listening = await listen(app, '127.0.0.1', 0, { publicUrl: '', log: createLog('silent') });
});
afterAll(() => listening?.close(0));

const pieces = 64;
const zeros = Buffer.alloc(256 * 1024 * pieces);
/** Much smaller than what it unpacks to, and still more than the buffers on the way hold. */
const packed = gzipSync(
  Buffer.concat([zeros, Buffer.from(Array.from({ length: 1 << 20 }, () => Math.random() * 256))]),
);

const url = (path: string) => `http://127.0.0.1:${listening.port}${path}`;
const headers = { 'Content-Encoding': 'gzip' };

test('a body of gzip that is read slower than it arrives warns of nothing', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): void => void warnings.push(warning);
  process.on('warning', listen);
  const answer = await fetch(url('/all'), { method: 'POST', headers, body: packed });
  expect(await answer.text()).toBe(String(zeros.length + (1 << 20)));
  await macrotask();
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});

test('a body of gzip that is not read to its end does not cut the connection', async () => {
  const outgoing = request(url('/first'), { method: 'POST', headers });
  outgoing.write(packed.subarray(0, packed.length / 2));
  const [answer] = await once(outgoing, 'response');
  outgoing.end(packed.subarray(packed.length / 2));
  const received: Buffer[] = [];
  for await (const piece of answer) received.push(piece);
  expect([answer.statusCode, Buffer.concat(received).toString()]).toEqual([200, 'true']);
});
