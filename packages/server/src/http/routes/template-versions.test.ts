import type { Problem, WireTemplateVersion } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type BatchView,
  batchEnd,
  startTestService,
  type TestService,
  testTemplate,
} from '../../testing/test-service.ts';

interface Saved {
  template: { id: string; name: string; revision: number; version?: number; document: Record<string, unknown> };
}
interface Versions {
  versions: WireTemplateVersion[];
  pagination: { total: number; hasNext: boolean };
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const at = (id: string, rest = '') => `/v1/templates/${id}${rest}`;
const read = async (id: string) => (await service.call<Saved>('GET', at(id))).json.template;
const save = (id: string, name: string) => service.call<Saved>('PUT', at(id), { body: { ...testTemplate(id), name } });
const publish = (id: string, body?: object, headers: Record<string, string> = {}) =>
  service.call<WireTemplateVersion & Problem>('POST', at(id, '/publish'), { body, headers });
const versions = async (id: string, query = '') =>
  (await service.call<Versions>('GET', at(id, `/versions${query}`))).json;
const rollBack = (id: string, body: object) => service.call<Saved & Problem>('POST', at(id, '/rollback'), { body });

/** A template whose versions 1 and 2 are called “One” and “Two”, and whose saved document is called “Draft”. */
let cards = 0;
async function published(): Promise<string> {
  const id = `tpl_versions_${++cards}`;
  await service.call('POST', '/v1/templates', { body: { ...testTemplate(id), name: 'One' } });
  expect((await publish(id)).status).toBe(201);
  await save(id, 'Two');
  expect((await publish(id, { name: 'Second', note: 'Another name' })).status).toBe(201);
  await save(id, 'Draft');
  return id;
}

describe('publishing', () => {
  test('makes numbered versions, and lists them with the current one marked', async () => {
    const id = await published();
    const list = await versions(id);
    expect(list.versions).toMatchObject([
      { id: `${id}@2`, version: 2, revision: 2, name: 'Second', note: 'Another name', current: false },
      { id: `${id}@1`, templateUid: id, version: 1, revision: 1, name: null, note: null, current: false },
    ]);
    expect((await publish(id)).json).toMatchObject({ version: 3, current: true });
    expect(await versions(`${id}@1`)).toEqual(await versions(id));
    expect(await versions(id, '?limit=1')).toMatchObject({
      versions: [{ version: 3, current: true }],
      pagination: { total: 3, hasNext: true },
    });
  });

  test('the document of the newest version again is that version', async () => {
    const id = await published();
    const first = await publish(id, { note: 'first' });
    const again = await publish(id, { note: 'again' });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.json).toEqual(first.json);
  });

  test('many times at once makes one version', async () => {
    const id = await published();
    const answers = await Promise.all(Array.from({ length: 8 }, () => publish(id)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(answers.map(({ json }) => json.version))).toEqual(new Set([3]));
  });

  test('with an idempotency key answers the first time’s answer', async () => {
    const id = await published();
    const headers = { 'Idempotency-Key': `publish-${id}` };
    const first = await publish(id, {}, headers);
    await save(id, 'Later');
    const again = await publish(id, {}, headers);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect((await versions(id)).versions).toHaveLength(3);
  });

  test('on a revision that is not the current one is 412', async () => {
    const id = await published();
    expect(await publish(id, {}, { 'If-Match': '"2"' })).toMatchObject({ status: 412, json: { revision: 3 } });
  });

  test('refuses what it does not know', async () => {
    const id = await published();
    for (const body of [{ version: 3 }, { name: '' }, { note: 7 }]) {
      expect((await publish(id, body)).status).toBe(422);
    }
  });
});

describe('a pinned id', () => {
  test('reads the document as it was published', async () => {
    const id = await published();
    expect(await read(`${id}@1`)).toMatchObject({ id, uid: id, name: 'One', version: 1, revision: 1 });
    expect(await read(`${id}@latest`)).toMatchObject({ name: 'Two', version: 2, document: { name: 'Two' } });
    expect(await read(encodeURIComponent(`${id}@1`))).toMatchObject({ name: 'One' });
    expect(await read(id)).toMatchObject({ name: 'Draft', revision: 3 });
    expect(await read(id)).not.toHaveProperty('version');
  });

  test('is taken by every route that takes an id', async () => {
    const id = `tpl_pinned_${++cards}`;
    const card = (text: string) => testTemplate(id, text);
    await service.call('POST', '/v1/templates', { body: card('{{ one }}') });
    await publish(id);
    await service.call('PUT', at(id), { body: card('{{ two }}') });
    const variables = await service.call('GET', at(`${id}@1`, '/variables'));
    expect(variables.json).toMatchObject({ templateUid: id, variables: [{ name: 'name' }, { name: 'one' }] });
    const hashOf = async (answer: { json: Record<string, unknown> }) => {
      const name = new URL((answer.json as { url: string }).url).pathname.slice('/images/'.length);
      const image = await service.context.db.selectFrom('image').selectAll().where('name', '=', name).execute();
      return image[0]?.documentHash;
    };
    const { documentHash } = (await versions(id)).versions[0]!;
    const row = { name: `only in this test ${id}` };
    const rendered = await service.call('POST', at(`${id}@1`, '/render'), { body: { variables: row } });
    expect(rendered.json).toMatchObject({ templateUid: id });
    expect(await hashOf(rendered)).toBe(documentHash);
    const byQuery = await service.call('GET', `/template/${id}@latest/render?name=${id}`);
    expect(await hashOf(byQuery)).toBe(documentHash);
    for (const route of ['/batch', '/preflight']) {
      const batch = await service.call<BatchView>('POST', at(`${id}@1`, route), { body: { variables: [{}] } });
      expect(await batchEnd(service.call, batch.json.id)).toMatchObject({ status: 'completed', templateId: id });
      const stored = await service.context.db.selectFrom('batch').selectAll().where('id', '=', batch.json.id).execute();
      expect(stored[0]).toMatchObject({ documentHash });
    }
  });

  test.each(['@3', '@0', '@', '@one', '@1@2', '@99999999999'])(
    'with %s, which is no version, is 404 with those there are',
    async (pin) => {
      const id = await published();
      for (const suffix of ['', '/variables', '/render']) {
        const answer = await service.call<Problem>('GET', at(`${id}${pin}`, suffix));
        expect(answer).toMatchObject({ status: 404, json: { code: 'not_found' } });
        expect(answer.json.detail).toContain(`versions 2, 1; pin one as “${id}@2”`);
      }
    },
  );

  test('of a template of which nothing is published says so', async () => {
    const id = `tpl_unpublished_${++cards}`;
    await service.call('POST', '/v1/templates', { body: testTemplate(id) });
    const answer = await service.call<Problem>('GET', at(`${id}@latest`));
    expect(answer.status).toBe(404);
    expect(answer.json.detail).toContain(`POST /v1/templates/${id}/publish`);
  });

  test('of a template that is not there is missing like it', async () => {
    const headers = { 'X-Request-Id': 'same-request' };
    const pinned = await service.call('GET', at('tpl_nowhere@1'), { headers });
    const plain = await service.call('GET', at('tpl_nowhere'), { headers });
    expect(pinned.status).toBe(404);
    expect(pinned.text.replaceAll('@1', '')).toBe(plain.text);
  });

  test.each([
    ['PUT', '', testTemplate('x')],
    ['PATCH', '', { baseRevision: 1, operations: [{ type: 'removeLayers', ids: ['title'] }] }],
    ['DELETE', '', undefined],
    ['POST', '/publish', {}],
    ['POST', '/rollback', { version: 1 }],
  ])('cannot be changed: %s %s', async (method, suffix, body) => {
    const id = await published();
    const answer = await service.call<Problem>(method, at(`${id}@2`, suffix), { body });
    expect(answer).toMatchObject({ status: 409, json: { code: 'version_immutable' } });
    expect(answer.json.detail).toContain(`“${id}”`);
    expect((await service.call(method, at(`${id}@7`, suffix), { body })).status).toBe(404);
    expect(await read(`${id}@2`)).toMatchObject({ name: 'Two' });
  });
});

describe('rolling back', () => {
  test('makes the version’s document the saved one, as a new revision', async () => {
    const id = await published();
    const answer = await rollBack(id, { version: 1 });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"4"');
    expect(answer.json.template).toMatchObject({ name: 'One', revision: 4 });
    expect(await read(id)).toMatchObject({ name: 'One' });
    const list = await versions(id);
    expect(list.versions.map(({ version, current }) => [version, current])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect((await publish(id)).json).toMatchObject({ version: 3 });
  });

  test('loses nothing: what it replaced comes back by its revision', async () => {
    const id = await published();
    await rollBack(id, { version: 1 });
    const answer = await rollBack(id, { revision: 3 });
    expect(answer.json.template).toMatchObject({ name: 'Draft', revision: 5 });
    await save(id, 'Passing');
    await save(id, 'Last');
    expect(await rollBack(id, { revision: 6 })).toMatchObject({ status: 404, json: { code: 'not_found' } });
  });

  test('to what is saved already changes nothing', async () => {
    const id = await published();
    await publish(id);
    expect((await rollBack(id, { version: 3 })).json.template).toMatchObject({ name: 'Draft', revision: 3 });
  });

  test('conflicts with edits made before it on what it changed', async () => {
    const id = await published();
    await rollBack(id, { version: 1 });
    const operations = [{ type: 'setProps', layerId: 'title', props: { opacity: 0.5 } }];
    expect((await service.call('PATCH', at(id), { body: { baseRevision: 3, operations } })).status).toBe(200);
  });

  test.each([[{}], [{ version: 1, revision: 1 }], [{ version: '1' }], [{ version: 0 }]])('%j is 422', async (body) => {
    expect((await rollBack(await published(), body)).status).toBe(422);
  });

  test('to a version that is not there is 404 with those there are', async () => {
    const answer = await rollBack(await published(), { version: 9 });
    expect(answer.status).toBe(404);
    expect(answer.json.detail).toContain('versions 2, 1;');
  });
});

describe('duplicating', () => {
  const duplicate = (id: string, body?: object) =>
    service.call<Saved & Problem>('POST', at(id, '/duplicate'), { body });

  test('makes a template of its own, by default called a copy', async () => {
    const id = await published();
    const answer = await duplicate(id);
    expect(answer.status).toBe(201);
    expect(answer.json.template).toMatchObject({ name: 'Copy of Draft', revision: 1 });
    expect(answer.json.template.id).toMatch(/^tpl_/);
    expect(answer.headers.get('location')).toContain(answer.json.template.id);
    const { id: _, name: __, ...rest } = answer.json.template.document;
    expect((await read(id)).document).toMatchObject(rest);
    expect((await versions(answer.json.template.id)).versions).toEqual([]);
  });

  test('takes a version, an id and a name', async () => {
    const id = await published();
    const named = await duplicate(`${id}@1`, { id: `${id}_copy`, name: 'Mine' });
    expect(named.json.template).toMatchObject({ id: `${id}_copy`, name: 'Mine' });
    expect((await duplicate(`${id}@1`)).json.template.name).toBe('Copy of One');
    expect(await duplicate(id, { id: `${id}_copy` })).toMatchObject({ status: 409, json: { code: 'already_exists' } });
    for (const wrong of ['Not An Id', 'tpl@1']) expect((await duplicate(id, { id: wrong })).status).toBe(422);
  });
});

test('a deleted template has no versions; a batch of one goes on, and a new template of that id starts afresh', async () => {
  const id = await published();
  const rows = Array.from({ length: 50 }, (_, index) => ({ name: `row ${index}` }));
  const batch = await service.call<BatchView>('POST', at(`${id}@1`, '/batch'), { body: { variables: rows } });
  expect((await service.call('DELETE', at(id))).status).toBe(200);
  for (const path of [at(`${id}@1`), at(id, '/versions'), at(`${id}@latest`, '/variables')]) {
    expect((await service.call('GET', path)).status).toBe(404);
  }
  expect(await batchEnd(service.call, batch.json.id)).toMatchObject({ status: 'completed', completed: 50 });
  await service.call('POST', '/v1/templates', { body: testTemplate(id) });
  expect((await versions(id)).versions).toEqual([]);
  expect((await publish(id)).json).toMatchObject({ version: 1 });
});
