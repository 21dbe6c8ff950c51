import { expect, test } from 'vitest';
import { openPicture } from '../testing/picture.ts';
import { capture, cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { UsageError } from '../usage-error.ts';
import { diffCommand } from './diff.ts';

const { file, path } = await makeWorkspace();
const before = await file('before.json', { ...cardTemplate(), id: 'card' });
const green = cardTemplate();
(green['variables'] as { default: string }[])[1]!.default = '#00ff00';
const after = await file('after.json', green);

test('files that say the same differ in nothing', async () => {
  expect(await capture(diffCommand, [before, before])).toMatchObject({ code: 0, text: 'No difference.' });
});

test('what changed is told, and drawn on the rows', async () => {
  const rows = await file('rows.json', [{}, { color: '#0000ff' }]);
  const { code, text } = await capture(diffCommand, [before, after, '--rows', rows, '-o', path('out/diff.png')]);
  expect(code).toBe(1);
  expect(text).toContain('~ variables[color].default: "#000000" → "#00ff00"');
  expect(text).toContain('row 1: 100.0 % of the pixels differ');
  expect(text).toContain('row 2: 0.0 % of the pixels differ');
  const sheet = await openPicture(path('out/diff.png'));
  expect([sheet.width, sheet.height]).toEqual([16 + 3 * 376, 16 + 2 * 196]);
  expect(sheet.at(100, 100)).toEqual([0, 0, 0]);
  expect(sheet.at(476, 100)).toEqual([0, 255, 0]);
  expect(sheet.at(852, 100)).toEqual([230, 0, 150]);
  expect(sheet.at(100, 312)).toEqual([0, 0, 255]);
});

test('wrong usage is told', async () => {
  await expect(diffCommand([])).rejects.toThrow(UsageError);
  await expect(diffCommand([after])).rejects.toThrow(/has no "id"/);
  await expect(diffCommand([before, await file('bad.json', { schema: 1 })])).rejects.toThrow(/not a valid template/);
});
