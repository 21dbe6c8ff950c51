import type { BinaryOperator } from './tree.ts';

/** How tightly each construct binds, loosest first; the contract's order of operators. */
export const PIPE_POWER = 0;
export const CONDITIONAL_POWER = 1;
export const UNARY_POWER = 9;
export const POSTFIX_POWER = 10;

export const BINARY_POWER: ReadonlyMap<BinaryOperator, number> = new Map<BinaryOperator, number>([
  ['??', 2],
  ['||', 3],
  ['&&', 4],
  ['==', 5],
  ['!=', 5],
  ['<', 5],
  ['<=', 5],
  ['>', 5],
  ['>=', 5],
  ['in', 5],
  ['+', 6],
  ['-', 6],
  ['*', 7],
  ['/', 7],
  ['%', 7],
  ['**', 8],
]);

const WORD_OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map<string, BinaryOperator>([
  ['or', '||'],
  ['and', '&&'],
  ['in', 'in'],
]);

/** The binary operator a token stands for, if any; words only count as words, symbols as symbols. */
export function binaryOperator(type: string, text: string): BinaryOperator | undefined {
  if (type === 'word') return WORD_OPERATORS.get(text);
  return type === 'symbol' && BINARY_POWER.has(text as BinaryOperator) ? (text as BinaryOperator) : undefined;
}

/** `a ** b ** c` is `a ** (b ** c)`; every other operator groups from the left. */
export function groupsFromRight(operator: BinaryOperator): boolean {
  return operator === '**';
}
