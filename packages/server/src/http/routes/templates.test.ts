import type { Pagination, Problem } from '@pictify/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestService, testTemplate } from '../../testing/test-service.ts';

interface Saved {
  template: { id: string; name: string; revision: number; document: Record<string, unknown> };
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const create = (id: string, more: object = {}) =>
  service.call<Saved>('POST', '/v1/templates', { body: { ...testTemplate(id), ...more } });

describe('a template', () => {
  test('is created with the address and the revision it has', async () => {
    const answer = await create('tpl_created');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`${service.context.publicUrl}/v1/templates/tpl_created`);
    expect(answer.headers.get('etag')).toBe('"1"');
  });

  test.each(['POST /v1/templates', 'PUT /v1/templates/tpl_created'])(
    '%s of nothing says what is missing',
    async (route) => {
      const [method = '', path = ''] = route.split(' ');
      for (const raw of ['', ' \r\n\t', '{}']) {
        const answer = await service.call<Problem>(method, path, { raw });
        expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_body' } });
        expect(answer.json.detail).toContain('“pages”');
      }
    },
  );

  test('of nothing but errors is told the first of them, and that it has more than a hundred', async () => {
    const layers = Array.from({ length: 200 }, (_, at) => ({ id: `l${at}`, type: 'text', text: '{{ 1 + }}' }));
    const answer = await create('tpl_broken', { pages: [{ id: 'page', layers }] });
    const { status, detail, errors } = answer.json as unknown as Problem;
    expect([status, errors.length]).toEqual([422, 51]);
    expect(detail).toContain('more than 100 errors');
    expect(errors.at(-1)).toEqual({ field: '', code: 'more_errors', message: 'There are at least 51 more problems.' });
  });

  test('that misspells what it says is warned', async () => {
    const layers = [{ id: 'photo', type: 'image', src: 'https://example.com/a.png' }];
    const { json } = await create('tpl_slips', { pages: [{ id: 'page', layers }] });
    expect(json).toMatchObject({
      warnings: [
        { code: 'property_unknown', severity: 'warning', path: '/pages/0/layers/0/src', layer: 'photo' },
        { code: 'image_source_empty', severity: 'warning', path: '/pages/0/layers/0/source' },
      ],
    });
  });

  test('of more characters than a document may have is refused, however it grew', async () => {
    const junk = 'x'.repeat(1_100_000);
    expect((await create('tpl_huge', { junk })).json).toMatchObject({ errors: [{ code: 'document_limit' }] });
    await create('tpl_growing', { junk: junk.slice(0, 1_000_000) });
    const operations = [{ type: 'setProps', layerId: 'title', props: { more: junk.slice(0, 100_000) } }];
    const patched = await service.call('PATCH', '/v1/templates/tpl_growing', { body: { baseRevision: 1, operations } });
    expect(patched).toMatchObject({ status: 422, json: { errors: [{ code: 'document_limit' }] } });
    expect((await create('tpl_huger', { junk: 'x'.repeat(2 * 1024 ** 2) })).status).toBe(413);
  });

  test.each(['/v1/templates', '/templates', '/v1/template', '/template'])('is the same at %s/{id}', async (path) => {
    const id = `tpl_alias${path.replaceAll('/', '_')}`;
    await create(id);
    const read = await service.call<Saved>('GET', `${path}/${id}`);
    expect(read.json.template).toMatchObject({ id, uid: id });
    const put = await service.call<Saved>('PUT', `${path}/${id}`, { body: { ...testTemplate(id), name: 'Put' } });
    expect(put.json.template).toMatchObject({ name: 'Put', revision: 2 });
    const operations = [{ type: 'setVariable', variable: { name: 'city', type: 'text' } }];
    expect((await service.call('PATCH', `${path}/${id}`, { body: { baseRevision: 2, operations } })).status).toBe(200);
    const variables = await service.call('GET', `${path}/${id}/variables`);
    expect(variables.json).toMatchObject({ templateUid: id, variables: [{ name: 'name' }, { name: 'city' }] });
    expect((await service.call('POST', `${path}/${id}/publish`)).status).toBe(201);
    expect((await service.call('GET', `${path}/${id}/versions`)).json).toMatchObject({ versions: [{ version: 1 }] });
    expect((await service.call('DELETE', `${path}/${id}`)).json).toEqual({ deleted: true });
  });

  test('that is saved as it is keeps its revision', async () => {
    const { document } = (await create('tpl_again')).json.template;
    const again = await service.call<Saved>('PUT', '/v1/templates/tpl_again', { body: document });
    expect(again.json.template.revision).toBe(1);
    expect(again.headers.get('etag')).toBe('"1"');
  });
});

describe('If-Match', () => {
  const put = (id: string, ifMatch: string) =>
    service.call<Saved & Problem>('PUT', `/v1/templates/${id}`, {
      body: { ...testTemplate(id), name: `By ${ifMatch}` },
      headers: { 'If-Match': ifMatch },
    });

  test.each([
    ['as it was answered', '"1"'],
    ['made weak by a proxy', 'W/"1"'],
    ['without quotes', '1'],
    ['that is any', '*'],
    ['among others', '"7", "1"'],
  ])('%s lets a change through', async (how, ifMatch) => {
    const id = `tpl_${how.replaceAll(' ', '_')}`;
    await create(id);
    const answer = await put(id, ifMatch);
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"2"']);
  });

  test('of another revision is 412 for PUT, PATCH and DELETE, and nothing is changed', async () => {
    await create('tpl_stale');
    await put('tpl_stale', '"1"');
    const body = { baseRevision: 2, operations: [{ type: 'removeLayers', ids: ['title'] }] };
    for (const stale of ['"1"', '"3"', 'nonsense', '""']) {
      const headers = { 'If-Match': stale };
      const answers = [
        await put('tpl_stale', stale),
        await service.call<Problem>('PATCH', '/v1/templates/tpl_stale', { body, headers }),
        await service.call<Problem>('DELETE', '/v1/templates/tpl_stale', { headers }),
      ];
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 412, json: { code: 'precondition_failed', revision: 2 } });
        expect(answer.headers.get('etag')).toBe('"2"');
      }
    }
    expect((await service.call<Saved>('GET', '/v1/templates/tpl_stale')).json.template).toMatchObject({ revision: 2 });
  });

  test('lets one of many who save at once through', async () => {
    await create('tpl_many');
    const saves = Array.from({ length: 8 }, (_, index) =>
      service.call('PUT', '/v1/templates/tpl_many', {
        body: { ...testTemplate('tpl_many'), name: `Writer ${index}` },
        headers: { 'If-Match': '"1"' },
      }),
    );
    const statuses = (await Promise.all(saves)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
  });
});

describe('the list', () => {
  const names = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elm'];
  const list = async (query: string) => {
    const path = `/v1/templates?q=tree_&sort=name&${query}`;
    const answer = await service.call<{ templates: { name: string }[]; pagination: Pagination }>('GET', path);
    return { names: answer.json.templates.map(({ name }) => name), pagination: answer.json.pagination };
  };
  beforeAll(async () => {
    for (const name of names) await create(`tree_${name.toLowerCase()}`, { name });
  });

  test('is paged by page and by offset, and tells both', async () => {
    const byPage = await list('page=2&limit=2');
    expect(byPage).toEqual(await list('offset=2&limit=2'));
    expect(byPage).toEqual({
      names: ['Cedar', 'Damson'],
      pagination: {
        page: 2,
        limit: 2,
        offset: 2,
        total: 5,
        totalPages: 3,
        hasNext: true,
        hasPrev: true,
        hasMore: true,
      },
    });
    expect(await list('offset=3&limit=10')).toMatchObject({ names: ['Damson', 'Elm'], pagination: { hasMore: false } });
  });

  test('is sorted as asked', async () => {
    const sorted = await service.call<{ templates: { name: string }[] }>(
      'GET',
      '/templates?q=tree_&sort=-name&limit=2',
    );
    expect(sorted.json.templates.map(({ name }) => name)).toEqual(['Elm', 'Damson']);
    const wrong = await service.call<Problem>('GET', '/templates?sort=colour');
    expect(wrong).toMatchObject({ status: 400, json: { code: 'invalid_parameter' } });
  });
});
