import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Scope, WireAsset } from '@pictify/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { hashApiKey } from '../security/api-key.ts';
import { insertApiKey } from '../store/api-keys.ts';
import {
  realWorkerModule,
  startTestService,
  type TestService,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';
import { assetBlobKey } from './asset-file.ts';

interface Saved extends Problem {
  asset: WireAsset;
  usedBy: string[];
}

const theirKey = 'key-of-the-other-workspace-of-assets';
let service: TestService;
let logo: Uint8Array;
let photo: Uint8Array;

beforeAll(async () => {
  service = await startTestService({ pool: { module: realWorkerModule } });
  const { db, rootSecret, assetsDir } = service.context;
  logo = await readFile(join(assetsDir, 'logos/kestrio-mark.png'));
  photo = await readFile(join(assetsDir, 'avatars/amir.jpg'));
  await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
  const hash = hashApiKey(rootSecret, theirKey);
  const scopes: Scope[] = ['admin'];
  await insertApiKey(db, { id: 'key_other', workspaceId: 'wsp_other', hash, prefix: 'x', name: 'x', scopes });
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await service.context.db.deleteFrom('asset').execute();
  await service.context.db.deleteFrom('template').where('id', 'like', 'tpl_pic%').execute();
});

const upload = (bytes: Uint8Array | string, query = '', type = 'image/png', key: string = testKey) =>
  service.call<Saved>('POST', `/v1/assets${query}`, { raw: bytes, headers: { 'Content-Type': type }, key });

/** A template that draws one image, and its id. */
async function templateOf(source: string, key: string = testKey, id = 'tpl_pic'): Promise<string> {
  const picture = { id: 'picture', type: 'image', box: { x: 0, y: 0, width: 120, height: 60 }, source };
  const variables = [{ name: 'picture', type: 'image', default: '' }];
  const body = { ...testTemplate(id), variables, pages: [{ id: 'page', layers: [picture] }] };
  expect((await service.call('POST', '/v1/templates', { body, key })).status).toBe(201);
  return id;
}

async function render(id: string, variables = {}, key: string = testKey): Promise<{ url: string; issues: string[] }> {
  const path = `/v1/templates/${id}/render`;
  const { json } = await service.call<{ url: string; issues: { code: string }[] }>('POST', path, {
    body: { variables },
    key,
  });
  return { url: json.url, issues: json.issues.map(({ code }) => code).filter((code) => code !== 'variable_missing') };
}

describe('an upload', () => {
  test('says what the file is by its content, and the file again is the same asset', async () => {
    const first = await upload(logo, '?name=Our%20logo', 'image/gif');
    expect(first.status).toBe(201);
    const { id } = first.json.asset;
    expect(first.json.asset).toMatchObject({
      id: expect.stringMatching(/^ast_[0-9a-z]{32}$/),
      name: 'Our logo',
      source: `asset:${id}`,
      type: 'image/png',
      bytes: logo.length,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(first.json.asset.width).toBeGreaterThan(10);
    const again = await upload(logo, '?name=Other', 'application/octet-stream');
    expect(again).toMatchObject({ status: 200, json: first.json });
    const theirs = await upload(logo, '', 'image/png', theirKey);
    expect(theirs).toMatchObject({ status: 201, json: { asset: { id, name: id } } });
  });

  test('may be a form; its file’s name is the asset’s, without folders', async () => {
    const form = new FormData();
    form.append('file', new File([photo as Uint8Array<ArrayBuffer>], '../photos\\Ada.jpg'));
    const request = new Request('http://x', { method: 'POST', body: form });
    const raw = new Uint8Array(await request.arrayBuffer());
    const headers = { 'Content-Type': request.headers.get('content-type')!, 'Idempotency-Key': 'asset-1' };
    const first = await service.call<Saved>('POST', '/v1/assets', { raw, headers });
    expect(first).toMatchObject({ status: 201, json: { asset: { name: 'Ada.jpg', type: 'image/jpeg' } } });
    const again = await service.call<Saved>('POST', '/v1/assets', { raw, headers });
    expect(again).toMatchObject({ status: 201, json: first.json });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  test('that comes twenty times at once is one asset', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(photo)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201]);
  });

  test('is refused where the workspace is full, unless it is there already', async () => {
    await upload(logo);
    const [stored] = await service.context.db.selectFrom('asset').selectAll().execute();
    const full = { ...stored!, id: 'ast_large', bytes: 1024 ** 3 - logo.length };
    await service.context.db.insertInto('asset').values(full).execute();
    expect(await upload(photo)).toMatchObject({ status: 409, json: { code: 'too_many_assets' } });
    expect((await upload(logo)).status).toBe(200);
  });
});

const svg = (body: string, size = 'width="20" height="10"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${body}</svg>`;

/** A PNG that says it has so many pixels. */
function bigPng(width: number, height: number): Uint8Array {
  const bytes = Uint8Array.from(logo);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

const manyParts = '--a\r\nContent-Disposition: form-data; name="x"\r\n\r\n\r\n'.repeat(20).concat('--a--');

test('what cannot be used is refused in words, and leaves nothing', async () => {
  const cases: [string, Uint8Array | string, string, string, string, string][] = [
    ['nothing', '', '', 'image/png', 'asset_invalid', 'empty'],
    ['words', 'not an image', '', 'image/png', 'asset_invalid', 'not an image'],
    ['a page', '<!doctype html><script>alert(1)</script>', '', 'image/svg+xml', 'asset_invalid', 'HTML'],
    ['half a header', logo.subarray(0, 20), '', 'image/png', 'asset_invalid', 'not an image'],
    ['too many pixels', bigPng(16_000, 16_000), '', 'image/png', 'asset_invalid', '50 megapixels'],
    ['too wide', bigPng(20_000, 10), '', 'image/png', 'asset_invalid', '16384'],
    ['an SVG with a bomb', svg('<!DOCTYPE a>'), '', 'image/svg+xml', 'asset_invalid', 'SVG'],
    ['11 MB', new Uint8Array(11 * 1024 ** 2), '', 'image/png', 'body_too_large', 'at most 10 MB'],
    ['JSON', '{}', '', 'application/json', 'unsupported_media_type', 'not application/json'],
    ['no form', '--x', '', 'multipart/form-data', 'malformed_body', 'boundary'],
    ['many parts', manyParts, '', 'multipart/form-data; x="; boundary=zzz"; boundary=a', 'malformed_body', 'boundary'],
    ['an unknown name', logo, '?nam=x', 'image/png', 'unknown_parameter', '“name”'],
    ['a name with a control', logo, '?name=a%00b', 'image/png', 'invalid_parameter', 'control characters'],
  ];
  for (const [what, bytes, query, type, code, detail] of cases) {
    const { status, json } = await upload(bytes, query, type);
    expect({ what, code: json.code, detail: json.detail }).toEqual({
      what,
      code,
      detail: expect.stringContaining(detail),
    });
    expect(status, what).toBeLessThan(500);
  }
  expect((await service.call('GET', '/v1/assets')).json['assets']).toEqual([]);
});

test('a file that is deleted while it comes again is there afterwards', async () => {
  const { asset } = (await upload(logo)).json;
  const { blobs } = service.context;
  const put = blobs.put.bind(blobs);
  const putting = vi.spyOn(blobs, 'put').mockImplementationOnce(async (key, bytes) => {
    await put(key, bytes);
    expect((await service.call('DELETE', `/v1/assets/${asset.id}`)).status).toBe(200);
  });
  expect((await upload(logo)).status).toBe(201);
  putting.mockRestore();
  expect((await service.call('GET', `/v1/assets/${asset.id}/file`)).status).toBe(200);
});

test('the list is paged, the newest first, and searched by name', async () => {
  await upload(logo, '?name=logo_100%25');
  await upload(photo, '?name=Photo');
  const list = async (query: string) => {
    type List = { assets: WireAsset[]; pagination: { total: number; hasMore: boolean } };
    const { json } = await service.call<List>('GET', `/v1/assets${query}`);
    return [json.assets.map(({ name }) => name), json.pagination.total, json.pagination.hasMore];
  };
  expect(await list('')).toEqual([['Photo', 'logo_100%'], 2, false]);
  expect(await list('?limit=1')).toEqual([['Photo'], 2, true]);
  expect(await list('?limit=1&offset=1')).toEqual([['logo_100%'], 2, false]);
  expect(await list('?q=0%25')).toEqual([['logo_100%'], 1, false]);
  expect((await service.call('GET', '/v1/assets?color=red')).status).toBe(400);
});

test('the file comes back as it was, and can do nothing in a browser', async () => {
  const source = svg('<script>alert(1)</script><rect width="20" height="10" fill="red"/>');
  const { asset } = (await upload(source, '', 'image/svg+xml')).json;
  expect(asset).toMatchObject({ type: 'image/svg+xml', width: 20, height: 10 });
  const file = await service.call('GET', `/v1/assets/${asset.id}/file`);
  expect(file.text).toBe(source);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'image/svg+xml',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringMatching(/default-src 'none';.*sandbox/),
  });
  const etag = file.headers.get('etag')!;
  const again = await service.call('GET', `/assets/${asset.id}/file`, { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
  expect((await service.call('GET', `/v1/assets/${asset.id}/file`, { key: null })).status).toBe(401);
});

test('a template and a row name it, and both draw it', async () => {
  const [first, second] = [(await upload(logo)).json.asset, (await upload(photo)).json.asset];
  const drawn = await render(await templateOf(first.source));
  expect(drawn.issues).toEqual([]);
  const byRow = await templateOf('{{ picture }}', testKey, 'tpl_pic_row');
  const logoByRow = await render(byRow, { picture: first.source });
  expect(logoByRow).toEqual({ url: expect.any(String), issues: [] });
  const photoByRow = await render(byRow, { picture: second.source });
  expect(photoByRow.issues).toEqual([]);
  expect(photoByRow.url).not.toBe(logoByRow.url);
  const { json } = await service.call<Saved>('GET', `/v1/assets/${first.id}`);
  expect(json).toEqual({ asset: first, usedBy: ['tpl_pic'] });
});

test('no id opens what another workspace has', async () => {
  const { asset } = (await upload(svg('<circle r="9"/>'), '', 'image/svg+xml')).json;
  expect((await render(await templateOf(asset.source))).issues).toEqual([]);
  const { workspaceId } = await service.context.db.selectFrom('asset').select('workspaceId').executeTakeFirstOrThrow();
  const theirs = await templateOf('{{ picture }}', theirKey);
  const sources = [
    asset.source,
    `asset:${workspaceId}/${asset.id}`,
    `asset:../${workspaceId}/${asset.id}`,
    `asset:${assetBlobKey(workspaceId, asset.id)}`,
    `asset:${asset.id}.png`,
    `asset:${asset.id}/`,
    `ASSET:${asset.id}`,
  ];
  for (const picture of sources) {
    // Twice: what a render process has in memory is nobody else's either.
    for (const _ of [1, 2]) {
      const { issues } = await render(theirs, { picture }, theirKey);
      expect(issues, picture).toHaveLength(1);
      expect(issues[0], picture).toMatch(/^image_/);
    }
  }
  for (const [method, path] of [
    ['GET', `/v1/assets/${asset.id}`],
    ['GET', `/v1/assets/${asset.id}/file`],
    ['DELETE', `/v1/assets/${asset.id}?force=true`],
  ] as const) {
    expect((await service.call(method, path, { key: theirKey })).status, path).toBe(404);
  }
});

test('deleting is refused while templates name it; forced, they are drawn without it until it is there again', async () => {
  const { asset } = (await upload(logo)).json;
  const id = await templateOf(asset.source);
  const refused = await service.call<Saved>('DELETE', `/v1/assets/${asset.id}`);
  expect(refused).toMatchObject({ status: 409, json: { code: 'asset_in_use', detail: expect.stringContaining(id) } });
  expect((await service.call('GET', `/v1/assets/${asset.id}/file`)).status).toBe(200);
  expect((await service.call('DELETE', `/v1/assets/${asset.id}?force=true`)).json).toEqual({ deleted: true });
  expect((await service.call('DELETE', `/v1/assets/${asset.id}?force=true`)).status).toBe(404);
  expect((await render(id)).issues).toEqual(['image_not_found']);
  expect((await upload(logo)).json.asset.id).toBe(asset.id);
  expect((await render(id)).issues).toEqual([]);
});
