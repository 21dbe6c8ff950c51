import { expect, test } from 'vitest';
import { compileExpression, functions } from '../index.ts';

const env = { locale: 'en-US', timeZone: 'UTC', now: Date.parse('2026-01-15T12:00:00Z') };
const examples = functions.flatMap((entry) =>
  entry.examples.map((example) => [example.expression, example.result] as const),
);

test.each(examples)('%s', (expression, result) => {
  const program = compileExpression(expression);
  expect(program.errors).toEqual([]);
  expect(program.evaluate({}, env)).toEqual({ value: result, issues: [] });
});

const contract = `uppercase lowercase capitalize titleCase trim truncate replace split padStart padEnd repeat startsWith
  endsWith contains initials slug round floor ceil abs min max sum average clamp mod pow sqrt currency number percent
  compact ordinal bytes date time relativeTime duration addDays plural length first last join slice indexOf sort sortBy
  unique reverse map where groupBy range isEmpty isNotEmpty isDefined isArray isString isNumber isBlank default coalesce
  json parseJson color mix lighten darken alpha contrast hashColor`;

test('every function of the contract is there', () => {
  const names = new Set(functions.map((entry) => entry.name));
  expect(contract.split(/\s+/).filter((name) => !names.has(name))).toEqual([]);
});

test('names and aliases are unique, and each entry is complete and frozen', () => {
  const names = functions.flatMap((entry) => [entry.name, ...entry.aliases]);
  expect(new Set(names).size).toBe(names.length);
  expect(Object.isFrozen(functions)).toBe(true);
  for (const entry of functions) {
    expect(Object.isFrozen(entry)).toBe(true);
    expect(entry.summary).not.toBe('');
    expect(entry.examples.length).toBeGreaterThan(0);
    expect(entry.minArguments).toBeLessThanOrEqual(entry.maxArguments);
  }
});
