import { compileExpression, compileTemplate, createBudget, type Scope, toText, toValue } from '@pictify/expr';
import { expect, test } from 'vitest';
import { type Fence, fencesOf } from './testing/fences.ts';

interface Example {
  readonly place: string;
  readonly kind: string;
  readonly source: string;
  readonly shown: string;
  readonly values: Scope;
}

const examples = [...fencesOf('guides').values(), ...fencesOf('reference').values()].flatMap(examplesOf);

/** The lines `source  → result` of a page, with the values its `json values` block gives. */
function examplesOf(fences: readonly Fence[]): Example[] {
  let values = toValue({}) as Scope;
  const found: Example[] = [];
  for (const { language, name, text, place } of fences) {
    if (language === 'json' && name === 'values') values = toValue(JSON.parse(text)) as Scope;
    if (language !== 'expr') continue;
    for (const line of text.trimEnd().split('\n')) {
      const [, source, shown] = /^(.*) {2}→ (.*)$/.exec(line) ?? [];
      if (source === undefined || shown === undefined) throw new Error(`${place}: no arrow in “${line}”`);
      found.push({ place, kind: name, source, shown, values });
    }
  }
  return found;
}

test('there are examples in guides and reference', () => {
  expect(examples.filter(({ place }) => place.startsWith('guides/')).length).toBeGreaterThan(20);
  expect(examples.filter(({ place }) => place.startsWith('reference/')).length).toBeGreaterThan(80);
});

test.each(examples)('$place: $source → $shown', ({ kind, source, shown, values }) => {
  const isTemplate = source.includes('{{');
  const program = isTemplate ? compileTemplate(source) : compileExpression(source);
  if (kind === 'error') {
    expect(program.errors.map(({ message }) => message)).toEqual([shown]);
    return;
  }
  expect(program.errors).toEqual([]);
  const now = Date.parse('2026-01-15T12:00:00Z');
  const { value, issues } = program.evaluate(values, { locale: 'en-US', timeZone: 'UTC', now, budget: createBudget() });
  if (kind === 'issue') expect(issues.map(({ code }) => code)).toEqual([shown]);
  else {
    expect(issues).toEqual([]);
    expect(isTemplate ? toText(value) : JSON.stringify(value)).toBe(shown);
  }
});
