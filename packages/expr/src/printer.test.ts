import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { expressionTree, templateSource, templateTree } from '../test/tree-arbitrary.ts';
import { parseExpression } from './parse-expression.ts';
import { parseTemplate } from './parse-template.ts';
import { printExpression, printTemplate } from './printer.ts';

/** A tree without its positions. */
function shape(tree: unknown): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => (key === 'at' || key === 'variableAt' ? undefined : value)),
  );
}

test('a printed expression reads back as the same tree', () => {
  fc.assert(
    fc.property(expressionTree, (tree) => {
      const { tree: read, errors } = parseExpression(printExpression(tree));
      expect(errors).toEqual([]);
      expect(shape(read)).toEqual(shape(tree));
    }),
    { numRuns: 500 },
  );
});

test('a printed template reads back as the same tree', () => {
  fc.assert(
    fc.property(templateTree, (tree) => {
      const { tree: read, errors } = parseTemplate(printTemplate(tree));
      expect(errors).toEqual([]);
      expect(shape(read)).toEqual(shape(tree));
    }),
    { numRuns: 300 },
  );
});

test('whatever parses keeps its tree through printing, and its print is final', () => {
  fc.assert(
    fc.property(templateSource, (source) => {
      const { tree, errors } = parseTemplate(source);
      fc.pre(errors.length === 0);
      const printed = printTemplate(tree);
      const again = parseTemplate(printed);
      expect(again.errors).toEqual([]);
      expect(shape(again.tree)).toEqual(shape(tree));
      expect(printTemplate(again.tree)).toBe(printed);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['a|upper', 'a | upper'],
  ['f( a,b )', 'f(a, b)'],
  ['x | f(1, 2)', 'x | f: 1, 2'],
  ['((1 + 2)) * 3', '(1 + 2) * 3'],
  ['not a and b', '!a && b'],
  ["'it\\'s'", '"it\'s"'],
  ['(a | f: 1).b', '(a | f: 1).b'],
  ['[a | f, b]', '[(a | f), b]'],
  ['(a ? b : c) ? d : e', '(a ? b : c) ? d : e'],
  ['(2 ** 3) ** 2', '(2 ** 3) ** 2'],
  ['1 - (2 - 3)', '1 - (2 - 3)'],
  ['{ "a": 1, "b c": 2, "if": 3 }', '{ a: 1, "b c": 2, "if": 3 }'],
])('%s prints as %s', (source, printed) => {
  expect(printExpression(parseExpression(source).tree!)).toBe(printed);
});

test('the marked spelling of a block prints plainly', () => {
  expect(printTemplate(parseTemplate('{{#if a}}x{{else if b}}y{{else}}z{{/if}}').tree)).toBe(
    '{{ if a }}x{{ elseif b }}y{{ else }}z{{ endif }}',
  );
});
