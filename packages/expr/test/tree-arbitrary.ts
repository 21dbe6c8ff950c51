import * as fc from 'fast-check';
import type { BinaryOperator, Expression, TemplatePart, TemplateTree } from '../src/tree.ts';

const at = { line: 1, column: 1, offset: 0, length: 0 };
const name = fc.constantFrom('a', 'b', 'name', 'user', 'prénom', '名前', '$x', '_', 'loop', 'android', 'date');
const member = fc.oneof(name, fc.constantFrom('if', 'in', 'true', 'constructor', 'length'));
const operator = fc.constantFrom<BinaryOperator>(
  ...(['??', '||', '&&', '==', '!=', '<', '<=', '>', '>=', 'in', '+', '-', '*', '/', '%', '**'] as const),
);
const text = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom('}}', '{{', '"', "'\\", '\n'),
);
const literal = fc.oneof(
  fc.constantFrom(null, true, false),
  fc.nat(),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  text,
);
/** Functions that take any number of arguments, so that every generated call is one that compiles. */
const variadic = fc.constantFrom('concat', 'coalesce', 'min', 'max', 'sum', 'average');

/** Expression trees as the parser makes them: all positions alike, no negative literals. */
export const expressionTree: fc.Arbitrary<Expression> = fc.letrec<{ tree: Expression }>((tie) => {
  const tree = tie('tree');
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      literal.map((value): Expression => ({ kind: 'literal', value, at })),
      name.map((each): Expression => ({ kind: 'variable', name: each, at })),
      fc.array(tree, { maxLength: 3 }).map((items): Expression => ({ kind: 'list', items, at })),
      fc
        .array(fc.record({ key: fc.oneof(name, text), value: tree }), { maxLength: 3 })
        .map((entries): Expression => ({ kind: 'map', entries, at })),
      fc.tuple(tree, member).map(([target, each]): Expression => ({ kind: 'member', target, name: each, at })),
      fc.tuple(tree, tree).map(([target, index]): Expression => ({ kind: 'index', target, index, at })),
      fc
        .tuple(fc.constantFrom('!' as const, '-' as const), tree)
        .map(([sign, operand]): Expression => ({ kind: 'unary', operator: sign, operand, at })),
      fc
        .tuple(operator, tree, tree)
        .map(([sign, left, right]): Expression => ({ kind: 'binary', operator: sign, left, right, at })),
      fc
        .tuple(tree, tree, tree)
        .map(([test, whenTrue, whenFalse]): Expression => ({ kind: 'conditional', test, whenTrue, whenFalse, at })),
      fc
        .tuple(variadic, fc.boolean(), fc.array(tree, { minLength: 1, maxLength: 3 }))
        .map(([each, piped, list]): Expression => ({ kind: 'call', name: each, piped, arguments: list, at })),
    ),
  };
}).tree;

const literalText = fc
  .string({ minLength: 1, maxLength: 6 })
  .filter((each) => !each.includes('{'))
  .map((each): TemplatePart => ({ kind: 'text', text: each, at }));

const parts: fc.Arbitrary<readonly TemplatePart[]> = fc.letrec<{ parts: readonly TemplatePart[] }>((tie) => ({
  parts: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        literalText,
        expressionTree.map((expression): TemplatePart => ({ kind: 'output', expression, at })),
        fc
          .tuple(
            fc.array(fc.record({ condition: expressionTree, parts: tie('parts') }), { minLength: 1, maxLength: 3 }),
            fc.option(tie('parts')),
          )
          .map(([branches, otherwise]): TemplatePart => ({ kind: 'if', branches, otherwise, at })),
        fc.tuple(fc.constantFrom('a', 'item', '名前'), expressionTree, tie('parts')).map(
          ([variable, list, body]): TemplatePart => ({
            kind: 'for',
            variable,
            variableAt: at,
            list,
            parts: body,
            at,
          }),
        ),
      ),
      { maxLength: 3 },
    )
    .map(withoutNeighbouringTexts),
})).parts;

export const templateTree: fc.Arbitrary<TemplateTree> = parts.map((each) => ({ parts: each }));

function withoutNeighbouringTexts(list: readonly TemplatePart[]): readonly TemplatePart[] {
  return list.filter((part, index) => part.kind !== 'text' || list[index - 1]?.kind !== 'text');
}

/** Text that looks like a template, right or wrong: pieces of the language in any order. */
export const templateSource: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '{{',
          '}}',
          ' ',
          '(',
          ')',
          '[',
          ']',
          '{',
          '}',
          '|',
          ':',
          ',',
          '.',
          '?',
          '"',
          "'",
          '\\',
          '\n',
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          'if ',
          'endif',
          'else',
          'elseif ',
          'for ',
          ' in ',
          'endfor',
          '#if ',
          '/if',
          'not ',
          ' and ',
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom('a', 'b', 'list', 'user.name', '1', '2.5', '"x"', 'null', 'true', '[1, 2]', 'a b'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('+', '-', '*', '/', '%', '**', '??', '||', '&&', '==', '!=', '<', '>=', '!'),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ' | uppercase',
          ' | truncate: 2',
          ' | join',
          ' | date',
          ' | currency',
          'range(3)',
          'sort(',
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 3, unit: 'binary' }) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));
