import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test, vi } from 'vitest';
import { capture, cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { pullCommand } from './pull.ts';

const { path } = await makeWorkspace();
const server = createServer((request, response) => {
  const isThere = request.url?.endsWith('/tpl_card');
  response.writeHead(isThere ? 200 : 404, { 'Content-Type': 'application/json' });
  const problem = { code: 'not_found', detail: 'There is no template with this id.' };
  response.end(JSON.stringify(isThere ? { template: { document: { ...cardTemplate(), id: 'tpl_card' } } } : problem));
}).listen(0, '127.0.0.1');
afterAll(() => server.close());

test('a template that is not there is named, and the others are pulled', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const { code } = await capture(pullCommand, [
    ...['tpl_gone', 'tpl_card', '-o', path('pulled')],
    ...['--url', url, '--api-key', 'key'],
  ]);
  expect([code, told.mock.calls]).toEqual([1, [['tpl_gone: There is no template with this id.']]]);
  told.mockRestore();
  expect(existsSync(path('pulled/tpl_card.json'))).toBe(true);
});
