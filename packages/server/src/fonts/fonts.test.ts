import { brotliCompressSync } from 'node:zlib';
import type { Problem, Scope, WireFont } from '@pictify/api';
import type { Job } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptBatch } from '../batch/accept-batch.ts';
import { decodeItems } from '../batch/item-codec.ts';
import { runChunk } from '../batch/run-chunk.ts';
import { type ChunkJob, queues } from '../queue/queues.ts';
import { hashApiKey } from '../security/api-key.ts';
import type { ServiceContext } from '../service-context.ts';
import { insertApiKey } from '../store/api-keys.ts';
import { loadBatch } from '../store/batches.ts';
import { chunkOfRow } from '../store/chunks.ts';
import { defaultWorkspace } from '../store/database.ts';
import { findTemplate } from '../store/templates.ts';
import { fontFiles } from '../testing/font-files.ts';
import {
  realWorkerModule,
  startTestService,
  type TestService,
  testKey,
  testTemplate,
} from '../testing/test-service.ts';
import { fontBlobKey, fontHash } from './font-file.ts';
import { sweepFonts } from './sweep-fonts.ts';

interface Saved extends Problem {
  font: WireFont;
  warnings: { code: string; message: string; path?: string }[];
}

const theirKey = 'key-of-the-other-workspace';
let service: TestService;

beforeAll(async () => {
  service = await startTestService({ pool: { module: realWorkerModule } });
  const { db, rootSecret } = service.context;
  await db.insertInto('workspace').values({ id: 'wsp_other', name: 'Other' }).execute();
  const hash = hashApiKey(rootSecret, theirKey);
  const scopes: Scope[] = ['admin'];
  await insertApiKey(db, { id: 'key_other', workspaceId: 'wsp_other', hash, prefix: 'x', name: 'x', scopes });
  for (const key of [testKey, theirKey]) {
    const body = withFamily('tpl_acme', 'Acme Sans');
    expect((await service.call('POST', '/v1/templates', { body, key })).status).toBe(201);
  }
});
afterAll(() => service?.stop());
beforeEach(async () => {
  await service.context.db.deleteFrom('font').execute();
});

function withFamily(id: string, family: string): Record<string, unknown> {
  const template = testTemplate(id);
  const font = { family, size: 20 };
  const title = { id: 'title', type: 'text', box: { x: 0, y: 0, width: 120, height: 60 }, text: 'Hi {{ name }}', font };
  return { ...template, pages: [{ id: 'page', layers: [title] }] };
}

const upload = (bytes: Uint8Array, query = '', type = 'font/ttf', key: string = testKey) =>
  service.call<Saved>('POST', `/v1/fonts${query}`, { raw: bytes, headers: { 'Content-Type': type }, key });

const acme = '?family=Acme+Sans';

async function list(key: string = testKey): Promise<WireFont[]> {
  return (await service.call<{ fonts: WireFont[] }>('GET', '/v1/fonts', { key })).json.fonts;
}

async function render(key: string = testKey): Promise<{ url: string; issues: string[] }> {
  const body = { variables: { name: 'Ada' } };
  const { json } = await service.call<{ url: string; issues: { code: string }[] }>(
    'POST',
    '/v1/templates/tpl_acme/render',
    { body, key },
  );
  return { url: json.url, issues: json.issues.map(({ code }) => code) };
}

function form(fields: Record<string, string | Blob | undefined>): { raw: FormData; headers: Record<string, string> } {
  const raw = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) raw.append(name, value);
  return { raw, headers: {} };
}

/** As a browser sends it: its boundary is another each time. */
async function send(fields: Record<string, string | Blob | undefined>, headers: Record<string, string> = {}) {
  const request = new Request('http://x', { method: 'POST', body: form(fields).raw });
  const type = request.headers.get('content-type')!;
  const raw = new Uint8Array(await request.arrayBuffer());
  return service.call<Saved>('POST', '/v1/fonts', { raw, headers: { 'Content-Type': type, ...headers } });
}

describe('an upload', () => {
  test('says what is in the file, and the file again is the same font', async () => {
    const first = await upload(fontFiles.bold);
    expect(first.status).toBe(201);
    expect(first.json.font).toMatchObject({
      id: expect.stringMatching(/^fnt_[0-9a-z]{26}$/),
      family: 'Outfit',
      subfamily: 'Bold',
      weight: 700,
      style: 'normal',
      axes: [],
      features: expect.arrayContaining(['kern', 'tnum']),
      bytes: fontFiles.bold.length,
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(first.json.warnings).toMatchObject([{ code: 'font_replaces_shipped' }]);
    const again = await upload(fontFiles.bold, '', 'application/octet-stream');
    expect(again).toMatchObject({ status: 200, json: first.json });
    expect(await list()).toEqual([first.json.font]);
  });

  test('may be a variable font in WOFF2', async () => {
    const { status, json } = await upload(fontFiles.variable, '?family=Thai', 'font/woff2');
    expect(status).toBe(201);
    expect(json.font.axes).toEqual([{ tag: 'wght', min: 100, default: 400, max: 900 }]);
    expect(json.warnings).toEqual([]);
  });

  test('is called what the query says; one file may be several fonts, one face is one file', async () => {
    const named = await upload(fontFiles.bold, '?family=%20Acme%20Sans&weight=300&style=italic');
    expect(named.json.font).toMatchObject({ family: 'Acme Sans', weight: 300, style: 'italic', subfamily: 'Bold' });
    expect((await upload(fontFiles.bold)).json.font.id).toBe(named.json.font.id);
    expect((await upload(fontFiles.bold, '?family=House')).status).toBe(201);
    const taken = await upload(fontFiles.italic, '?family=ACME+sans&weight=300');
    expect(taken).toMatchObject({ status: 409, json: { code: 'already_exists' } });
    expect(taken.json.detail).toContain(`/v1/fonts/${named.json.font.id}`);
    expect(await list()).toHaveLength(2);
  });

  test('may be a form, whose fields say what it is called', async () => {
    const { status, json } = await send({
      file: new Blob([fontFiles.bold]),
      family: 'Acme Sans',
      weight: '800',
      style: '',
    });
    expect(status).toBe(201);
    expect(json.font).toMatchObject({ family: 'Acme Sans', weight: 800, style: 'normal' });
  });

  test('with an idempotency key is answered alike, whatever the boundary of its form', async () => {
    const headers = { 'Idempotency-Key': 'font-1' };
    const fields = { file: new Blob([fontFiles.bold]), family: 'Acme Sans' };
    const first = await send(fields, headers);
    const again = await send(fields, headers);
    expect(again).toMatchObject({ status: 201, json: first.json });
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await send({ ...fields, family: 'House' }, headers)).json.code).toBe('idempotency_mismatch');
  });

  test('that comes twenty times at once is one font', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => upload(fontFiles.italic, acme)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(await list()).toHaveLength(1);
  });

  test('is refused when the workspace has a hundred', async () => {
    const { font } = (await upload(fontFiles.bold)).json;
    const stored = await service.context.db.selectFrom('font').selectAll().where('id', '=', font.id).executeTakeFirst();
    const more = Array.from({ length: 99 }, (_, index) => ({
      ...stored!,
      id: `fnt_${index}`,
      familyKey: `font ${index}`,
      facts: JSON.stringify(stored!.facts),
      deletedAt: undefined,
    }));
    await service.context.db.insertInto('font').values(more).execute();
    const refused = await upload(fontFiles.italic);
    expect(refused).toMatchObject({ status: 409, json: { code: 'too_many_fonts' } });
    expect(refused.json.detail).toContain('100 fonts');
    expect((await upload(fontFiles.bold)).status).toBe(200);
    expect((await upload(fontFiles.italic, '', 'font/ttf', theirKey)).status).toBe(201);
  });
});

describe('what cannot be used is refused in words, and leaves nothing', () => {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const patched = (bytes: Uint8Array, at: number, value: string): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    copy.set(text(value), at);
    return copy;
  };
  const cases: [string, Uint8Array, string, string, string, string][] = [
    ['garbage', text('not a font at all'), '', 'font/ttf', 'font_invalid', 'not a TTF, OTF or WOFF2'],
    ['nothing', new Uint8Array(), '', 'font/ttf', 'font_invalid', 'not a font file'],
    ['half a file', fontFiles.bold.subarray(0, 20_000), '', 'font/ttf', 'font_invalid', 'truncated'],
    ['half a WOFF2', fontFiles.variable.subarray(0, 9000), '', 'font/woff2', 'font_invalid', 'damaged'],
    ['a collection', patched(fontFiles.bold, 0, 'ttcf'), '', 'font/collection', 'font_invalid', 'collection'],
    ['WOFF 1', patched(fontFiles.bold, 0, 'wOFF'), '', 'font/woff', 'font_invalid', 'WOFF 1'],
    ['a zip bomb', woff2Bomb(), '', 'font/woff2', 'font_invalid', 'damaged'],
    ['6 MB', new Uint8Array(6 * 1024 ** 2), '', 'font/ttf', 'body_too_large', 'at most 5 MB'],
    ['a type that is none', fontFiles.bold, '', 'application/json', 'unsupported_media_type', 'not application/json'],
    ['no type', fontFiles.bold, '', '', 'unsupported_media_type', '“Content-Type: font/ttf”'],
    ['an unknown name', fontFiles.bold, '?famly=x', 'font/ttf', 'unknown_parameter', '“family”'],
    ['a weight of 2000', fontFiles.bold, '?weight=2000', 'font/ttf', 'invalid_parameter', 'weight'],
    ['an oblique', fontFiles.bold, '?style=oblique', 'font/ttf', 'invalid_parameter', 'normal or italic'],
    ['a name with a control', fontFiles.bold, '?family=a%00b', 'font/ttf', 'invalid_parameter', 'control characters'],
    ['no form', text('--x'), '', 'multipart/form-data', 'malformed_body', 'boundary'],
    [
      'a form of many parts',
      text('--x\r\n'.repeat(1000)),
      '',
      'multipart/form-data; boundary=x',
      'malformed_body',
      'a few',
    ],
    ['a cut form', text('--x\r\nContent-'), '', 'multipart/form-data; boundary=x', 'malformed_body', '27 to 70'],
  ];
  test.each(cases)('%s', async (_, bytes, query, type, code, words) => {
    const { json } = await upload(bytes, query, type);
    expect(json).toMatchObject({ code, detail: expect.stringContaining(words) });
    expect(await list()).toEqual([]);
  });

  test('a form without a file, with two, or with a field nobody knows', async () => {
    const file = new Blob([fontFiles.bold]);
    expect((await send({ family: 'Acme' })).json).toMatchObject({ code: 'invalid_body', errors: [{ field: '/file' }] });
    expect((await send({ file: 'text' })).json.detail).toContain('one “file”');
    expect((await send({ file, wieght: '3' })).json.detail).toContain('“weight”');
    const damaged = await send({ file: new Blob(['no font']) });
    expect(damaged.json).toMatchObject({ code: 'font_invalid', errors: [{ field: '/file' }] });
  });
});

/** A WOFF2 file of a few hundred bytes that unpacks to a hundred megabytes. */
function woff2Bomb(): Uint8Array {
  const header = Buffer.from(fontFiles.variable.subarray(0, 48));
  const data = brotliCompressSync(Buffer.alloc(100 * 1024 ** 2));
  header.writeUInt16BE(1, 12);
  header.writeUInt32BE(data.length, 20);
  // One table, `cmap`, that says it has a thousand bytes: 7 × 128 + 104.
  const table = Buffer.from([0, 0x87, 0x68]);
  const bomb = Buffer.concat([header, table, data]);
  bomb.writeUInt32BE(bomb.length, 8);
  return bomb;
}

describe('templates', () => {
  test('are drawn with the font while it is there, from its upload on', async () => {
    const without = await render();
    expect(without.issues).toEqual(['font_unknown']);
    const { font } = (await upload(fontFiles.bold, acme)).json;
    const drawn = await render();
    expect(drawn.issues).toEqual([]);
    expect(drawn.url).not.toBe(without.url);
    expect(await service.call('DELETE', `/v1/fonts/${font.id}`)).toMatchObject({
      status: 200,
      json: { deleted: true },
    });
    expect(await render()).toEqual(without);
    const { font: later } = (await upload(fontFiles.bold, acme)).json;
    expect(later.id).not.toBe(font.id);
    expect(await render()).toEqual(drawn);
  });

  test('do without a font whose file is lost, until it is there again', async () => {
    const { blobs } = service.context;
    const without = await render();
    await upload(fontFiles.italic, acme);
    const key = fontBlobKey(defaultWorkspace, fontHash(fontFiles.italic));
    await blobs.delete(key);
    expect(await render()).toEqual(without);
    await blobs.put(key, fontFiles.italic.subarray(0, 5000));
    expect(await render()).toEqual(without);
    await blobs.put(key, fontFiles.italic);
    expect((await render()).issues).toEqual([]);
  });

  test('of two workspaces have each its own font of the same name', async () => {
    await upload(fontFiles.bold, acme);
    await upload(fontFiles.italic, acme, 'font/ttf', theirKey);
    const [ours, theirs] = [await render(), await render(theirKey)];
    expect([ours.issues, theirs.issues]).toEqual([[], []]);
    const pixels = await Promise.all([ours, theirs].map(({ url }) => service.call('GET', new URL(url).pathname)));
    expect(pixels[0]!.text).not.toBe(pixels[1]!.text);

    const [our] = await list();
    const [their] = await list(theirKey);
    expect([our!.subfamily, their!.subfamily]).toEqual(['Bold', 'Italic']);
    const headers = { 'X-Request-Id': 'same-request' };
    const foreign = await service.call('DELETE', `/v1/fonts/${their!.id}`, { headers });
    const nobodys = await service.call('DELETE', '/v1/fonts/fnt_none', { headers });
    expect(foreign.status).toBe(404);
    expect(foreign.text.replaceAll(their!.id, 'fnt_none')).toBe(nobodys.text);

    await service.call('DELETE', `/v1/fonts/${our!.id}`);
    expect((await render()).issues).toEqual(['font_unknown']);
    expect(await render(theirKey)).toEqual(theirs);
  });

  test('are warned of families that are neither shipped nor uploaded', async () => {
    await upload(fontFiles.bold, acme);
    const save = async (family: string) =>
      (await service.call<Saved>('PUT', '/v1/templates/tpl_acme', { body: withFamily('tpl_acme', family) })).json
        .warnings;
    expect(await save('Acme Snas')).toEqual([
      {
        code: 'font_unknown',
        severity: 'warning',
        message: 'No font “Acme Snas” is shipped or uploaded. Did you mean “Acme Sans”?',
        path: '/pages/0/layers/0/font/family',
      },
    ]);
    expect((await save('Helvetica'))[0]!.message).toContain('POST /v1/fonts');
    for (const family of ['inter', '{{ name }}', ' acme sans ', 'Acme Sans']) expect(await save(family)).toEqual([]);
  });
});

describe('batches', () => {
  /** A batch whose only chunk is drawn when `work` is called. */
  async function waitingBatch() {
    const queue = { insert: async () => null, complete: async () => null };
    const boss = queue as unknown as ServiceContext['boss'];
    const context = { ...service.context, boss, wake: { chunks: () => undefined, webhooks: () => undefined } };
    const template = (await findTemplate(context.db, defaultWorkspace, 'tpl_acme'))!;
    const body = (async function* () {
      yield Buffer.from(JSON.stringify({ variables: [{ name: 'Ada' }, { name: 'Bo' }] }));
    })();
    const { id } = await acceptBatch(context, { template, body });
    const job = { id: 'x', name: queues.small, data: { batchId: id, firstIndex: 0 } } as Job<ChunkJob>;
    return async (): Promise<string[]> => {
      await runChunk(context, job, new AbortController().signal);
      expect(await loadBatch(context.db, id)).toMatchObject({ state: 'completed', completed: 2 });
      const { results } = (await chunkOfRow(context.db, id, 0))!;
      return decodeItems(results!).flatMap((item) => item.issues.map(({ code }) => code));
    };
  }

  test('are drawn with the fonts they were accepted with, whose files stay until then', async () => {
    const { blobs } = service.context;
    const key = fontBlobKey(defaultWorkspace, fontHash(fontFiles.bold));
    const later = () => sweepFonts(service.context, new Date(Date.now() + 1000));
    const { font } = (await upload(fontFiles.bold, acme)).json;
    const before = await waitingBatch();
    await service.call('DELETE', `/v1/fonts/${font.id}`);
    const after = await waitingBatch();
    await upload(fontFiles.italic, acme);
    await later();
    expect(await before()).toEqual([]);
    expect(await after()).toEqual(['font_unknown', 'font_unknown']);
    expect(await blobs.size(key)).toBe(fontFiles.bold.length);
    await later();
    expect(await blobs.size(key)).toBeNull();
    expect(await list()).toHaveLength(1);
  });

  test('a file that another font has is not deleted with one of them', async () => {
    const key = fontBlobKey(defaultWorkspace, fontHash(fontFiles.bold));
    const { font } = (await upload(fontFiles.bold, acme)).json;
    await upload(fontFiles.bold, '?family=House');
    await service.call('DELETE', `/v1/fonts/${font.id}`);
    await sweepFonts(service.context, new Date(Date.now() + 1000));
    expect(await service.context.blobs.size(key)).toBe(fontFiles.bold.length);
    expect(await list()).toMatchObject([{ family: 'House' }]);
  });
});

test('the shipped families are listed for everybody', async () => {
  const { json } = await service.call<{ shipped: object[] }>('GET', '/v1/fonts', { key: theirKey });
  const inter = { family: 'Inter', weights: expect.arrayContaining([100, 400, 900]), styles: ['normal', 'italic'] };
  expect(json.shipped).toContainEqual(inter);
});
