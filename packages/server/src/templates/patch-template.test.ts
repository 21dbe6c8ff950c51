import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestService, type TestAnswer, type TestService, testTemplate } from '../testing/test-service.ts';

interface Saved {
  template: { revision: number; name: string; document: CardDocument };
  warnings: { code: string }[];
  addedVariables: string[];
  summary: string;
}
interface CardDocument {
  variables: { name: string; default?: unknown }[];
  pages: { layers: Layer[] }[];
}
type Layer = Record<string, unknown> & { id: string };
type Edit = Record<string, unknown> & { type: string };
interface Conflict {
  code: string;
  detail: string;
  revision: number;
  errors: { field: string; code: string; message: string }[];
}

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const layerIds = ['title', 'line', 'mark', 'badge'];

/** A fresh template with four text layers, at revision 1. */
let cards = 0;
async function newCard(more: object = {}): Promise<string> {
  const id = `tpl_patch_${++cards}`;
  const layers = layerIds.map((layerId) => ({ id: layerId, type: 'text', text: layerId, opacity: 1 }));
  const body = { ...testTemplate(id), pages: [{ id: 'page', layers }], ...more };
  const answer = await service.call('POST', '/v1/templates', { body });
  expect(answer.status).toBe(201);
  return id;
}

const patch = <T = Saved>(id: string, baseRevision: number, ...operations: object[]): Promise<TestAnswer<T>> =>
  service.call<T>('PATCH', `/v1/templates/${id}`, { body: { baseRevision, operations } });
const setProps = (layerId: string, props: object) => ({ type: 'setProps', layerId, props });
const reorder = (layerId: string, index: number) => ({ type: 'reorder', layerId, index });
const read = async (id: string) => (await service.call<Saved>('GET', `/v1/templates/${id}`)).json.template;
const layersOf = ({ document }: { document: CardDocument }) => document.pages[0]!.layers;
const layerOf = async (id: string, layerId: string) => layersOf(await read(id)).find((layer) => layer.id === layerId);

describe('a PATCH', () => {
  test('applies its operations in order and says what it did', async () => {
    const id = await newCard();
    const answer = await patch(id, 1, setProps('title', { text: '{{ name }} of {{ city }}' }), reorder('mark', 0));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.json).toMatchObject({ template: { revision: 2 }, addedVariables: ['city'] });
    expect(answer.json.summary).toBe('Changed text of “title”, Moved “mark” to back');
    expect(await read(id)).toEqual(answer.json.template);
    expect(layersOf(await read(id)).map((layer) => layer.id)).toEqual(['mark', 'title', 'line', 'badge']);
  });

  test('applies all or nothing, and says which operation could not be', async () => {
    const id = await newCard();
    const answer = await patch<Conflict>(id, 1, setProps('title', { opacity: 0.5 }), setProps('titel', { opacity: 1 }));
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_body' } });
    expect(answer.json.errors).toMatchObject([{ field: '/operations/1', code: 'layer_unknown' }]);
    expect(answer.json.detail).toContain('Did you mean "title"?');
    expect(await read(id)).toMatchObject({ revision: 1 });
  });

  test('takes the summary of a sequence from what is a text', async () => {
    const id = await newCard();
    const operations = [setProps('title', { opacity: 0 })];
    const odd = await patch(id, 1, { type: 'sequence', operations, summary: { toString: 1 } });
    expect(odd.json.summary).toBe('Changed opacity of “title”');
    const told = await patch(id, 2, {
      type: 'sequence',
      operations: [setProps('mark', { opacity: 0 })],
      summary: 'Dimmed',
    });
    expect(told.json.summary).toBe('Dimmed');
  });

  test('that changes nothing makes no revision', async () => {
    const id = await newCard();
    const answer = await patch(id, 1, setProps('title', { text: 'title' }));
    expect(answer.json).toMatchObject({ template: { revision: 1 }, summary: 'Nothing changed' });
  });

  test.each<[string, unknown, string]>([
    ['no base', { operations: [{ type: 'removeLayers', ids: ['title'] }] }, '/baseRevision'],
    ['no operations', { baseRevision: 1, operations: [] }, '/operations'],
    ['an unknown type', { baseRevision: 1, operations: [{ type: 'setProp' }] }, '/operations/0/type'],
    ['an operation that is none', { baseRevision: 1, operations: [null] }, '/operations/0'],
    ['another key', { baseRevision: 1, operations: [{ type: 'reorder' }], force: true }, '/force'],
    ['an operation without anything', { baseRevision: 1, operations: [{ type: 'addLayer' }] }, '/operations/0'],
    [
      'too many operations, in a sequence',
      {
        baseRevision: 1,
        operations: [{ type: 'sequence', operations: Array.from({ length: 1000 }, () => reorder('title', 1)) }],
      },
      '/operations',
    ],
    [
      'too many values to put back',
      { baseRevision: 1, operations: [{ type: 'restoreProps', layerId: 'title', values: Array(1000).fill({}) }] },
      '/operations',
    ],
  ])('with %s is 422 with a pointer to it', async (_, body, field) => {
    const id = await newCard();
    const answer = await service.call<Conflict>('PATCH', `/v1/templates/${id}`, { body });
    expect(answer.status).toBe(422);
    expect(answer.json.errors[0]?.field).toBe(field);
  });

  test('whose members are of any kind is answered, never with a 500', async () => {
    const id = await newCard();
    const types = ['setProps', 'restoreProps', 'addLayer', 'removeLayers', 'reorder', 'restoreOverrides'];
    const type = fc.constantFrom(...types, 'setVariable', 'removeVariable', 'sequence');
    const names = ['layerId', 'props', 'values', 'layer', 'ids', 'index', 'pageId', 'parentId', 'variable', 'name'];
    const known = fc.constantFrom<unknown>('title', 'page', 'name', 'story', ['title'], [{ layerId: 'title' }]);
    const member = fc.oneof(known, fc.jsonValue({ maxDepth: 2 }));
    const operation = fc
      .tuple(type, fc.dictionary(fc.constantFrom(...names, 'operations', 'summary'), member))
      .map(([kind, members]) => ({ ...members, type: kind }));
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 4 }), async (operations) => {
        const body = { baseRevision: 1, operations };
        const answer = await service.call('PATCH', `/v1/templates/${id}`, { body });
        expect([200, 409, 422]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });
});

describe('two editors on the same revision', () => {
  const both = async (first: Edit, second: Edit, more: object = {}) => {
    const id = await newCard(more);
    expect(await patch(id, 1, first)).toMatchObject({ status: 200, json: { template: { revision: 2 } } });
    return { id, answer: await patch<Conflict & Saved>(id, 1, second) };
  };
  const title = { id: 'title', type: 'text', text: 'again' };
  const group = {
    pages: [
      {
        id: 'page',
        layers: [
          { id: 'group', type: 'group', layers: [title] },
          { ...title, id: 'line' },
        ],
      },
    ],
  };

  test.each<[string, Edit, Edit]>([
    ['different layers', setProps('title', { opacity: 0.5 }), setProps('line', { opacity: 0.25 })],
    ['different properties of a layer', setProps('title', { opacity: 0.5 }), setProps('title', { text: 'new' })],
    [
      'different members of a property',
      setProps('title', { font: { size: 20 } }),
      setProps('title', { font: { weight: 700 } }),
    ],
    [
      'a new layer before the one that is changed',
      { type: 'addLayer', layer: { type: 'shape' }, index: 0 },
      setProps('badge', { opacity: 0 }),
    ],
    [
      'two new layers without an id',
      { type: 'addLayer', layer: { type: 'shape' } },
      { type: 'addLayer', layer: { type: 'shape' } },
    ],
    ['moves of different layers', reorder('title', 3), reorder('line', 3)],
    ['a move and a property of the same layer', reorder('title', 3), setProps('title', { opacity: 0 })],
    [
      'a layer and a variable',
      setProps('title', { opacity: 0 }),
      { type: 'setVariable', variable: { name: 'name', type: 'text' } },
    ],
    ['the same value in the same place', setProps('title', { opacity: 0 }), setProps('title', { opacity: 0 })],
  ])('both land with %s', async (_, first, second) => {
    const { id, answer } = await both(first, second);
    expect(answer.status).toBe(200);
    expect((await read(id)).revision).toBe(answer.json.template.revision);
    // Done again, the first would change nothing: the second did not undo it.
    if (first.type !== 'setProps') return;
    const again = await patch(id, answer.json.template.revision, first);
    expect(again.json.summary).toBe('Nothing changed');
  });

  test.each<[string, Edit, Edit, string, object?]>([
    ['the same property', setProps('title', { text: 'a' }), setProps('title', { text: 'b' }), 'layer “title”'],
    [
      'a layer that was removed',
      { type: 'removeLayers', ids: ['title'] },
      setProps('title', { text: 'b' }),
      'layer “title”',
    ],
    [
      'a removed layer that was changed',
      setProps('title', { text: 'a' }),
      { type: 'removeLayers', ids: ['title'] },
      'layer “title”',
    ],
    ['moves of the same layer', reorder('title', 3), reorder('title', 2), 'layer “title”'],
    [
      'a new layer with the same id',
      { type: 'addLayer', layer: { ...title, id: 'x' } },
      { type: 'addLayer', layer: { ...title, id: 'x' } },
      'layer “x”',
    ],
    [
      'a removed group that something was put into',
      { type: 'addLayer', layer: { type: 'shape', id: 'x' }, parentId: 'group' },
      { type: 'removeLayers', ids: ['group'] },
      'layer “x”',
      group,
    ],
    [
      'something put into a removed group',
      { type: 'removeLayers', ids: ['group'] },
      { type: 'addLayer', layer: { type: 'shape' }, parentId: 'group' },
      'layer “group”',
      group,
    ],
    [
      'a removed group in which something was changed',
      setProps('title', { text: 'a' }),
      { type: 'removeLayers', ids: ['group'] },
      'layer “title”',
      group,
    ],
    [
      'a move within a group the layer has left',
      { type: 'reorder', layerId: 'title', pageId: 'page' },
      reorder('title', 0),
      'layer “title”',
      group,
    ],
    [
      'the same variable',
      { type: 'setVariable', variable: { name: 'name', type: 'text', default: 'a' } },
      { type: 'removeVariable', name: 'name' },
      'variable “name”',
    ],
    [
      'the overrides of a layer in a size',
      { type: 'restoreOverrides', values: [{ size: 'story', layerId: 'title', props: { opacity: 0 } }] },
      { type: 'restoreOverrides', values: [{ size: 'story', layerId: 'title', props: { opacity: 1 } }] },
      'size “story”',
    ],
  ])('conflict with %s', async (_, first, second, named, more = {}) => {
    const { id, answer } = await both(first, second, more);
    expect(answer).toMatchObject({ status: 409, json: { code: 'revision_conflict', revision: 2 } });
    expect(answer.headers.get('etag')).toBe('"2"');
    expect(answer.json.detail).toContain(named);
    expect(answer.json.detail).toContain('revision 2');
    expect(answer.json.errors.map(({ message }) => message).join()).toContain('was changed in revision 2');
    expect((await read(id)).revision).toBe(2);
  });

  test('a mistake on an old base is a mistake, not a conflict', async () => {
    const { answer } = await both(setProps('line', { opacity: 0 }), setProps('nobody', { opacity: 0 }));
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_body' } });
  });
});

describe('a base', () => {
  test('that a PUT moved conflicts only with what the PUT really changed', async () => {
    const id = await newCard();
    const { document } = await read(id);
    const [title, ...others] = document.pages[0]!.layers;
    const pages = [{ id: 'page', layers: [{ ...title, text: 'put' }, ...others.reverse()] }];
    await service.call('PUT', `/v1/templates/${id}`, { body: { ...document, pages } });
    expect((await patch(id, 1, setProps('line', { text: 'patched' }))).status).toBe(200);
    expect((await patch(id, 1, setProps('title', { text: 'patched' }))).status).toBe(409);
    expect((await patch(id, 1, reorder('badge', 0))).status).toBe(409);
    expect(await layerOf(id, 'title')).toMatchObject({ text: 'put' });
  });

  test('that is not there yet, or no longer known, is a conflict', async () => {
    const id = await newCard();
    expect(await patch<Conflict>(id, 2, setProps('title', { opacity: 0 }))).toMatchObject({
      status: 409,
      json: { code: 'revision_conflict', revision: 1 },
    });
    await patch(id, 1, setProps('title', { opacity: 0 }));
    await service.context.db.deleteFrom('templateRevision').where('templateId', '=', id).execute();
    const answer = await patch<Conflict>(id, 1, setProps('line', { opacity: 0 }));
    expect(answer).toMatchObject({ status: 409, json: { revision: 2 } });
    expect(answer.json.detail).toContain('not known any more');
  });

  test('is known for five hundred revisions', async () => {
    const id = await newCard();
    const { db } = service.context;
    await sql`insert into template_revision (workspace_id, template_id, revision, document_hash, touched)
      select 'wsp_default', ${id}, at, 'x', '["/layers/title"]' from generate_series(2, 501) as at`.execute(db);
    await db.updateTable('template').set({ revision: 501 }).where('id', '=', id).execute();
    expect((await patch(id, 1, setProps('line', { opacity: 0 }))).json.template.revision).toBe(502);
    expect((await patch(id, 1, setProps('mark', { opacity: 0 }))).status).toBe(409);
    expect((await patch(id, 2, setProps('mark', { opacity: 0 }))).status).toBe(200);
  });
});

test('of edits sent at the same time, none that was accepted is lost', async () => {
  const edit = fc.record({
    layerId: fc.constantFrom(...layerIds),
    kind: fc.constantFrom('text', 'opacity', 'move', 'remove'),
    behind: fc.nat(3),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 5 }),
      async (rounds) => {
        const id = await newCard();
        let revision = 1;
        let serial = 0;
        const accepted: { layerId: string; kind: string; value: unknown; base: number; revision: number }[] = [];
        for (const round of rounds) {
          const now = revision;
          await Promise.all(
            round.map(async ({ layerId, kind, behind }) => {
              const number = ++serial;
              const value = { text: `text ${number}`, opacity: number / 1000, move: number % 4, remove: null }[kind];
              const operation = {
                text: setProps(layerId, { text: value }),
                opacity: setProps(layerId, { opacity: value }),
                move: reorder(layerId, number % 4),
                remove: { type: 'removeLayers', ids: [layerId] },
              }[kind]!;
              const base = Math.max(1, now - behind);
              const { status, json } = await patch(id, base, operation);
              expect([200, 409, 422]).toContain(status);
              if (status !== 200 || json.summary === 'Nothing changed') return;
              revision = Math.max(revision, json.template.revision);
              accepted.push({ layerId, kind, value, base, revision: json.template.revision });
            }),
          );
        }
        accepted.sort((a, b) => a.revision - b.revision);
        expect(accepted.map((each) => each.revision)).toEqual(accepted.map((_, index) => index + 2));
        const layers = layersOf(await read(id));
        for (const [index, { layerId, kind, value, revision: at }] of accepted.entries()) {
          const over = accepted.slice(index + 1).filter((later) => {
            return later.layerId === layerId && (later.kind === kind || later.kind === 'remove' || kind === 'remove');
          });
          // Whoever replaced it had seen it.
          for (const later of over) expect(later.base).toBeGreaterThanOrEqual(at);
          if (over.length > 0 || kind === 'move') continue;
          const layer = layers.find((each) => each.id === layerId);
          if (kind === 'remove') expect(layer).toBeUndefined();
          else expect(layer?.[kind]).toBe(value);
        }
      },
    ),
    { numRuns: 25 },
  );
});
