import { connect } from 'node:net';
import type { Problem } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService, testKey } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const json = `Host: a\r\nAuthorization: Bearer ${testKey}\r\nContent-Type: application/json\r\n`;

/** Sends what no client would, and no more; the head and the body of what comes back until the connection ends. */
async function send(text: string): Promise<{ head: string; body: string }> {
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  socket.end(text);
  let answer = '';
  for await (const piece of socket) answer += piece;
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, end), body: answer.slice(end + 4) };
}

const chunked = (size: string) =>
  `POST /v1/templates HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\n${size}\r\nab`;

test.each([
  ['a wrong size of a chunk', 400, chunked('ZZ')],
  ['a body that ends too early', 400, `POST /v1/templates HTTP/1.1\r\n${json}Content-Length: 100\r\n\r\n{}`],
  ['two lengths', 400, `POST / HTTP/1.1\r\n${json}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ['headers without end', 431, `GET /healthz HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(17_000)}`],
  ['what is no HTTP', 400, 'hello\r\n\r\n'],
  ['an expectation nobody knows', 400, 'GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n'],
  ['no host', 400, 'GET /healthz HTTP/1.1\r\n\r\n'],
  ['a host that is none', 400, 'GET /healthz HTTP/1.1\r\nHost: a b\r\n\r\n'],
  ['the address *', 400, 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
])('%s is answered as a problem document', async (_, status, text) => {
  const { head, body } = await send(text);
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  const problem = JSON.parse(/\{.*\}/s.exec(body)![0]) as Problem;
  expect(problem).toMatchObject({ status, code: status === 431 ? 'headers_too_large' : 'malformed_request' });
  expect(head.toLowerCase()).toContain(`x-request-id: ${problem.requestId}`);
  expect(service.lines.some((line) => line.includes(problem.requestId))).toBe(true);
});

test('HTTP/1.0 needs to name no host', async () => {
  expect((await send('GET /healthz HTTP/1.0\r\n\r\n')).head).toMatch(/^HTTP\/1.1 200 /);
});

test.each(['', 'Content-Encoding: gzip\r\n'])(
  'a caller who goes away in the middle of a body is no error: %s',
  async (more) => {
    const path = `/v1/templates/tpl_cut${more.length}/render`;
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\n${json}${more}Content-Length: 100\r\n\r\n`);
    socket.write(more === '' ? '{' : Buffer.from([0x1f, 0x8b, 8, 0]));
    setTimeout(() => socket.destroy(), 200);
    await expect.poll(() => service.lines.filter((line) => line.includes(path))).toHaveLength(1);
    expect(service.lines.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  },
);
