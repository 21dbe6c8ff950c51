import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileExpression, compileTemplate, type Program, toText, toValue, type Value } from './index.ts';

/** One case of conformance/expr; its README says what each member means. */
interface Vector {
  name: string;
  expression?: string;
  template?: string;
  variables?: unknown;
  locale?: string;
  timeZone?: string;
  now?: string;
  result?: unknown;
  text?: string;
  segments?: [text: string, literal: boolean][];
  issues?: string[];
  error?: { code: string; line: number; column: number };
}

const folder = new URL('../../../conformance/expr/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const vectorsOf = (file: string): Vector[] => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector[];

function programOf(vector: Vector): Program {
  return vector.template === undefined ? compileExpression(vector.expression!) : compileTemplate(vector.template);
}

function check(vector: Vector): void {
  const program = programOf(vector);
  if (vector.error) {
    const [error] = program.errors;
    expect({ code: error?.code, line: error?.at.line, column: error?.at.column }).toEqual(vector.error);
    return;
  }
  expect(program.errors).toEqual([]);
  const scope = toValue(vector.variables ?? {}) as Record<string, Value>;
  const env = {
    locale: vector.locale ?? 'en-US',
    timeZone: vector.timeZone ?? 'UTC',
    now: Date.parse(vector.now ?? '2026-01-15T12:00:00Z'),
  };
  const { value, issues } = program.evaluate(scope, env);
  const { segments } = program.evaluateSegments(scope, env);
  if ('result' in vector) expect(JSON.parse(JSON.stringify(value))).toEqual(vector.result);
  if (vector.text !== undefined) expect(toText(value)).toBe(vector.text);
  if (vector.segments) expect(segments.map(({ text, literal }) => [text, literal])).toEqual(vector.segments);
  expect(issues.map((issue) => issue.code)).toEqual(vector.issues ?? []);
}

for (const file of files) {
  describe(file, () => {
    test.each(vectorsOf(file).map((vector) => [vector.name, vector] as const))('%s', (_, vector) => check(vector));
  });
}

test('there are at least 400 vectors, 40 of them errors', () => {
  const vectors = files.flatMap(vectorsOf);
  expect(vectors.length).toBeGreaterThanOrEqual(400);
  expect(vectors.filter((vector) => vector.error).length).toBeGreaterThanOrEqual(40);
});
