import type { ExpressionFunctions, ExpressionTested, ExpressionValidated, Problem } from '@pictify/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});
afterAll(() => service?.stop());

const tried = (body: object) => service.call<ExpressionTested & Problem>('POST', '/v1/expressions/test', { body });
const checked = (body: object) =>
  service.call<ExpressionValidated & Problem>('POST', '/v1/expressions/validate', { body });

test.each([
  [{ expression: 'name | upper', variables: { name: 'ada' } }, 'ADA', 'string'],
  [{ expression: 'a + b * 2', variables: { a: 1, b: 2 } }, 5, 'number'],
  [{ expression: 'plan == "Pro"', variables: { plan: 'Pro' } }, true, 'boolean'],
  [{ expression: 'nobody' }, null, 'null'],
  [{ expression: '[1, 2]' }, [1, 2], 'array'],
  [{ expression: 'user', variables: { user: { name: 'Ada' } } }, { name: 'Ada' }, 'object'],
  [{ text: 'Hi {{ name }}!', variables: { name: 'Ada' } }, 'Hi Ada!', 'string'],
  [{ text: '{{ n }}', variables: { n: 3 } }, 3, 'number'],
  [{ text: 'nothing to do' }, 'nothing to do', 'string'],
  [{ expression: 'n | number: 1', variables: { n: 1234.5 }, locale: 'de-DE' }, '1.234,5', 'string'],
])('%j', async (body, result, resultType) => {
  const { status, json } = await tried(body);
  expect(status).toBe(200);
  expect(json).toMatchObject({ success: true, result, resultType });
});

test('what cannot be read or evaluated is no error of the call', async () => {
  expect((await tried({ expression: 'name |' })).json).toMatchObject({
    success: false,
    result: null,
    resultType: 'null',
    issues: [{ severity: 'error', line: 1, excerpt: expect.stringMatching(/^name \|\n +\^/) }],
  });
  const degraded = await tried({ text: 'a\n{{ 1 / 0 }}' });
  expect(degraded.json).toMatchObject({ success: true, issues: [{ severity: 'warning', line: 2, column: 4 }] });
  const unknown = (await tried({ expression: 'name | uper', variables: { name: 'a' } })).json;
  expect(unknown).toMatchObject({ success: false, issues: [{ message: expect.stringContaining('upper') }] });
});

test('validate tells every mistake with its place, and the names that are read', async () => {
  expect((await checked({ text: 'Hi {{ name | upper }} of {{ team.title }}' })).json).toEqual({
    valid: true,
    errors: [],
    variables: ['name', 'team'],
  });
  const { json } = await checked({ text: 'Hi\n  {{ name | uper }}' });
  expect(json).toMatchObject({
    valid: false,
    errors: [{ line: 2, column: 13, message: expect.stringContaining('upper'), excerpt: expect.stringContaining('^') }],
  });
});

test('functions are those of the language, with examples', async () => {
  const { json } = await service.call<ExpressionFunctions>('GET', '/v1/expressions/functions');
  expect(json.functions.length).toBeGreaterThan(50);
  const upper = json.functions.find(({ name, aliases }) => [name, ...aliases].includes('upper'));
  expect(upper).toMatchObject({
    group: 'text',
    signature: expect.stringContaining('(text)'),
    summary: expect.any(String),
    examples: expect.arrayContaining([{ expression: expect.any(String), result: expect.any(String) }]),
  });
});

test.each(['/templates/expression', '/v1/templates/expression', '/expressions'])('%s is the same', async (prefix) => {
  const body = { expression: '1 + 1' };
  expect((await service.call('POST', `${prefix}/test`, { body })).json).toMatchObject({ result: 2 });
  expect((await service.call('POST', `${prefix}/validate`, { body })).json).toMatchObject({ valid: true });
  expect((await service.call('GET', `${prefix}/functions`)).status).toBe(200);
});

test('an idempotency key gives the first answer again', async () => {
  const call = { body: { expression: 'now' }, headers: { 'Idempotency-Key': 'expression-1' } };
  const first = await service.call('POST', '/v1/expressions/test', call);
  const again = await service.call('POST', '/v1/expressions/test', call);
  expect(again.json).toEqual(first.json);
  expect(again.headers.get('idempotent-replayed')).toBe('true');
});

test.each([
  [{}, 'one of the two'],
  [{ expression: 'a', text: 'b' }, 'one of the two'],
  [{ expression: 5 }, '/expression'],
  [{ expression: 'a', variables: [] }, '/variables'],
  [{ expression: 'a', locale: 'not a locale' }, 'BCP 47'],
  [{ expression: 'a', timeZone: 'Mars/Base' }, 'IANA'],
  [{ expresion: 'a' }, 'Did you mean “expression”?'],
])('%j is refused', async (body, detail) => {
  const { status, json } = await tried(body);
  expect(status).toBe(422);
  expect(json.detail).toContain(detail);
});

test('an expression of more than 64 KB is refused', async () => {
  const { status, json } = await tried({ expression: 'a'.repeat(65_537) });
  expect([status, json.detail]).toEqual([422, expect.stringContaining('65536')]);
});

test('hostile expressions are answered, and quickly leave the thread to others', async () => {
  const hostile = [
    'constructor.constructor("return process")()',
    '__proto__.polluted',
    'x'.repeat(65_536),
    '('.repeat(65_536),
    '['.repeat(65_536),
    '!'.repeat(65_536),
    '1+'.repeat(32_000),
    `1${'+1'.repeat(32_000)}`,
    `a${'.b'.repeat(32_000)}`,
    `"x"${'|upper'.repeat(10_000)}`,
    '"a" | repeat: 1000000000',
    'range(1, 100000000)',
    `"${'é'.repeat(60_000)}" | truncate: 5 | upper | lower`,
    '\u0000\uD800',
  ];
  for (const expression of hostile) {
    expect((await tried({ expression })).status, expression.slice(0, 40)).toBe(200);
    const { status, json } = await checked({ expression });
    expect(status).toBe(200);
    expect(JSON.stringify(json).length, expression.slice(0, 40)).toBeLessThan(200_000);
  }
  const loops = '{% %}{{#for a in x}}{{#for b in x}}{{#for c in x}}{{a}}{{/for}}{{/for}}{{/for}}';
  const variables = { x: Array.from({ length: 1000 }, () => 'y') };
  expect((await tried({ text: loops, variables })).status).toBe(200);
  expect((await tried({ text: '{{'.repeat(32_000) })).status).toBe(200);
  expect((await checked({ text: '{{ a | b }}'.repeat(5900) })).json.errors).toHaveLength(50);
  const raw = '{"expression":"a","variables":{"__proto__":{"polluted":1}}}';
  expect((await service.call('POST', '/v1/expressions/test', { raw })).status).toBe(422);
  const nested = `{"expression":"a","variables":{"a":${'['.repeat(5000)}${']'.repeat(5000)}}}`;
  expect((await service.call('POST', '/v1/expressions/test', { raw: nested })).status).toBe(422);
});
