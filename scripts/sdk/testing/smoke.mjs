// What an application does with the package, in plain JavaScript for whatever Node runs it. Prints “ok” at the end.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { NotFoundError, Pictify, verifyWebhook } from '@pictify/sdk';

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const body = String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes);
  const json = (status, value) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  };
  if (request.url === '/v1/templates/card/batch') json(202, { id: 'bat_1', total: JSON.parse(body).variables.length });
  else if (request.url === '/v1/batches/bat_1') json(200, { id: 'bat_1', status: 'completed', completed: 20_000 });
  else if (request.url === '/v1/templates/card/render') json(200, { url: request.headers['idempotency-key'] });
  else json(404, { code: 'not_found', detail: 'There is no such thing.' });
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const pictify = new Pictify({ apiKey: 'pk_test', baseUrl: `http://127.0.0.1:${server.address().port}` });

const { url } = await pictify.render('card', { variables: { name: 'Ada' } });
assert.match(url, /^[\w-]{32,}$/);
await assert.rejects(pictify.render('missing'), NotFoundError);

async function* users() {
  for (let index = 0; index < 20_000; index++) yield { name: `User ${index}` };
}
const batch = await pictify.batches.create('card', users());
assert.equal(batch.accepted.total, 20_000);
assert.equal((await batch.wait()).status, 'completed');

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = '{"type":"batch.completed"}';
const seconds = String(Math.floor(Date.now() / 1000));
const signature = createHmac('sha256', Buffer.alloc(32, 7)).update(`msg_1.${seconds}.${body}`).digest('base64');
const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` };
assert.equal((await verifyWebhook(body, headers, secret)).event.type, 'batch.completed');
await assert.rejects(verifyWebhook(`${body} `, headers, secret), { reason: 'signature_mismatch' });

server.close();
server.closeAllConnections();
console.log('ok');
