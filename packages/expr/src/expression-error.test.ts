import { expect, test } from 'vitest';
import { compileExpression, compileTemplate } from './index.ts';

test('an error shows its line with carets under the mistake', () => {
  const [error] = compileTemplate('Hello,\n  {{ name | upercase }}!').errors;
  expect(error).toEqual({
    code: 'unknown_function',
    message: 'There is no function "upercase"; did you mean "uppercase"?',
    at: { line: 2, column: 13, offset: 19, length: 8 },
    excerpt: '  {{ name | upercase }}!\n            ^^^^^^^^',
    suggestion: 'uppercase',
  });
});

test('a long line is cut around the mistake', () => {
  const [error] = compileExpression(`${'a + '.repeat(60)}@ + b`).errors;
  const [line, carets] = error!.excerpt.split('\n') as [string, string];
  expect(line.length).toBeLessThanOrEqual(100);
  expect(line[carets.indexOf('^')]).toBe('@');
});

test('a missing end says how to close the block', () => {
  expect(compileTemplate('{{ if a }}x').errors[0]?.message).toBe('Close the block with {{ endif }}.');
  expect(compileTemplate('{{ for a in b }}x').errors[0]?.message).toBe('Close the block with {{ endfor }}.');
});

test('every mistake of a template is reported once, in order', () => {
  const { errors } = compileTemplate('{{ 1 + }} {{ if a + }}{{ nope(1) }}{{ endif }} {{ x | truncate }}');
  expect(errors.map(({ code, at }) => [code, at.column])).toEqual([
    ['unexpected_token', 8],
    ['unexpected_token', 21],
    ['unknown_function', 26],
    ['argument_count', 55],
  ]);
});

test.each([
  ['uppercse(x)', 'uppercase'],
  ['x | titelCase', 'titleCase'],
  ['x | curency', 'currency'],
  ['x | Date', 'date'],
  ['x | zzzzzz', undefined],
])('%s suggests %s', (source, suggestion) => {
  expect(compileExpression(source).errors[0]?.suggestion).toBe(suggestion);
});

test('of an expression with its braces is that it has them', () => {
  for (const source of ['{{ name }}', ' {{name | upper}}', '{{ 1 + ']) {
    const { errors } = compileExpression(source);
    expect(errors).toMatchObject([{ code: 'unexpected_token', at: { offset: source.indexOf('{'), length: 2 } }]);
    expect(errors[0]?.message).toContain('Leave out the braces');
  }
  expect(compileExpression('{ a: { b: 1 } }').errors).toEqual([]);
  expect(compileExpression('1 + {{ a }}').errors[0]?.message).not.toContain('Leave out the braces');
});
