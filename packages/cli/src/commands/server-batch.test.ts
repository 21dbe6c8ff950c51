import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, expect, test } from 'vitest';
import { capture, makeWorkspace } from '../testing/workspace.ts';
import { serverBatchCommand } from './server-batch.ts';

const { file } = await makeWorkspace();
const batch = { id: 'bat_1', status: 'completed', total: 2, completed: 2, failed: 0, cancelled: 0 };

const received: string[] = [];
let breaksOff = 0;
const server = createServer(async (request, response) => {
  const answer = (body: object): void => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  if (request.method !== 'POST') return answer(request.url?.endsWith('/report') ? { text: ['all well'] } : batch);
  if (breaksOff-- > 0) return response.destroy();
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const body = Buffer.concat(pieces);
  received.push((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
  answer(batch);
}).listen(0, '127.0.0.1');
afterAll(() => server.close());
afterEach(() => void received.splice(0));

const send = (rows: string, ...args: string[]) => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return capture(serverBatchCommand, ['tpl_card', rows, '--server', '--url', url, '--api-key', 'key', ...args]);
};

test('rows are sent again when the connection breaks', async () => {
  const rows = await file('rows.csv', 'name\nAda\nGrace\n');
  breaksOff = 1;
  const { code, text } = await send(rows);
  expect([code, text]).toEqual([0, expect.stringContaining('all well')]);
  expect(received.map((body) => JSON.parse(body).variables)).toEqual([[{ name: 'Ada' }, { name: 'Grace' }]]);
});

test('only the first rows are sent where a limit is given', async () => {
  const rows = await file('three.csv', 'name\nAda\nGrace\nEdsger\n');
  expect((await send(rows, '--limit', '2')).code).toBe(0);
  expect(received.map((body) => JSON.parse(body).variables)).toEqual([[{ name: 'Ada' }, { name: 'Grace' }]]);
});

test('a key the rows do not have is refused before anything is sent', async () => {
  const rows = await file('keyed.csv', 'user_id,name\nu1,Ada\n');
  await expect(send(rows, '--key', 'userid')).rejects.toThrow(/userid.*did you mean “user_id”/);
  expect(received).toEqual([]);
});
