import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildRows, HARD_COUNT, PLEASANT_COUNT, printRows, ROW_COUNT } from './build-rows.ts';
import { HARD_NAMES } from './people/hard-names.data.ts';
import { FACES, WORLD } from './people/people.data.ts';
import { createRandom } from './random.ts';
import { STARTERS } from './starters/index.ts';

const examples = new URL('../../examples/', import.meta.url);

function avatarExists(source: unknown): boolean {
  return typeof source === 'string' && existsSync(new URL(source.replace('asset:', 'assets/'), examples));
}

describe.each(STARTERS.map((starter) => [starter.folder, starter] as const))('sample rows of %s', (folder, starter) => {
  const rows = buildRows(starter);
  const shape = starter.row(createRandom(1), FACES[0]!, 0);

  it('are the ones in the examples folder', () => {
    expect(readFileSync(new URL(`${folder}/rows.json`, examples), 'utf8')).toBe(printRows(rows));
  });

  it('number one hundred', () => {
    expect(rows).toHaveLength(ROW_COUNT);
  });

  it('begin with twelve complete rows of twelve people', () => {
    const first = rows.slice(0, PLEASANT_COUNT);
    for (const row of first) {
      expect(Object.keys(row)).toEqual(Object.keys(shape));
      for (const [variable, value] of Object.entries(row)) expect(typeof value).toBe(typeof shape[variable]);
      if (starter.avatarVariable) expect(avatarExists(row[starter.avatarVariable])).toBe(true);
    }
    for (const variable of [starter.nameVariable, starter.avatarVariable]) {
      if (variable) expect(new Set(first.map((row) => row[variable])).size).toBe(PLEASANT_COUNT);
    }
  });

  it('hold every hard case of the starter', () => {
    expect(starter.spoilers.length).toBeLessThan(HARD_COUNT);
    for (const spoiler of starter.spoilers) {
      const found = rows.some((row) =>
        Object.entries(spoiler).every(([variable, value]) =>
          value === undefined ? !(variable in row) : JSON.stringify(row[variable]) === JSON.stringify(value),
        ),
      );
      expect(found, JSON.stringify(spoiler)).toBe(true);
    }
  });
});

it('the starters together use every hard name', () => {
  const used = new Set(STARTERS.flatMap((starter) => buildRows(starter).map((row) => row[starter.nameVariable])));
  expect(HARD_NAMES.filter(({ name }) => !used.has(name))).toEqual([]);
});

it('everyone has a drawn avatar', () => {
  const missing = [...FACES, ...WORLD, ...HARD_NAMES].filter(
    ({ avatar }) => !avatarExists(`asset:avatars/${avatar}.jpg`),
  );
  expect(missing).toEqual([]);
});
