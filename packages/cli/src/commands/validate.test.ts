import { expect, test } from 'vitest';
import { capture, cardTemplate, makeWorkspace } from '../testing/workspace.ts';
import { UsageError } from '../usage-error.ts';
import { validateCommand } from './validate.ts';

const { file, path } = await makeWorkspace();
const good = await file('good.json', cardTemplate());

test('a template in order is ok, with code 0', async () => {
  expect(await capture(validateCommand, [good])).toMatchObject({
    code: 0,
    text: `ok  ${good}: 0 errors, 0 warnings`,
  });
});

test('every problem is told with its place, and one bad file of several gives code 1', async () => {
  const pages = [{ id: 'page', layers: [{ id: 'a', type: 'text', text: '{{ name | uppercse }}' }] }];
  const bad = await file('bad.json', { ...cardTemplate(), width: -1, pages });
  const { code, text } = await capture(validateCommand, [bad, good]);
  expect(code).toBe(1);
  const lines = text.split('\n');
  expect(lines[0]).toMatch(/^FAIL {2}.*bad\.json: 2 errors, \d+ warnings?$/);
  expect(text).toMatch(/^ {2}error {2}\/width {2}/m);
  expect(text).toMatch(/^ {2}error {2}\/pages\/0\/layers\/0\/text line 1, column \d+ {2}.*uppercase/m);
  expect(lines.at(-1)).toBe(`ok  ${good}: 0 errors, 0 warnings`);
});

test('undeclared variables are named', async () => {
  const open = await file('open.json', { ...cardTemplate(), altText: '{{ nickname }}' });
  const { code, text } = await capture(validateCommand, [open]);
  expect(code).toBe(0);
  expect(text).toContain('undeclared variables, treated as text: nickname');
});

test.each([
  ['a number', 4],
  ['null', null],
  ['an array', []],
])('%s is no template: code 1', async (name, json) => {
  const { code, text } = await capture(validateCommand, [await file(`${name}.json`, json)]);
  expect(code).toBe(1);
  expect(text).toMatch(/^FAIL /);
});

test('a file that is not there, or is not JSON, is wrong usage', async () => {
  await expect(validateCommand([path('none.json')])).rejects.toThrow(UsageError);
  await expect(validateCommand([await file('text.json', '{')])).rejects.toThrow(/text\.json is not JSON/);
  await expect(validateCommand([])).rejects.toThrow(UsageError);
});
