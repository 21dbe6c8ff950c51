import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ErrorCode, errorCodes, limits, type Problem, type WireAsset } from '@pictify/api';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { applyEnvironmentKey } from '../security/api-key.ts';
import { defaultWorkspace } from '../store/database.ts';
import { fontFiles } from '../testing/font-files.ts';
import {
  realWorkerModule,
  startTestService,
  type TestAnswer,
  type TestService,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';
import { resultsLink } from '../webhooks/results-link.ts';

/** Draws nothing, and fails on command. */
let service: TestService;
/** Draws, and takes few requests a minute. */
let drawing: TestService;

beforeAll(async () => {
  const pool = { rendersPerWorker: 1, waitingRenders: 0 };
  service = await startTestService({ pool });
  drawing = await startTestService({ pool: { module: realWorkerModule }, env: { PICTIFY_RATE_LIMIT: '50' } });
  for (const each of [service, drawing]) await each.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(async () => {
  await service?.stop();
  await drawing?.stop();
});
afterEach(() => vi.restoreAllMocks());

type Answered = Promise<TestAnswer<Problem>>;
const call = (method: string, path: string, options?: Parameters<TestService['call']>[2]): Answered =>
  service.call<Problem>(method, path, options);
const post = (path: string, body: unknown, headers: Record<string, string> = {}): Answered =>
  call('POST', path, { body, headers });
const render = (variables: object, headers = {}): Answered =>
  post('/v1/templates/tpl_card/render', { variables }, headers);
const batch = (body: object): Answered => post('/v1/templates/tpl_card/batch', body);

async function batchId(rows: object[]): Promise<string> {
  const { json } = await service.call<{ id: string }>('POST', '/v1/templates/tpl_card/batch', {
    body: { variables: rows },
  });
  return json.id;
}

/** Until it is answered otherwise than 200. */
async function askUntilRefused(ask: () => Answered): Answered {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 200) return answer;
  }
}

/** The shortest way to each error there is; a code without one does not compile. */
const ways: Readonly<Record<ErrorCode, () => Answered>> = {
  unknown_parameter: () => call('GET', '/v1/templates?limt=3'),
  invalid_parameter: () => call('GET', '/v1/templates?limit=many'),
  malformed_request: () => call('GET', '/v1/templates?q=%00'),
  unauthenticated: () => call('GET', '/v1/templates', { key: null }),
  scope_missing: async () => {
    const body = { name: 'renders', scopes: ['render'] };
    const { json } = await service.call<{ key: string }>('POST', '/v1/api-keys', { body });
    return call('GET', '/v1/api-keys', { key: json.key });
  },
  link_invalid: () => call('GET', '/v1/batches/bat_x/results.ndjson?expires=zzzzzz&signature=x'),
  link_expired: () => {
    const { rootSecret } = service.context;
    return call('GET', resultsLink(rootSecret, '', 'bat_x', Date.now() - 31 * 24 * 3_600_000));
  },
  not_found: () => call('GET', '/v1/templates/tpl_nowhere'),
  method_not_allowed: () => call('DELETE', '/v1/templates'),
  not_acceptable: () => render({}, { Accept: 'image/bmp' }),
  wrong_state: async () => {
    const id = await batchId([{ waitMs: 2000 }]);
    await post(`/v1/batches/${id}/cancel`, {});
    return post(`/v1/batches/${id}/cancel`, {});
  },
  nothing_to_retry: async () => {
    const id = await batchId([{ waitMs: 2000 }]);
    await post(`/v1/batches/${id}/cancel`, {});
    return post(`/v1/batches/${id}/retry`, {});
  },
  already_exists: () => post('/v1/templates', testTemplate('tpl_card')),
  version_immutable: async () => {
    await post('/v1/templates/tpl_card/publish', {});
    return call('PUT', '/v1/templates/tpl_card@1', { body: testTemplate('tpl_card') });
  },
  revision_conflict: async () => {
    await post('/v1/templates', testTemplate('tpl_edited'));
    const operations = (text: string) => [{ type: 'setProps', layerId: 'title', props: { text } }];
    await call('PATCH', '/v1/templates/tpl_edited', { body: { baseRevision: 1, operations: operations('one') } });
    return call('PATCH', '/v1/templates/tpl_edited', { body: { baseRevision: 1, operations: operations('two') } });
  },
  precondition_failed: () =>
    call('PUT', '/v1/templates/tpl_card', { body: testTemplate('tpl_card'), headers: { 'If-Match': '"99"' } }),
  too_many_fonts: async () => {
    const upload = (raw: Uint8Array) =>
      drawing.call<Problem & { font: { id: string } }>('POST', '/v1/fonts', {
        raw,
        headers: { 'Content-Type': 'font/ttf' },
      });
    const { db } = drawing.context;
    const { json } = await upload(fontFiles.bold);
    const font = await db.selectFrom('font').selectAll().where('id', '=', json.font.id).executeTakeFirstOrThrow();
    const more = Array.from({ length: limits.workspaceFonts - 1 }, (_, index) => ({
      ...font,
      id: `fnt_${index}`,
      familyKey: `font ${index}`,
      facts: JSON.stringify(font.facts),
      deletedAt: undefined,
    }));
    await db.insertInto('font').values(more).execute();
    return upload(fontFiles.italic);
  },
  too_many_assets: async () => {
    const { db } = drawing.context;
    await uploadLogo();
    const asset = await db.selectFrom('asset').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('asset')
      .values({ ...asset, id: 'ast_large', bytes: limits.workspaceAssetBytes })
      .execute();
    const answer = await drawing.call<Problem>('POST', '/v1/assets', {
      raw: await readFile(join(drawing.context.assetsDir, 'avatars/amir.jpg')),
      headers: { 'Content-Type': 'image/jpeg' },
    });
    await db.deleteFrom('asset').where('id', '=', 'ast_large').execute();
    return answer;
  },
  asset_in_use: async () => {
    const { id, source } = (await uploadLogo()).json.asset;
    const image = { id: 'logo', type: 'image', src: source, box: { x: 0, y: 0, width: 10, height: 10 } };
    const body = { ...testTemplate('tpl_logo'), pages: [{ id: 'page', layers: [image] }] };
    await drawing.call('POST', '/v1/templates', { body });
    return drawing.call<Problem>('DELETE', `/v1/assets/${id}`);
  },
  asset_invalid: () => call('POST', '/v1/assets', { raw: 'no image', headers: { 'Content-Type': 'image/png' } }),
  idempotency_running: async () => {
    // Two at once, until one of them comes while the other is under way.
    for (let round = 0; ; round++) {
      const send = () => render({ waitMs: 400 }, { 'Idempotency-Key': `same-${round}` });
      const refused = (await Promise.all([send(), send()])).find(({ status }) => status === 409);
      if (refused) return refused;
    }
  },
  idempotency_mismatch: async () => {
    await render({ name: 'Ada' }, { 'Idempotency-Key': 'other' });
    return render({ name: 'Grace' }, { 'Idempotency-Key': 'other' });
  },
  environment_key: async () => {
    const { json } = await service.call<{ apiKeys: { id: string; prefix: string }[] }>('GET', '/v1/api-keys');
    const own = json.apiKeys.find(({ prefix }) => testKey.startsWith(prefix.replace(/…$/, '')));
    return call('DELETE', `/v1/api-keys/${own?.id}`);
  },
  last_admin_key: async () => {
    const { db, rootSecret } = service.context;
    const body = { name: 'only admin', scopes: ['admin'] };
    const { json } = await service.call<{ key: string; apiKey: { id: string } }>('POST', '/v1/api-keys', { body });
    await applyEnvironmentKey(db, rootSecret, defaultWorkspace, undefined);
    const answer = await call('DELETE', `/v1/api-keys/${json.apiKey.id}`, { key: json.key });
    await applyEnvironmentKey(db, rootSecret, defaultWorkspace, testKey);
    return answer;
  },
  body_too_large: () => call('POST', '/v1/templates', { raw: `{"name":"${'x'.repeat(limits.jsonBodyBytes)}"}` }),
  too_many_rows: () =>
    call('POST', '/v1/templates/tpl_card/batch', { raw: `{"variables":[${'{},'.repeat(limits.batchRows)}{}]}` }),
  unsupported_media_type: () =>
    call('POST', '/v1/templates', { raw: 'a=b', headers: { 'Content-Type': 'text/plain' } }),
  headers_too_large: () => call('GET', '/healthz', { headers: { 'X-Long': 'x'.repeat(20_000) } }),
  range_not_satisfiable: async () => {
    const { json } = await service.call<{ url: string }>('POST', '/v1/templates/tpl_card/render', { body: {} });
    return call('GET', new URL(json.url).pathname, { headers: { Range: 'bytes=9000000-' } });
  },
  malformed_body: () => call('POST', '/v1/templates', { raw: '{"name":' }),
  invalid_body: () => post('/v1/templates/tpl_card/render', { variables: 5 }),
  not_supported: () => post('/v1/templates/tpl_card/render', { mode: 'lazy' }),
  template_invalid: () => post('/v1/templates', testTemplate('tpl_new', '{{ 1 + }}')),
  font_invalid: () => call('POST', '/v1/fonts', { raw: 'no font', headers: { 'Content-Type': 'font/ttf' } }),
  webhook_refused: () => batch({ variables: [{}], webhookUrl: 'http://127.0.0.1/hook' }),
  too_many_webhooks: () =>
    askUntilRefused(async () => {
      const answer = await post('/v1/webhooks', { url: 'https://hooks.pictify.test/hook' });
      return answer.status === 201 ? { ...answer, status: 200 } : answer;
    }),
  image_too_large: () => post('/v1/templates/tpl_card/render', { size: { width: 4096, height: 4096 }, scale: 3 }),
  output_refused: () => {
    const body = { fileExtension: 'pdf', paper: { width: 1, height: 1, unit: 'pt' } };
    return drawing.call<Problem>('POST', '/v1/templates/tpl_card/render', { body });
  },
  rate_limited: () => askUntilRefused(() => drawing.call<Problem>('GET', '/v1/templates')),
  too_many_streams: async () => {
    const id = await batchId([{ waitMs: 30_000 }]);
    const end = new AbortController();
    const headers = { Authorization: `Bearer ${testKey}` };
    const open = Array.from({ length: limits.eventStreams }, () =>
      fetch(`${service.url}/v1/batches/${id}/events`, { headers, signal: end.signal }),
    );
    await Promise.all(open);
    const answer = await call('GET', `/v1/batches/${id}/events`);
    end.abort();
    await post(`/v1/batches/${id}/cancel`, {});
    return answer;
  },
  overloaded: async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => render({ waitMs: 500 })));
    return answers.find(({ status }) => status !== 200)!;
  },
  internal: () => {
    vi.spyOn(service.context.pool, 'render').mockRejectedValueOnce(new TypeError('a defect'));
    return render({});
  },
  render_failed: () => render({ fail: true }),
  render_crashed: () => render({ die: true }),
  not_ready: () => {
    vi.spyOn(service.context.pool, 'isReady', 'get').mockReturnValue(false);
    return call('GET', '/readyz');
  },
  storage_full: () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    vi.spyOn(service.context.blobs, 'put').mockRejectedValueOnce(full);
    return render({});
  },
};

async function uploadLogo(): Promise<TestAnswer<{ asset: WireAsset }>> {
  const raw = await readFile(join(drawing.context.assetsDir, 'logos/kestrio-mark.png'));
  return drawing.call('POST', '/v1/assets', { raw, headers: { 'Content-Type': 'image/png' } });
}

// The one that uses up the requests of a minute comes last.
const codes = (Object.keys(ways) as ErrorCode[]).toSorted((a, b) => +(a === 'rate_limited') - +(b === 'rate_limited'));

test.each(codes)('%s is answered as a problem document that leads to its explanation', async (code) => {
  const { status, json, headers } = await ways[code]();
  expect(json).toMatchObject({
    code,
    status: errorCodes[code].status,
    title: errorCodes[code].title,
    errors: expect.any(Array),
  });
  expect(status).toBe(errorCodes[code].status);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(json.type).toMatch(new RegExp(`^http://localhost:\\d+/docs/errors#${code}$`));
  expect(json.detail).not.toBe('');
  expect([json.message, json.error]).toEqual([json.detail, json.detail]);
  expect(headers.get('x-request-id')).toBe(json.requestId);
});
