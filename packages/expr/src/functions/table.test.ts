import * as fc from 'fast-check';
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

const argument = fc.oneof(
  fc.constantFrom(
    'null',
    'true',
    '0',
    '-1',
    '2.5',
    '1e300',
    '1e-300',
    '-1e15',
    '257',
    '""',
    '"a,b"',
    '"\\ud800"',
    '"👩‍🚀 ada"',
  ),
  fc.constantFrom(
    '[]',
    '[1, [2], { a: 1 }, null]',
    '{}',
    '{ other: 1 }',
    '"now"',
    '"2026-03-29T02:30"',
    '"#fff"',
    '"EUR"',
    '"Asia/Tokyo"',
  ),
);

test('every function takes any arguments without failing, and gives no number that is not one', () => {
  const call = fc.tuple(fc.constantFrom(...functions), fc.array(argument, { minLength: 4, maxLength: 4 }));
  fc.assert(
    fc.property(call, fc.integer({ min: 0, max: 4 }), ([entry, list], wanted) => {
      const count = Math.min(entry.maxArguments, Math.max(entry.minArguments, wanted));
      const program = compileExpression(`${entry.name}(${list.slice(0, count).join(', ')})`);
      expect(program.errors).toEqual([]);
      const { value, issues } = program.evaluate({}, env);
      expect(issues.map((issue) => issue.code)).not.toContain('evaluation_failed');
      if (typeof value === 'number') expect(Number.isFinite(value) && !Object.is(value, -0)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});
