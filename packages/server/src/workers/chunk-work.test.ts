import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { compileTemplateDocument, validateTemplate } from '@pictify/scene';
import { expect, test } from 'vitest';
import { testTemplate } from '../testing/test-service.ts';
import { renderChunk } from './chunk-work.ts';
import type { RowRenderer } from './row-renderer.ts';
import { Turns } from './turns.ts';

const template = compileTemplateDocument(validateTemplate(testTemplate('tpl_card')).template!);

function chunkOf(rows: object[]) {
  return {
    workspaceId: 'wsp_default',
    document: {},
    documentHash: 'x',
    options: { format: 'png' as const, scale: 1, now: 0 },
    batchId: 'bat_00000000000000000000000000',
    firstIndex: 0,
    payload: gzipSync(JSON.stringify(rows)),
    from: 0,
    to: rows.length,
    keyVariable: null,
    packKey: 'packs/x.zip',
    priority: 'small' as const,
  };
}

test('a chunk that waits for pictures says so, or its process would be taken for stuck', async () => {
  const said: number[] = [];
  let saidBeforeDrawing = 0;
  const renderer: RowRenderer = {
    prefetch: () => sleep(1200),
    render: async () => {
      saidBeforeDrawing ||= said.length;
      return { bytes: new Uint8Array(1), width: 1, height: 1, altText: '', issues: [] };
    },
  };
  const sink = { append: async () => ({ offset: 0, length: 1 }), publish: async () => {}, discard: async () => {} };
  const items = await renderChunk(chunkOf([{ name: 'a' }, { name: 'b' }]), template, {
    renderer,
    turns: new Turns(),
    imageNameKey: new Uint8Array(32),
    openPack: async () => sink,
    onProgress: (done) => void said.push(done),
    cancelled: () => false,
  });
  expect(items).toHaveLength(2);
  expect(saidBeforeDrawing).toBeGreaterThan(0);
  expect(said.at(-1)).toBe(2);
});
