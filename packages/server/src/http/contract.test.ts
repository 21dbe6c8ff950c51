import { type Operation, operations, type Problem, pathsOf, type Scope } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyEnvironmentKey, hashApiKey } from '../security/api-key.ts';
import { insertApiKey } from '../store/api-keys.ts';
import { insertTemplate } from '../store/templates.ts';
import { startTestService, type TestService, testKey, testTemplate } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
  await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') });
});
afterAll(() => service?.stop());

const render = (body: unknown, headers = {}) =>
  service.call('POST', '/v1/templates/tpl_card/render', { body, headers });

describe('every route', () => {
  test.each(
    (operations as readonly Operation[]).flatMap((operation) =>
      pathsOf(operation).map((path) => ({ operation, path })),
    ),
  )('$operation.method $path is mounted and asks for a key where it should', async ({ operation, path }) => {
    const answer = await service.call(operation.method.toUpperCase(), path.replace('{id}', 'tpl_card'), { key: null });
    if (operation.scope === 'none') expect(answer.status).not.toBe(401);
    else {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
    if (answer.status === 404) expect(answer.json).toMatchObject({ detail: expect.stringContaining('batch') });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('an unknown path is a problem document that says so', async () => {
    const answer = await service.call<Problem>('GET', '/v2/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json).toMatchObject({
      type: `${service.context.publicUrl}/docs/errors#not_found`,
      status: 404,
      code: 'not_found',
      instance: '/v2/nothing',
      errors: [],
    });
    expect(answer.json.message).toBe(answer.json.detail);
    expect(answer.json.error).toBe(answer.json.detail);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('a known path under another method is 405 with what is allowed', async () => {
    const answer = await service.call('PUT', '/v1/templates', { body: {} });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    expect((await service.call('DELETE', '/images/x.png')).headers.get('allow')).toBe('GET, HEAD');
  });

  test('a stray query parameter is refused with a did-you-mean', async () => {
    const answer = await service.call<Problem>('GET', '/v1/templates?limt=3');
    expect(answer.status).toBe(400);
    expect(answer.json.code).toBe('unknown_parameter');
    expect(answer.json.detail).toContain('“limit”');
  });
});

describe('keys', () => {
  test('a wrong key is 401, whatever it looks like', async () => {
    for (const key of ['pk_live_wrong', 'x', `${'a'.repeat(400)}`]) {
      expect((await service.call('GET', '/v1/templates', { key })).status).toBe(401);
    }
  });

  test('a key works until it is revoked, within its scope', async () => {
    const { db, rootSecret } = service.context;
    const hash = hashApiKey(rootSecret, 'only-renders');
    const scopes: Scope[] = ['render'];
    await insertApiKey(db, { id: 'key_render', workspaceId: 'wsp_default', hash, prefix: 'x', name: 'x', scopes });
    const write = await service.call('POST', '/v1/templates', { body: testTemplate('tpl_no'), key: 'only-renders' });
    expect(write).toMatchObject({ status: 403, json: { code: 'scope_missing' } });
    expect((await service.call('GET', '/v1/templates', { key: 'only-renders' })).status).toBe(200);
    await db.updateTable('apiKey').set({ revokedAt: new Date() }).where('id', '=', 'key_render').execute();
    expect((await service.call('GET', '/v1/templates', { key: 'only-renders' })).status).toBe(401);
  });

  test('the key of the environment replaces the one before it', async () => {
    const { db, rootSecret } = service.context;
    const works = async (key: string) => (await service.call('GET', '/v1/templates', { key })).status === 200;
    await applyEnvironmentKey(db, rootSecret, 'wsp_default', 'another-key-of-the-env');
    expect([await works('another-key-of-the-env'), await works(testKey)]).toEqual([true, false]);
    await applyEnvironmentKey(db, rootSecret, 'wsp_default', testKey);
    expect([await works('another-key-of-the-env'), await works(testKey)]).toEqual([false, true]);
  });

  test('another workspace’s template is missing in the same words as one that never was', async () => {
    const { db } = service.context;
    await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
    const document = testTemplate('tpl_theirs');
    await insertTemplate(db, { workspaceId: 'wsp_other', id: 'tpl_theirs', name: 'x', document, documentHash: 'x' });
    const headers = { 'X-Request-Id': 'same-request' };
    for (const suffix of ['', '/variables', '/render']) {
      const theirs = await service.call('GET', `/v1/templates/tpl_theirs${suffix}`, { headers });
      const nobodys = await service.call('GET', `/v1/templates/tpl_nowhere${suffix}`, { headers });
      expect(theirs.status).toBe(404);
      expect(theirs.text.replaceAll('tpl_theirs', 'tpl_nowhere')).toBe(nobodys.text);
    }
  });

  test('the request id of the caller comes back', async () => {
    const answer = await service.call('GET', '/v1/templates', { headers: { 'X-Request-Id': 'my-request-42' } });
    expect(answer.headers.get('x-request-id')).toBe('my-request-42');
  });
});

describe('templates', () => {
  test('are created, read, listed, replaced and deleted', async () => {
    const created = await service.call('POST', '/templates', {
      body: testTemplate('tpl_life', '{{ name }} {{ city }}'),
    });
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({ template: { id: 'tpl_life', revision: 1 }, addedVariables: ['city'] });

    const variables = await service.call('GET', '/templates/tpl_life/variables');
    expect(variables.json).toMatchObject({ templateUid: 'tpl_life', variables: [{ name: 'name' }, { name: 'city' }] });

    const replaced = await service.call('PUT', '/v1/templates/tpl_life', {
      body: { ...testTemplate('x'), name: 'Zebra' },
    });
    expect(replaced.json).toMatchObject({ template: { id: 'tpl_life', name: 'Zebra', revision: 2 } });

    const list = await service.call('GET', '/v1/templates?q=zebr&limit=1');
    expect(list.json).toMatchObject({
      templates: [{ id: 'tpl_life' }],
      pagination: { page: 1, limit: 1, total: 1, totalPages: 1, hasNext: false, hasPrev: false },
    });
    const read = await service.call<{ template: { document: object } }>('GET', '/v1/templates/tpl_life');
    expect(read.json.template.document).toMatchObject({ id: 'tpl_life', name: 'Zebra' });

    const deleted = await service.call('DELETE', '/v1/templates/tpl_life');
    expect(deleted).toMatchObject({ status: 200, json: { deleted: true } });
    expect((await service.call('GET', '/v1/templates/tpl_life')).status).toBe(404);
    expect((await service.call('DELETE', '/v1/templates/tpl_life')).status).toBe(404);
  });

  test('are listed without reading their documents, unless they are from before there were summaries', async () => {
    const { db } = service.context;
    const listed = async () => (await service.call('GET', '/v1/templates?q=tpl_large')).json;
    const shown = {
      templates: [{ id: 'tpl_large', width: 120, height: 60, variables: [{ name: 'name' }], sizes: ['story'] }],
    };
    await service.call('POST', '/v1/templates', { body: testTemplate('tpl_large') });
    const change = (to: { document: string } | { summary: null }) =>
      db.updateTable('template').set(to).where('id', '=', 'tpl_large').execute();
    const { document } = await db
      .selectFrom('template')
      .select('document')
      .where('id', '=', 'tpl_large')
      .executeTakeFirstOrThrow();
    await change({ document: '"not read"' });
    expect(await listed()).toMatchObject(shown);
    await change({ document: JSON.stringify(document) });
    await change({ summary: null });
    expect(await listed()).toMatchObject(shown);
    await service.call('DELETE', '/v1/templates/tpl_large');
  });

  test('an id that is taken is 409, an unusable one 422', async () => {
    expect((await service.call('POST', '/v1/templates', { body: testTemplate('tpl_card') })).status).toBe(409);
    const answer = await service.call<Problem>('POST', '/v1/templates', { body: testTemplate('Not An Id') });
    expect(answer.status).toBe(422);
  });

  test('every error of a document is reported with pointer, place and excerpt', async () => {
    const document = { ...testTemplate('tpl_bad', '{{ name | uppercse }}'), width: -5 };
    const answer = await service.call<Problem>('POST', '/v1/templates', { body: document });
    expect(answer.status).toBe(422);
    expect(answer.json.code).toBe('template_invalid');
    const byField = Object.fromEntries(answer.json.errors.map((error) => [error.field, error.message]));
    expect(byField['/width']).toBeDefined();
    expect(byField['/pages/0/layers/0/text']).toContain('uppercase');
    const mistake = answer.json.errors.find(({ field }) => field.startsWith('/pages'));
    expect(mistake).toMatchObject({ line: 1, column: 11, excerpt: expect.stringMatching(/uppercse \}\}\n *\^+/) });
  });

  test('of very many errors or warnings the first fifty are told', async () => {
    const layers = Array.from({ length: 300 }, (_, at) => ({ id: `layer-${at}`, type: 'shape', opacity: 2 }));
    const pages = [{ id: 'page', layers }];
    const refused = await service.call<Problem>('POST', '/v1/templates', { body: { ...testTemplate('tpl_x'), pages } });
    expect(refused.json.detail).toContain('more than 100 errors');
    expect(refused.json.errors).toHaveLength(51);
    const text = Array.from({ length: 60 }, (_, at) => `{{ variable_${at} }}`).join('');
    const saved = await service.call('POST', '/v1/templates', { body: testTemplate('tpl_many', text) });
    expect(saved.status).toBe(201);
    expect(saved.json.warnings).toHaveLength(51);
    await service.call('DELETE', '/v1/templates/tpl_many');
  });

  test('an unknown template has a did-you-mean', async () => {
    const answer = await service.call<Problem>('GET', '/v1/templates/tpl_crad');
    expect(answer.status).toBe(404);
    expect(answer.json.detail).toContain('tpl_card');
  });
});

describe('rendering at once', () => {
  test('gives a URL that answers at once, the same for equal input', async () => {
    const first = await render({ variables: { name: 'Ada' }, fileExtension: 'jpg', scale: 2 });
    expect(first.status).toBe(200);
    expect(first.json).toMatchObject({
      width: 240,
      height: 120,
      format: 'jpeg',
      templateUid: 'tpl_card',
      totalRendered: 1,
    });
    const second = await service.call('POST', '/template/tpl_card/render', {
      body: { variables: { name: 'Ada' }, format: 'jpeg', scale: 2 },
    });
    expect(second.json.url).toBe(first.json.url);
    const image = await service.call('GET', new URL(first.json.url as string).pathname, { key: null });
    expect(image.status).toBe(200);
    expect(image.headers.get('content-type')).toBe('image/jpeg');
  });

  test('answers the bytes when an image is asked for', async () => {
    expect((await render({ variables: { name: 'Ada' } })).headers.get('vary')).toBe('Accept');
    const answer = await render({ variables: { name: 'Ada' }, fileExtension: 'webp' }, { Accept: 'image/*' });
    expect(answer.headers.get('content-type')).toBe('image/webp');
    expect(answer.text).toContain('Ada');
  });

  test('draws several sets, and an empty body is a row of defaults', async () => {
    const several = await render({ variableSets: [{ name: 'a' }, { name: 'b' }] });
    expect(several.json.totalRendered).toBe(2);
    const empty = await service.call('POST', '/v1/templates/tpl_card/render', { raw: '' });
    expect(empty.json.issues).toMatchObject([{ code: 'variable_missing' }]);
  });

  test('tells which of several sets could not be drawn, and fails when that is all of them', async () => {
    const some = await render({ variableSets: [{ fail: true }, { name: 'b' }, { fail: true }] });
    expect(some).toMatchObject({ status: 200, json: { totalRendered: 1, results: [{ altText: 'Card for b' }] } });
    const code = 'render_failed';
    expect(some.json.errors).toMatchObject([
      { index: 0, code },
      { index: 2, code },
    ]);
    expect(some.text).not.toContain('told to fail');
    const none = await render({ variableSets: [{ fail: true }, { fail: true }] });
    expect(none).toMatchObject({ status: 500, json: { code } });
  });

  test('answers the bytes of one set only', async () => {
    const image = { Accept: 'image/*' };
    expect((await render({ variableSets: [{ name: 'a' }] }, image)).status).toBe(200);
    const two = await render({ variableSets: [{ name: 'a' }, { name: 'b' }] }, image);
    expect(two).toMatchObject({ status: 422, json: { errors: [{ field: '/variableSets' }] } });
  });

  test.each([
    ['size=stroy', { size: 'stroy' }],
    ['page=2', { page: 2 }],
    ['timeZone=Mars/Base', { timeZone: 'Mars/Base' }],
    ['scale=9', { scale: 9 }],
    ['quality=0', { quality: 0 }],
    ['fileExtension=bmp', { fileExtension: 'bmp' }],
    ['mode=lazy', { mode: 'lazy' }],
  ])('refuses %s in a query string as in a body', async (query, body) => {
    const { status, json } = await service.call<Problem>('GET', `/v1/templates/tpl_card/render?${query}`);
    const asBody = (await service.call<Problem>('POST', '/v1/templates/tpl_card/render', { body })).json;
    expect(status).toBe(422);
    expect([json.code, json.detail, json.errors]).toEqual([asBody.code, asBody.detail, asBody.errors]);
  });

  test.each(['image/bmp', 'image/svg+xml;q=0.9, image/bmp'])('has no %s, and says what there is', async (accept) => {
    for (const answer of [
      await render({}, { Accept: accept }),
      await service.call('GET', '/v1/templates/tpl_card/render', { headers: { Accept: accept } }),
    ]) {
      expect(answer).toMatchObject({ status: 406, json: { code: 'not_acceptable' } });
      expect(answer.text).toContain('image/png, image/jpeg');
    }
  });

  test.each([
    ['image/*', 'image/png'],
    ['image/jpg', 'image/jpeg'],
    ['image/avif,image/apng,image/svg+xml,image/*,*/*;q=0.8', 'image/png'],
    ['image/bmp;q=0.5, application/json', 'application/json'],
    ['image/bmp;q=0.5, */*', 'application/json'],
    ['text/html', 'application/json'],
  ])('answers Accept: %s', async (accept, type) => {
    const { status, headers } = await render({}, { Accept: accept });
    expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
  });

  test('takes variables from the query string', async () => {
    const answer = await service.call('GET', '/template/tpl_card/render?name=Grace&format=jpg', {
      headers: { Accept: 'image/jpeg' },
    });
    expect(answer.text).toContain('Grace');
  });

  test.each([
    [{ qualty: 80 }, 'invalid_body', '/qualty', 'Did you mean “quality”'],
    [{ quality: 101 }, 'invalid_body', '/quality', ''],
    [{ scale: 4 }, 'invalid_body', '/scale', ''],
    [{ size: { width: 5000, height: 10 } }, 'invalid_body', '/size/width', '4096'],
    [{ size: 'stroy' }, 'invalid_body', '/size', 'Did you mean “story”'],
    [{ size: { width: 4000, height: 4000 }, scale: 3 }, 'image_too_large', '/size', '144.0 megapixels'],
    [{ page: 2 }, 'invalid_body', '/page', 'has 1'],
    [{ timeZone: 'Mars/Base' }, 'invalid_body', '/timeZone', 'IANA'],
    [{ maxBytes: 10 }, 'invalid_body', '/maxBytes', '1000'],
    [{ fileExtension: 'pdf', maxBytes: 5000 }, 'invalid_body', '/maxBytes', 'the format is pdf'],
    [{ experiment: 'exp_1' }, 'not_supported', '/experiment', 'not supported'],
    [{ fileExtension: 'bmp' }, 'invalid_body', '/fileExtension', ''],
    [{ variables: [] }, 'invalid_body', '/variables', ''],
    [{ variables: {}, variableSets: [{}] }, 'invalid_body', '/variableSets', 'not both'],
  ])('refuses %j', async (body, code, field, words) => {
    const answer = await render(body);
    const problem = answer.json as unknown as Problem;
    expect(answer.status).toBe(422);
    expect(problem.code).toBe(code);
    expect(problem.errors[0]?.field).toBe(field);
    expect(problem.errors[0]?.message).toContain(words);
  });

  test('a full disk is 507, and the next render works once there is room', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    const put = vi.spyOn(service.context.blobs, 'put').mockRejectedValueOnce(full);
    const answer = await render({ variables: { name: 'no room' } });
    expect(answer).toMatchObject({ status: 507, json: { code: 'storage_full' } });
    expect(answer.json.detail).toContain('Make room');
    expect((await render({ variables: { name: 'no room' } })).status).toBe(200);
    put.mockRestore();
  });

  test('a row that cannot be drawn is a 500 without our insides', async () => {
    const answer = await render({ variables: { fail: true } });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('told to fail');
    expect(service.lines.join('')).toContain('told to fail');
  });
});

describe('bodies', () => {
  const post = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
    service.call<Problem>('POST', '/v1/templates/tpl_card/render', { raw, headers });

  test('that are not JSON say where', async () => {
    const answer = await post('{"variables": {"name": "Ada",}}');
    expect(answer.status).toBe(422);
    expect(answer.json.code).toBe('malformed_body');
    expect(answer.json.detail).toContain('line 1, column 30');
  });

  test('that end early, are not UTF-8, or name a prototype are 422', async () => {
    expect((await post('{"variables"')).json.code).toBe('malformed_body');
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).json.code).toBe('malformed_body');
    expect((await post('{"variables":{"__proto__":{"x":1}}}')).json.errors[0]?.code).toBe('forbidden_key');
    expect((await post('{"variables":{"constructor":{"prototype":1}}}')).json.errors[0]?.code).toBe('forbidden_key');
  });

  test('and paths that hold NUL are refused', async () => {
    expect((await service.call('GET', '/v1/templates/%00')).status).toBe(400);
    expect((await service.call('GET', '/v1/templates?q=%00')).status).toBe(400);
    const named = { ...testTemplate('tpl_nul'), name: 'a\u0000b' };
    expect((await service.call('POST', '/v1/templates', { body: named })).status).toBeLessThan(500);
  });

  test('of another type, coding or size are 415 and 413', async () => {
    expect((await post('a=b', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await post('{}', { 'Content-Encoding': 'br' })).status).toBe(415);
    expect((await post(`{"variables":{"name":"${'x'.repeat(8 * 1024 * 1024)}"}}`)).status).toBe(413);
  });
});

test('a large body that is refused at the door still gets its answer', async () => {
  const answer = await service.call('POST', '/template/tpl_card/batch', { raw: 'x'.repeat(30_000_000), key: 'wrong' });
  expect(answer.status).toBe(401);
});

describe('an idempotency key', () => {
  const keyed = (body: unknown, key: string) => render(body, { 'Idempotency-Key': key });

  test('gives the first answer again, and refuses another request', async () => {
    const first = await keyed({ variables: { name: 'once' } }, 'render-1');
    const again = await keyed({ variables: { name: 'once' } }, 'render-1');
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await keyed({ variables: { name: 'twice' } }, 'render-1')).json.code).toBe('idempotency_mismatch');
  });

  test('makes one template of many simultaneous requests', async () => {
    const { id: _, ...document } = testTemplate('x');
    const before = await service.call<{ pagination: { total: number } }>('GET', '/v1/templates');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        service.call('POST', '/v1/templates', { body: document, headers: { 'Idempotency-Key': 'one-template' } }),
      ),
    );
    for (const answer of answers) expect([201, 409]).toContain(answer.status);
    const after = await service.call<{ pagination: { total: number } }>('GET', '/v1/templates');
    expect(after.json.pagination.total).toBe(before.json.pagination.total + 1);
  });
});

describe('the process', () => {
  test('is alive and ready, and describes itself', async () => {
    expect((await service.call('GET', '/healthz', { key: null })).json).toMatchObject({ status: 'ok' });
    expect((await service.call('GET', '/readyz', { key: null })).json).toMatchObject({ status: 'ready' });
    const document = await service.call<{ openapi: string; paths: object }>('GET', '/openapi.json', { key: null });
    expect(document.json.openapi).toBe('3.1.0');
    expect(Object.keys(document.json.paths)).toContain('/v1/templates/{id}/batch');
  });

  test('writes no secret into its log', async () => {
    const { json } = await service.call<{ secret: string }>('GET', '/v1/webhooks/secret');
    expect(json.secret).toMatch(/^whsec_/);
    const log = service.lines.join('');
    for (const secret of [json.secret, service.context.rootSecret, 'test_admin_key_0123456789']) {
      expect(log).not.toContain(secret);
    }
  });
});
