/** `npm run check`: format and lint, types, import table and cycles, file sizes and names. Prints every problem. */
import { spawnSync } from 'node:child_process';
import { checkFiles } from './check/files.ts';
import { checkImports } from './check/imports.ts';
import { readSources } from './check/sources.ts';

const sources = readSources();
const steps: [string, () => string[]][] = [
  ['format and lint', () => command('biome', ['ci', '--colors=off', '.'])],
  ['types', () => command('tsc', ['-p', 'tsconfig.json'])],
  ['types of pure packages', () => command('tsc', ['-p', 'tsconfig.pure.json'])],
  ['types of what runs in browsers', () => command('tsc', ['-p', 'tsconfig.browser.json'])],
  ['imports', () => checkImports(sources)],
  ['files', () => checkFiles(sources)],
];

let failed = false;
for (const [name, run] of steps) {
  const problems = run();
  console.log(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${name}`);
  for (const problem of problems) console.log(`     ${problem}`);
  failed ||= problems.length > 0;
}
process.exitCode = failed ? 1 : 0;

function command(name: string, args: string[]): string[] {
  const result = spawnSync(`node_modules/.bin/${name}`, args, { encoding: 'utf8' });
  return result.status === 0 ? [] : `${result.stdout}${result.stderr}`.trim().split('\n');
}
