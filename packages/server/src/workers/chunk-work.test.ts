import { gzipSync } from 'node:zlib';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { expect, test } from 'vitest';
import { testTemplate } from '../testing/test-service.ts';
import { type ChunkContext, emptyItems, renderChunk } from './chunk-work.ts';
import { Turns } from './turns.ts';

const template = compileTemplateDocument(validateTemplate(testTemplate('tpl_card')).template!);

function chunkOf(rows: object[]) {
  return {
    workspaceId: 'wsp_default',
    document: {},
    documentHash: 'x',
    options: { format: 'png' as const, scale: 1, now: 0 },
    fonts: [],
    batchId: 'bat_00000000000000000000000000',
    firstIndex: 0,
    payload: gzipSync(JSON.stringify(rows)),
    rows: [...rows.keys()],
    keyVariable: null,
    packKey: 'packs/x.zip',
    priority: 'small' as const,
  };
}

test('a chunk that is cancelled on the way ends without a pack', async () => {
  const drawn: unknown[] = [];
  const pack: string[] = [];
  const renderer: ChunkContext['renderer'] = {
    render: async (_, row) => {
      drawn.push(row);
      return { bytes: new Uint8Array(1), width: 1, height: 1, altText: '', issues: [] };
    },
  };
  const sink = {
    append: async () => ({ offset: 0, length: 1 }),
    publish: async () => void pack.push('published'),
    discard: async () => void pack.push('discarded'),
  };
  const items = await renderChunk(chunkOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }]), template, {
    renderer,
    turns: new Turns(),
    imageNameKey: new Uint8Array(32),
    openPack: async () => sink,
    onProgress: () => {},
    cancelled: () => drawn.length > 0,
  });
  expect(items).toBeNull();
  expect(drawn.length).toBeLessThan(3);
  expect(pack).toEqual(['discarded']);
});

test.each([
  ['user', [{ name: 'a' }]],
  ['name', [{ name: 'a', user: 7 }]],
])('a key the template has no variable for is not drawn: %s', async (keyVariable, expected) => {
  const drawn: unknown[] = [];
  const renderer: ChunkContext['renderer'] = {
    render: async (_, row) => {
      drawn.push(row);
      return { bytes: new Uint8Array(1), width: 1, height: 1, altText: '', issues: [] };
    },
  };
  const sink = { append: async () => ({ offset: 0, length: 1 }), publish: async () => {}, discard: async () => {} };
  const items = await renderChunk({ ...chunkOf([{ name: 'a', user: 7 }]), keyVariable }, template, {
    renderer,
    turns: new Turns(),
    imageNameKey: new Uint8Array(32),
    openPack: async () => sink,
    onProgress: () => {},
    cancelled: () => false,
  });
  expect(drawn).toEqual(expected);
  expect(items?.[0]?.key).toBe(keyVariable === 'user' ? '7' : 'a');
});

test('of a chunk only the rows asked for are drawn, and keep their index', async () => {
  const drawn: unknown[] = [];
  const renderer: ChunkContext['renderer'] = {
    render: async (_, row) => {
      drawn.push(row);
      return { bytes: new Uint8Array(1), width: 1, height: 1, altText: '', issues: [] };
    },
  };
  const sink = { append: async () => ({ offset: 0, length: 1 }), publish: async () => {}, discard: async () => {} };
  const progress: object[] = [];
  const task = { ...chunkOf([{ name: 'a' }, { name: 'b' }, { name: 'c' }]), firstIndex: 40, rows: [0, 2] };
  const items = await renderChunk(task, template, {
    renderer,
    turns: new Turns(),
    imageNameKey: new Uint8Array(32),
    openPack: async () => sink,
    onProgress: (rows) => progress.push({ ...rows }),
    cancelled: () => false,
  });
  expect(drawn).toEqual([{ name: 'a' }, { name: 'c' }]);
  expect(items?.map((item) => [item.index, item.variables])).toEqual([
    [40, ['name']],
    [42, ['name']],
  ]);
  expect(progress).toEqual([
    { completed: 1, failed: 0 },
    { completed: 2, failed: 0 },
  ]);
});

test('rows that never came to be rendered have their keys and the names of their variables', () => {
  const payload = gzipSync(JSON.stringify([{ id: 7 }, null, { id: 'x' }, { id: {} }, {}]));
  const items = emptyItems({ firstIndex: 20, payload }, 'id');
  expect(items.map((item) => [item.index, item.key, item.variables])).toEqual([
    [20, '7', ['id']],
    [21, null, null],
    [22, 'x', ['id']],
    [23, null, ['id']],
    [24, null, []],
  ]);
});
