import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchCommand } from './commands/batch.ts';
import { renderCommand } from './commands/render.ts';
import { openFonts } from './font-folder.ts';
import { capture, makeWorkspace } from './testing/workspace.ts';
import { UsageError } from './usage-error.ts';

const { file, path } = await makeWorkspace();
const require = createRequire(import.meta.url);
const installed = (name: string, inside: string) =>
  require.resolve(`${name}/package.json`).replace('package.json', inside);
const thai = installed('@fontsource-variable/noto-sans-thai', 'files/noto-sans-thai-latin-wght-normal.woff2');
const outfit = installed('@expo-google-fonts/outfit', '700Bold/Outfit_700Bold.ttf');

const title = { id: 'title', type: 'text', text: 'Ada', font: { family: 'Noto Sans Thai', size: 20, weight: 650 } };
const template = { schema: 1, name: 'Card', width: 80, height: 40, pages: [{ id: 'page', layers: [title] }] };

/** A folder with these files in it. */
async function folder(name: string, files: Record<string, string | Uint8Array>): Promise<string> {
  await mkdir(path(name), { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    if (typeof content === 'string') await copyFile(content, path(join(name, file)));
    else await writeFile(path(join(name, file)), content);
  }
  return path(name);
}

test('fonts are found in fonts/ beside the template or one folder up, or where --fonts says', async () => {
  await mkdir(path('a/b'), { recursive: true });
  const card = await file('a/b/card.json', template);
  const render = async (...args: string[]) => {
    const { text } = await capture(renderCommand, [card, '-o', path('out.png'), ...args]);
    return { isKnown: !text.includes('font_unknown'), bytes: await readFile(path('out.png')) };
  };
  const without = await render();
  expect(without.isKnown).toBe(false);
  const given = await render('--fonts', await folder('elsewhere', { 'Thai.WOFF2': thai, 'OFL.txt': Buffer.from('x') }));
  expect(given.isKnown).toBe(true);
  expect(given.bytes.equals(without.bytes)).toBe(false);
  await folder('a/fonts', { 'thai.woff2': thai });
  expect(await render()).toEqual(given);
  await folder('a/b/fonts', {});
  expect(await render()).toEqual(without);
  await folder('a/b/fonts', { 'thai.woff2': thai });
  expect(await render()).toEqual(given);
  const rows = await file('rows.csv', 'name\nAda\n');
  const { text } = await capture(batchCommand, [card, rows, '-o', path('out'), '--fonts', path('elsewhere')]);
  expect(text).toContain('1 of 1 images');
  expect(text).not.toContain('font_unknown');
});

test('of several files with one face the first counts', async () => {
  const fonts = await folder('twice', { 'b.ttf': outfit, 'a.woff2': thai, 'c.ttf': outfit });
  const library = await openFonts({ template: 'x.json', fonts });
  expect(library.families().filter((family) => family === 'Noto Sans Thai')).toHaveLength(1);
});

test.each<[string, Record<string, Uint8Array> | null, RegExp]>([
  ['damaged', { 'bad.ttf': Buffer.from('no font at all') }, /bad\.ttf cannot be used: .*not a TTF, OTF or WOFF2/],
  ['empty', { 'readme.txt': Buffer.from('x') }, /--fonts: .*empty holds no ttf, otf or woff2 file/],
  ['missing', null, /--fonts: there is no folder .*missing/],
])('a folder that is %s is wrong usage', async (name, files, message) => {
  const fonts = files ? await folder(name, files) : path(name);
  const opening = openFonts({ template: 'x.json', fonts });
  await expect(opening).rejects.toThrow(UsageError);
  await expect(opening).rejects.toThrow(message);
});
