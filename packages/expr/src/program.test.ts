import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expressionTree, templateSource, templateTree } from '../test/tree-arbitrary.ts';
import { compileExpression, compileTemplate, createBudget, type Environment, toValue, type Value } from './index.ts';
import { printExpression, printTemplate } from './printer.ts';

const env: Environment = { locale: 'en-US', timeZone: 'Europe/Berlin', now: 1_768_478_400_000 };
const scope = (json: unknown) => toValue(json) as Record<string, Value>;
const data = fc.dictionary(fc.constantFrom('a', 'b', 'name', 'user', 'list', '名前', 'loop'), fc.jsonValue());
const anyTemplate = fc.oneof(templateSource, templateTree.map(printTemplate));

describe('any source and any data', () => {
  test('evaluate without throwing, within the budget, to the same value twice', () => {
    fc.assert(
      fc.property(anyTemplate, data, (source, json) => {
        const budget = createBudget();
        const program = compileTemplate(source);
        const first = program.evaluate(scope(json), { ...env, budget });
        expect(budget.steps).toBeGreaterThanOrEqual(0);
        expect(compileTemplate(source).evaluate(scope(json), env)).toEqual(first);
        const { segments, issues } = program.evaluateSegments(scope(json), env);
        expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(first.issues.map(({ code }) => code)));
        if (program.kind === 'text') expect(segments.map(({ text }) => text).join('')).toBe(first.value);
        if (program.errors.length > 0) expect(first.issues).toHaveLength(program.errors.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('compile as an expression without throwing, with errors inside the source', () => {
    fc.assert(
      fc.property(fc.oneof(templateSource, fc.string({ unit: 'binary', maxLength: 30 })), (source) => {
        const { errors } = compileExpression(source);
        for (const { at, excerpt, message } of errors) {
          expect(at.offset + at.length).toBeLessThanOrEqual(source.length);
          expect(excerpt).toMatch(/\n *\^+$/);
          expect(message).not.toBe('');
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('variables', () => {
  test('no variable that is not listed changes a result', () => {
    fc.assert(
      fc.property(anyTemplate, data, data, (source, one, two) => {
        const program = compileTemplate(source);
        const reached = Object.entries(one).filter(([name]) => program.variables.includes(name));
        const unreached = Object.entries(two).filter(([name]) => !program.variables.includes(name));
        const changed = Object.fromEntries([...reached, ...unreached]);
        expect(program.evaluate(scope(changed), env)).toEqual(program.evaluate(scope(one), env));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['{{ a.b[c] | truncate: d }}', ['a', 'c', 'd']],
    ['{{ for x in xs }}{{ x }}{{ loop.index }}{{ y }}{{ endfor }}{{ x }}', ['x', 'xs', 'y']],
    ['{{ for x in x }}{{ endfor }}', ['x']],
    ['{{ if a }}{{ b }}{{ elseif c }}{{ else }}{{ d }}{{ endif }}', ['a', 'b', 'c', 'd']],
    ['{{ { k: v } }} {{ date(1) }}', ['v']],
    ['{{ b }} {{ a }} {{ b }}', ['a', 'b']],
    ['{{ loop }}', ['loop']],
    ['plain', []],
  ])('%s reaches %j', (source, names) => {
    expect(compileTemplate(source).variables).toEqual(names);
  });
});

describe('kind', () => {
  test.each([
    ['', 'literal'],
    ['#fff', 'literal'],
    ['{{ a }}', 'expression'],
    ['{{ a }} ', 'text'],
    ['{{ a }}{{ b }}', 'text'],
    ['{{ if a }}{{ endif }}', 'text'],
    ['{{ a + }}', 'expression'],
    ['{{ a + }} b', 'text'],
  ] as const)('%j is %s', (source, kind) => {
    expect(compileTemplate(source).kind).toBe(kind);
  });

  test('a source with errors gives null for one block and an empty text otherwise', () => {
    expect(compileTemplate('{{ a + }}').evaluate({}, env)).toMatchObject({
      value: null,
      issues: [{ code: 'unexpected_token', severity: 'error' }],
    });
    expect(compileTemplate('x {{ a + }}').evaluate({}, env)).toMatchObject({
      value: '',
      issues: [{ code: 'unexpected_token' }],
    });
    expect(compileTemplate('x {{ a + }}').evaluateSegments({}, env).segments).toEqual([]);
  });
});

describe('budget', () => {
  test('is shared by the expressions of a row, and once spent stays spent', () => {
    const budget = createBudget({ steps: 200 });
    const program = compileTemplate('{{ for i in range(30) }}{{ i }}{{ endfor }}');
    expect(program.evaluate({}, { ...env, budget }).issues).toEqual([]);
    for (let row = 0; row < 2; row++) {
      expect(program.evaluate({}, { ...env, budget })).toMatchObject({
        value: '',
        issues: [{ code: 'too_many_steps', severity: 'error' }],
      });
    }
  });

  test('without one, every evaluation has its own', () => {
    const program = compileTemplate('{{ for i in range(9000) }}{{ i % 2 }}{{ endfor }}');
    for (let row = 0; row < 3; row++) expect(program.evaluate({}, env).issues).toEqual([]);
  });

  test('a clock ends a row that takes too long', () => {
    let now = 0;
    const budget = createBudget({}, () => (now += 10));
    const { issues } = compileTemplate('{{ for i in range(9000) }}{{ i }}{{ endfor }}').evaluate(
      {},
      { ...env, budget },
    );
    expect(issues).toMatchObject([{ code: 'too_slow' }]);
  });

  test('a row that is late stays late: its other expressions end at their first step', () => {
    let now = 0;
    const budget = createBudget({}, () => (now += 10));
    compileTemplate('{{ for i in range(9000) }}{{ i }}{{ endfor }}').evaluate({}, { ...env, budget });
    const left = budget.steps;
    expect(compileTemplate('{{ "a" | upper }}').evaluate({}, { ...env, budget }).issues).toMatchObject([
      { code: 'too_slow' },
    ]);
    expect(left - budget.steps).toBeLessThan(5);
  });

  test.each(['unique([z])', 'groupBy([{ k: z }], "k")'])(
    '%s of a value that holds itself 65,536 times over is paid for by the visit',
    (call) => {
      const loops = Array.from({ length: 16 }, (_, level) => `{{ for x${level + 1} in [[x${level}, x${level}]] }}`);
      const source = `{{ for x0 in [1] }}${loops.join('')}{{ ${call.replace('z', 'x16')} | length }}`;
      const { issues } = compileTemplate(source + '{{ endfor }}'.repeat(17)).evaluate({}, env);
      expect(issues).toMatchObject([{ code: 'too_many_steps' }]);
    },
  );

  const steps = (source: string, variables: Record<string, Value>): number => {
    const budget = createBudget({ steps: 10_000_000 });
    expect(compileExpression(source).evaluate(variables, { ...env, budget }).issues).toEqual([]);
    return budget.limits.steps - budget.steps;
  };
  test.each([
    'text | contains: part',
    'part in text',
    'text | indexOf: part',
    'text | replace: part, ""',
    'text | split: part',
  ])('%s pays for text times passage', (source) => {
    const half = 'a'.repeat(5000);
    const hostile = steps(source, { text: 'a'.repeat(60_000), part: `${half}b${half}` });
    expect(hostile).toBeGreaterThan((60_000 * 10_001) / 4096);
    expect(steps(source, { text: 'Dear Ada, welcome to the club. '.repeat(10), part: 'welcome' })).toBeLessThan(200);
  });

  test('lower limits hold for texts and lists', () => {
    const budget = () => createBudget({ textLength: 10, listLength: 5 });
    const codes = (source: string) =>
      compileExpression(source)
        .evaluate({}, { ...env, budget: budget() })
        .issues.map((issue) => issue.code);
    expect(codes('"abc" | repeat: 4')).toEqual(['text_too_long']);
    expect(codes('range(6)')).toEqual(['list_too_long']);
    expect(codes('[1, 2, 3, 4, 5, 6]')).toEqual(['list_too_long']);
    expect(codes('"12345678901" | uppercase')).toEqual(['text_too_long']);
  });
});

describe('hostile sources', () => {
  test.each([
    ['too long', ' '.repeat(300_000)],
    ['long and full of blocks', '{{ a'.repeat(60_000)],
    ['long and full of quotes', '{{ \\" }}'.repeat(30_000)],
    ['long and full of single braces', '{'.repeat(200_000)],
    ['one long text', `{{ "${'a'.repeat(200_000)}" }}`],
    ['one long number', `{{ ${'9'.repeat(200_000)} }}`],
    ['many unknown functions', `{{ [${'f(),'.repeat(50_000)}] }}`],
    ['many ifs', '{{ if a }}'.repeat(25_000)],
    ['many endifs', '{{ endif }}'.repeat(20_000)],
    ['deep parentheses', `{{ ${'('.repeat(100_000)} }}`],
    ['a long chain', `{{ 1${' + 1'.repeat(50_000)} }}`],
  ])('%s: compiled and evaluated without throwing', (_, source) => {
    const program = compileTemplate(source);
    const { value } = program.evaluate({}, env);
    expect(program.errors.length > 0 || value !== undefined).toBe(true);
    expect(program.errors.length).toBeLessThan(200);
  });

  test('a scope that throws is an issue', () => {
    const trap = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    }) as Record<string, Value>;
    expect(compileTemplate('{{ a }}').evaluate(trap, env)).toMatchObject({
      value: null,
      issues: [{ code: 'evaluation_failed' }],
    });
  });
});

test('an expression and its print evaluate alike', () => {
  fc.assert(
    fc.property(expressionTree, data, (tree, json) => {
      const printed = printExpression(tree);
      const template = compileTemplate(`{{ ${printed} }}`).evaluate(scope(json), env);
      expect(template.value).toEqual(compileExpression(printed).evaluate(scope(json), env).value);
    }),
    { numRuns: 300 },
  );
});
