import type { Problem, WireApiKey, WireApiKeyCreated, WireApiKeyList, WireApiKeyRotated } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyEnvironmentKey } from '../security/api-key.ts';
import { defaultWorkspace } from '../store/database.ts';
import { startTestService, type TestService, testKey } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const create = (body: object, key?: string) =>
  service.call<WireApiKeyCreated & Problem>('POST', '/v1/api-keys', { body, ...(key ? { key } : {}) });
const rotate = (id: string, body: object = {}, headers: Record<string, string> = {}) =>
  service.call<WireApiKeyRotated & Problem>('POST', `/v1/api-keys/${id}/rotate`, { body, headers });
const revoke = (id: string) => service.call<Problem>('DELETE', `/v1/api-keys/${id}`);
const works = async (key: string) => (await service.call('GET', '/v1/templates', { key })).status === 200;
const list = async () => (await service.call<WireApiKeyList>('GET', '/v1/api-keys?limit=100')).json.apiKeys;
const listed = async (id: string): Promise<WireApiKey> => (await list()).find((apiKey) => apiKey.id === id)!;
const environmentKey = async () => (await list()).find(({ name }) => name === 'PICTIFY_API_KEY')!;

describe('an API key', () => {
  test('is shown once, and works within its scopes until it is revoked', async () => {
    const { status, json } = await create({ name: ' Mailer ', scopes: ['render', 'render'] });
    expect(status).toBe(201);
    expect(json.key).toMatch(/^pk_live_[0-9a-z]{40}$/);
    expect(json.apiKey).toMatchObject({ name: 'Mailer', scopes: ['render'], expiresAt: null, revokedAt: null });
    expect(json.key.startsWith(json.apiKey.prefix)).toBe(true);
    expect(await works(json.key)).toBe(true);
    const refused = await create({ name: 'more', scopes: ['admin'] }, json.key);
    expect(refused).toMatchObject({ status: 403, json: { code: 'scope_missing' } });
    expect(refused.json.detail).toBe('This needs an API key with the scope “admin”; this one has “render”.');
    expect(await service.call('GET', '/v1/api-keys')).toMatchObject({ text: expect.not.stringContaining(json.key) });

    expect(await revoke(json.apiKey.id)).toMatchObject({ status: 200, json: { deleted: true } });
    expect(await works(json.key)).toBe(false);
    const { revokedAt } = await listed(json.apiKey.id);
    expect(revokedAt).not.toBeNull();
    expect((await revoke(json.apiKey.id)).status).toBe(200);
    expect((await listed(json.apiKey.id)).revokedAt).toBe(revokedAt);
  });

  test('for events alone reads nothing', async () => {
    const { json } = await create({ name: 'pixel', scopes: ['events:write'] });
    const answer = await service.call<Problem>('GET', '/v1/templates', { key: json.key });
    expect(answer.status).toBe(403);
    expect(answer.json.detail).toContain('“render” or “templates:write” or “admin”');
  });

  test('expires', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const { json } = await create({ name: 'short', scopes: ['render'], expiresAt });
    expect(json.apiKey.expiresAt).toBe(expiresAt);
    expect(await works(json.key)).toBe(true);
    const past = { expiresAt: new Date() };
    await service.context.db.updateTable('apiKey').set(past).where('id', '=', json.apiKey.id).execute();
    expect(await works(json.key)).toBe(false);
    expect(await rotate(json.apiKey.id)).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
  });

  test.each([
    [{ scopes: ['render'] }, '/name'],
    [{ name: '  ', scopes: ['render'] }, '/name'],
    [{ name: 'a\nb', scopes: ['render'] }, '/name'],
    [{ name: 'x'.repeat(101), scopes: ['render'] }, '/name'],
    [{ name: 'x', scopes: [] }, '/scopes'],
    [{ name: 'x', scopes: ['rendr'] }, '/scopes/0'],
    [{ name: 'x', scopes: ['render'], expiresAt: '2020-01-01T00:00:00Z' }, '/expiresAt'],
    [{ name: 'x', scopes: ['render'], expiresAt: 'tomorrow' }, '/expiresAt'],
    [{ name: 'x', scopes: ['render'], expires: '2030-01-01T00:00:00Z' }, '/expires'],
  ])('is not made of %j', async (body, field) => {
    expect(await create(body)).toMatchObject({ status: 422, json: { code: 'invalid_body', errors: [{ field }] } });
  });

  test('says when it was last used, after a restart too', async () => {
    const { json } = await create({ name: 'used', scopes: ['render'] });
    expect((await listed(json.apiKey.id)).lastUsedAt).toBeNull();
    await works(json.key);
    const { lastUsedAt } = await listed(json.apiKey.id);
    expect(Math.abs(Date.now() - Date.parse(lastUsedAt!))).toBeLessThan(60_000);
    const stored = () =>
      service.context.db.selectFrom('apiKey').select('lastUsedAt').where('id', '=', json.apiKey.id).executeTakeFirst();
    expect(await stored()).toEqual({ lastUsedAt: null });
    await service.context.access.uses.stop();
    expect((await stored())?.lastUsedAt?.toISOString()).toBe(lastUsedAt);
  });

  test('is listed in pages, the newest first', async () => {
    for (const name of ['one', 'two']) await create({ name, scopes: ['render'] });
    const { json } = await service.call<WireApiKeyList>('GET', '/v1/api-keys?limit=1&offset=1');
    expect(json).toMatchObject({ apiKeys: [{ name: 'one' }], pagination: { offset: 1, hasNext: true } });
  });
});

describe('rotation', () => {
  test('gives a new key, and leaves the old one an overlap', async () => {
    const old = (await create({ name: 'turning', scopes: ['templates:write'] })).json;
    const { status, json } = await rotate(old.apiKey.id);
    expect(status).toBe(201);
    expect(json.apiKey).toMatchObject({ name: 'turning', scopes: ['templates:write'], expiresAt: null });
    expect(json.replaced).toMatchObject({ id: old.apiKey.id, replacedBy: json.apiKey.id, revokedAt: null });
    const overlapMs = Date.parse(json.replaced.expiresAt!) - Date.now();
    expect(Math.abs(overlapMs - 24 * 3_600_000)).toBeLessThan(60_000);
    expect([await works(old.key), await works(json.key)]).toEqual([true, true]);
    const again = await rotate(old.apiKey.id);
    expect(again).toMatchObject({ status: 409, json: { code: 'wrong_state', allowed: ['valid'] } });
    expect(again.json.detail).toContain(json.apiKey.id);
  });

  test('at once ends the old one', async () => {
    const old = (await create({ name: 'leaked', scopes: ['render'] })).json;
    const { json } = await rotate(old.apiKey.id, { overlapSeconds: 0 });
    expect([await works(old.key), await works(json.key)]).toEqual([false, true]);
    expect(await rotate(old.apiKey.id)).toMatchObject({ status: 409, json: { code: 'wrong_state' } });
  });

  test('of a key that expires gives one that lives as long, and lengthens no life', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const old = (await create({ name: 'for an hour', scopes: ['render'], expiresAt })).json;
    const { json } = await rotate(old.apiKey.id);
    expect(json.replaced.expiresAt).toBe(expiresAt);
    const life = (key: WireApiKey) => Date.parse(key.expiresAt!) - Date.parse(key.createdAt);
    expect(Math.abs(life(json.apiKey) - life(old.apiKey))).toBeLessThan(60_000);
  });

  test.each([-1, 1.5, 30 * 24 * 3600 + 1, '60'])('refuses an overlap of %j', async (overlapSeconds) => {
    const { id } = await environmentKey();
    expect(await rotate(id, { overlapSeconds })).toMatchObject({ status: 422, json: { code: 'invalid_body' } });
  });
});

describe('nobody is locked out', () => {
  test('the key of the environment is left to the environment', async () => {
    const { id } = await environmentKey();
    for (const answer of [await revoke(id), await rotate(id)]) {
      expect(answer).toMatchObject({ status: 409, json: { code: 'environment_key' } });
    }
    expect(await works(testKey)).toBe(true);
  });

  test('a key that was made before may become the one of the environment', async () => {
    const { db, rootSecret } = service.context;
    const { json } = await create({ name: 'first', scopes: ['render'] });
    await revoke(json.apiKey.id);
    await applyEnvironmentKey(db, rootSecret, defaultWorkspace, json.key);
    expect([await works(json.key), await works(testKey)]).toEqual([true, false]);
    expect((await service.call('GET', '/v1/api-keys', { key: json.key })).status).toBe(200);
    await applyEnvironmentKey(db, rootSecret, defaultWorkspace, testKey);
    expect([await works(json.key), await works(testKey)]).toEqual([false, true]);
  });

  test('the last admin key stays, however it is tried', async () => {
    const { db, rootSecret } = service.context;
    const { json: first } = await create({ name: 'first admin', scopes: ['admin'] });
    const { json: second } = await create({ name: 'second admin', scopes: ['admin'] });
    const as = (key: string, method: string, path: string) => service.call<Problem>(method, path, { key });
    await applyEnvironmentKey(db, rootSecret, defaultWorkspace, undefined);
    try {
      const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
      const brief = await create({ name: 'brief', scopes: ['admin'], expiresAt: inAnHour }, first.key);
      // Each revokes the other at the same moment.
      const [a, b] = await Promise.all([
        as(first.key, 'DELETE', `/v1/api-keys/${second.apiKey.id}`),
        as(second.key, 'DELETE', `/v1/api-keys/${first.apiKey.id}`),
      ]);
      expect([a.status, b.status].filter((status) => status === 200)).toHaveLength(1);
      const left = a.status === 200 ? first : second;
      // One that will be valid for an hour only is no way back.
      const last = await as(left.key, 'DELETE', `/v1/api-keys/${left.apiKey.id}`);
      expect(last).toMatchObject({ status: 409, json: { code: 'last_admin_key' } });
      expect((await as(left.key, 'DELETE', `/v1/api-keys/${brief.json.apiKey.id}`)).status).toBe(200);

      const rotation = `/v1/api-keys/${left.apiKey.id}/rotate`;
      const { json } = await service.call<WireApiKeyRotated>('POST', rotation, { body: {}, key: left.key });
      expect((await as(left.key, 'DELETE', `/v1/api-keys/${json.apiKey.id}`)).json.code).toBe('last_admin_key');
      expect((await as(left.key, 'DELETE', `/v1/api-keys/${left.apiKey.id}`)).status).toBe(200);
    } finally {
      await applyEnvironmentKey(db, rootSecret, defaultWorkspace, testKey);
    }
  });
});

describe('a repeated request with an Idempotency-Key', () => {
  test('answers the same key again, which is nowhere in the database', async () => {
    const headers = { 'Idempotency-Key': 'make-one-key' };
    const body = { name: 'once', scopes: ['render'] };
    const first = await service.call<WireApiKeyCreated>('POST', '/v1/api-keys', { body, headers });
    const again = await service.call<WireApiKeyCreated>('POST', '/v1/api-keys', { body, headers });
    expect(again).toMatchObject({ status: 201, text: first.text });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await list()).filter(({ name }) => name === 'once')).toHaveLength(1);

    const rotation = { 'Idempotency-Key': 'rotate-one-key' };
    const rotated = await rotate(first.json.apiKey.id, {}, rotation);
    expect((await rotate(first.json.apiKey.id, {}, rotation)).text).toBe(rotated.text);

    const records = await service.context.db.selectFrom('idempotency').selectAll().execute();
    expect(records.filter(({ sealed }) => sealed)).toHaveLength(2);
    const keys = await service.context.db.selectFrom('apiKey').selectAll().execute();
    const dump = JSON.stringify([records, keys]) + service.lines.join('');
    for (const { key } of [first.json, rotated.json]) expect(dump).not.toContain(key.slice(14));
  });
});
