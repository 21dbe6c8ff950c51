import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MAX_SETS, renderDocument } from './render-document.ts';
import { CREATED_AT, documentOf, scenesOf, stage, starterScenes } from './testing/documents.ts';

const title = { id: 'title', type: 'text', text: 'For {{ name }}', box: { x: 20, y: 20, width: 360, height: 60 } };
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('a document', () => {
  test('has a page for every page of every set, and tells what each set had to have mended', async () => {
    const pages = ['one', 'two'].map((id) => ({ id, layers: [{ ...title, id: `title-${id}` }] }));
    const scenes = scenesOf([], { pages }, [{ name: 'Ada' }, { name: 5 }, {}]);
    const document = await documentOf(scenes);
    expect(document.pages).toBe(6);
    expect(document.sets.map((set) => set.pages)).toEqual([2, 2, 2]);
    expect(document.sets.map((set) => set.issues.length)).toEqual(scenes.map((scene) => scene.issues.length));
    expect(latin1(document.bytes)).toContain('/Count 6');
  });

  test('takes the sets as they come, and of each only the pages that are asked for', async () => {
    const pages = ['one', 'two', 'three'].map((id) => ({ id, layers: [{ ...title, id: `title-${id}` }] }));
    async function* sets() {
      for (const scene of scenesOf([], { pages }, [{}, {}])) yield { scene, pages: [2, 0] };
    }
    expect((await renderDocument(sets(), {}, stage)).pages).toBe(4);
  });

  test('is the same file whenever and wherever it is made of the same', async () => {
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    const first = digest((await documentOf(starterScenes('onboarding-milestone', 4))).bytes);
    expect(digest((await documentOf(starterScenes('onboarding-milestone', 4))).bytes)).toBe(first);
    const script = fileURLToPath(new URL('testing/print-digest.ts', import.meta.url));
    expect(execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim()).toBe(first);
  });

  test('has no date unless one is given', async () => {
    const { bytes } = await renderDocument(
      scenesOf([title]).map((scene) => ({ scene })),
      {},
      stage,
    );
    expect(latin1(bytes)).not.toMatch(/CreationDate|CreateDate/);
  });

  test('has another date, and nothing else that differs, when it is made later', async () => {
    const scenes = scenesOf([title]);
    const [now, later] = await Promise.all([documentOf(scenes), documentOf(scenes, { createdAt: CREATED_AT + 1000 })]);
    expect(latin1(now.bytes)).toContain('(D:20260131120000Z)');
    expect(later.bytes.length).toBe(now.bytes.length);
  });

  test('draws what no row changes once, however many pages show it', async () => {
    const dots = Array.from({ length: 40 }, (_, index) => ({
      id: `dot-${index}`,
      type: 'shape',
      shape: 'ellipse',
      fill: '#3040a0',
      box: { x: index * 10, y: index * 7, width: 30, height: 30 },
    }));
    const layers = [{ id: 'dots', type: 'group', layers: dots }, title];
    const weigh = async (count: number) =>
      (
        await documentOf(
          scenesOf(
            layers,
            {},
            Array.from({ length: count }, (_, index) => ({ name: `Row ${index}` })),
          ),
        )
      ).bytes.length;
    const [two, twelve] = [await weigh(2), await weigh(12)];
    expect((twelve - two) / 10).toBeLessThan(1300);
  });

  test('refuses what it cannot be', async () => {
    const scenes = scenesOf([title]);
    const [scene] = scenes;
    const code = (promise: Promise<unknown>) => promise.then(String, (error) => error.code);
    expect(await code(documentOf(Array(MAX_SETS + 1).fill(scene)))).toBe('too_many_sets');
    expect(await code(documentOf([]))).toBe('document_empty');
    expect(await code(documentOf(scenes, { paper: { width: 6000, height: 100, unit: 'mm' } }))).toBe(
      'page_size_invalid',
    );
    expect(await code(renderDocument([{ scene: scene!, pages: [1] }], {}, stage))).toBe('page_unknown');
  });
});
