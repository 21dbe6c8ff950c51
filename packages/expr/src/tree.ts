import type { SourceRange } from './value.ts';

export type BinaryOperator =
  | '??'
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '**';

export type UnaryOperator = '!' | '-';

interface Located {
  readonly at: SourceRange;
}

/** `and`, `or` and `not` are kept as `&&`, `||` and `!`. Numbers in literals are finite and not negative. */
export interface Literal extends Located {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
}
export interface ListLiteral extends Located {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}
export interface MapLiteral extends Located {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly value: Expression }[];
}
export interface Variable extends Located {
  readonly kind: 'variable';
  readonly name: string;
}
export interface Member extends Located {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: string;
}
export interface Index extends Located {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
}
export interface Unary extends Located {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}
export interface Binary extends Located {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
export interface Conditional extends Located {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}
/** `at` is the function's name. A piped call has the value left of the pipe as its first argument. */
export interface Call extends Located {
  readonly kind: 'call';
  readonly name: string;
  readonly piped: boolean;
  readonly arguments: readonly Expression[];
}

export type Expression =
  | Literal
  | ListLiteral
  | MapLiteral
  | Variable
  | Member
  | Index
  | Unary
  | Binary
  | Conditional
  | Call;

export interface TextPart extends Located {
  readonly kind: 'text';
  readonly text: string;
}
export interface OutputPart extends Located {
  readonly kind: 'output';
  readonly expression: Expression;
}
export interface IfBranch {
  readonly condition: Expression;
  readonly parts: readonly TemplatePart[];
}
export interface IfPart extends Located {
  readonly kind: 'if';
  readonly branches: readonly IfBranch[];
  /** What stands after `else`; null when there is none. */
  readonly otherwise: readonly TemplatePart[] | null;
}
export interface ForPart extends Located {
  readonly kind: 'for';
  readonly variable: string;
  readonly variableAt: SourceRange;
  readonly list: Expression;
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart = TextPart | OutputPart | IfPart | ForPart;

export interface TemplateTree {
  readonly parts: readonly TemplatePart[];
}

/** The expressions directly inside one. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'map':
      return expression.entries.map((entry) => entry.value);
    case 'member':
      return [expression.target];
    case 'index':
      return [expression.target, expression.index];
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'call':
      return expression.arguments;
    default:
      return [];
  }
}
