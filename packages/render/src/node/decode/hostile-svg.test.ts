import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { HOSTILE_SVGS } from '../testing/hostile-svgs.ts';

/** Megabytes of the whole process: Node, the wasm at its most, and a bitmap. */
const MOST_MEMORY = 1100;
let outcomes: Map<string, string>;

beforeAll(async () => {
  const script = join(import.meta.dirname, '../testing/draw-hostile-svg.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script], { timeout: 170_000 });
  const lines = stdout.trim().split('\n');
  outcomes = new Map(lines.map((line) => JSON.parse(line)).map(({ name, outcome }) => [name, outcome]));
}, 180_000);

test.each(Object.keys(HOSTILE_SVGS))('%s is drawn or refused, and what comes after it is drawn as well', (name) => {
  const outcome = outcomes.get(name) ?? 'nothing';
  if (outcome !== 'drawn') {
    expect(outcome).toMatch(
      /takes too long|too many layers|too large or too intricate|more than|deeper|repeated|not a size/,
    );
  }
});

test('many of them are no trouble at all', () => {
  const drawn = [...outcomes.values()].filter((outcome) => outcome === 'drawn');
  expect(drawn.length).toBeGreaterThan(Object.keys(HOSTILE_SVGS).length / 3);
});

test('memory stays bounded', () => {
  expect(Number(outcomes.get('peak'))).toBeLessThan(MOST_MEMORY);
});
