import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../packages/render/src/node/testing/web/chromium.ts';
import { type FakeService, sendJson, startFakeService } from '../../packages/sdk/testing/fake-service.ts';

const entry = fileURLToPath(new URL('../../packages/sdk/src/index.ts', import.meta.url));
const browser = await launchChromium('the client in a browser');

declare global {
  var sdk: typeof import('@pictify/sdk');
}

let service: FakeService;
let page: Page;

const html = `<!doctype html><script type="module">import * as sdk from '/sdk.js'; globalThis.sdk = sdk;</script>`;

/** As an application’s bundler makes it. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'sdk' } },
  });
  const [{ output }] = built as { output: { code: string; imports: string[] }[] }[] as [
    { output: { code: string; imports: string[] }[] },
  ];
  expect(output).toHaveLength(1);
  expect(output[0]!.imports).toEqual([]);
  return output[0]!.code;
}

describe.skipIf(!browser)('in a browser', () => {
  beforeAll(async () => {
    const code = await bundle();
    service = await startFakeService(({ url, body }, response) => {
      if (url === '/') response.setHeader('Content-Type', 'text/html').end(html);
      else if (url === '/sdk.js') response.setHeader('Content-Type', 'text/javascript').end(code);
      else if (url === '/v1/templates/card/render') sendJson(response, 200, { url: JSON.parse(body).variables.name });
      else if (url === '/v1/templates/card/batch')
        sendJson(response, 202, { id: 'bat_1', total: JSON.parse(body).variables.length });
      else if (url === '/v1/batches/bat_1/events') {
        const data = JSON.stringify({ status: 'completed', completed: 2 });
        response.setHeader('Content-Type', 'text/event-stream').end(`id: 1\nevent: completed\ndata: ${data}\n\n`);
      } else if (url === '/v1/batches/bat_1') {
        const asked = service.requests.filter((request) => request.url === url).length;
        sendJson(response, 200, { id: 'bat_1', status: asked > 1 ? 'completed' : 'processing', completed: asked });
      } else response.writeHead(404).end('{}');
    });
    page = await browser!.newPage();
    await page.goto(service.url);
    await page.waitForFunction(() => 'sdk' in globalThis);
  });
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  test('it renders, sends rows of a generator and waits for them', async () => {
    const seen = await page.evaluate(async (baseUrl) => {
      const pictify = new globalThis.sdk.Pictify({ apiKey: 'pk', baseUrl });
      const { url } = await pictify.render('card', { variables: { name: 'Ada' } });
      const batch = await pictify.batches.create('card', async function* () {
        for (let index = 0; index < 5000; index++) yield { name: `User ${index}` };
      });
      const { status } = await batch.wait({ pollMs: 60_000 });
      const missing = await pictify.templates.get('none').catch((error: Error) => error.name);
      return [url, batch.accepted?.total, status, missing];
    }, service.url);
    expect(seen).toEqual(['Ada', 5000, 'completed', 'NotFoundError']);
    expect(service.requests.find(({ url }) => url.endsWith('/batch'))!.headers['content-encoding']).toBe('gzip');
  });

  test('it verifies a webhook', async () => {
    const key = Buffer.alloc(32, 7);
    const body = '{"type":"batch.completed"}';
    const signature = createHmac('sha256', key).update(`msg_1.1000.${body}`).digest('base64');
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': '1000', 'webhook-signature': `v1,${signature}` };
    const given = { body, headers, secret: `whsec_${key.toString('base64')}` };
    const type = await page.evaluate(async ({ body, headers, secret }) => {
      const { event } = await globalThis.sdk.verifyWebhook(body, headers, secret, { now: new Date(1_000_000) });
      return event.type;
    }, given);
    expect(type).toBe('batch.completed');
  });
});
