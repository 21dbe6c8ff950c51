import { execFile, execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { cardTemplate, makeWorkspace } from './testing/workspace.ts';

const { file, path } = await makeWorkspace();
const main = fileURLToPath(new URL('./main.ts', import.meta.url));

/** The program itself, as a process. */
function pictify(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

test('a batch gives images, a summary on the output and progress beside it, and ends by itself with code 0', async () => {
  const template = await file('template.json', cardTemplate());
  const rows = await file('rows.csv', 'name,color,photo\nAda,red,https://127.0.0.1:9/a.png\nBob,red,\n');
  const { code, stdout, stderr } = await pictify('batch', template, rows, '-o', path('out'));
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^2 of 2 images in .*\n1 row without a fallback; the others:\n +1 {2}image_unavailable +row 1: /,
  );
  expect(stderr).toMatch(/^ {2}1\/2 .*\n {2}2\/2 .*images\/s\n$/);
  expect(existsSync(path('out/0002.png'))).toBe(true);
});

test('an invalid template is code 1, with its problems on the output', async () => {
  const { code, stdout, stderr } = await pictify('validate', await file('bad.json', { schema: 1 }));
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAIL {2}.*bad\.json: \d+ errors/);
  expect(stderr).toBe('');
});

test('wrong usage is code 2 and one sentence, without a stack', async () => {
  const { code, stdout, stderr } = await pictify('render', path('none.json'), '-o', path('x.png'));
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^pictify render: cannot read .*none\.json: [^\n]*\n$/);
});

test.each(['rendr', 'constructor'])('%s is no command: code 2 and the help', async (name) => {
  const { code, stdout, stderr } = await pictify(name);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(`pictify: there is no command “${name}”.`);
  expect(stderr).toContain('pictify render <template.json>');
});

test.each([[['batch', '--help']], [[]]])('%j gives the help with code 0', async (args) => {
  const { code, stdout } = await pictify(...args);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^pictify: one template, N users/);
});

test('as a script of npm it takes files from where npm was called', async () => {
  await file('here.json', cardTemplate());
  const env = { ...process.env, INIT_CWD: path('.'), npm_lifecycle_event: 'pictify' };
  const [command, options] = [[main, 'validate', 'here.json'], { env, encoding: 'utf8' }] as const;
  expect(execFileSync(process.execPath, command, options)).toContain('here.json');
});
