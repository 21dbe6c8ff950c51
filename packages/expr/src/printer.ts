import {
  BINARY_POWER,
  CONDITIONAL_POWER,
  groupsFromRight,
  PIPE_POWER,
  POSTFIX_POWER,
  UNARY_POWER,
} from './operator.ts';
import { quoteText } from './text-literal.ts';
import type { Call, Expression, MapLiteral, TemplatePart, TemplateTree } from './tree.ts';
import { isVariableName } from './word.ts';

/** The source of a tree, with only the parentheses it needs; parsing it gives the same tree. */
export function printExpression(tree: Expression): string {
  return print(tree, PIPE_POWER);
}

/** The source of a template in its plain spelling (`{{ if }}`, never `{{#if}}`); parsing it gives the same tree. */
export function printTemplate(tree: TemplateTree): string {
  return printParts(tree.parts);
}

function printParts(parts: readonly TemplatePart[]): string {
  return parts.map(printPart).join('');
}

function printPart(part: TemplatePart): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'output':
      return `{{ ${printExpression(part.expression)} }}`;
    case 'for':
      return `{{ for ${part.variable} in ${printExpression(part.list)} }}${printParts(part.parts)}{{ endfor }}`;
    case 'if': {
      const branches = part.branches.map(({ condition, parts }, index) => {
        return `{{ ${index === 0 ? 'if' : 'elseif'} ${printExpression(condition)} }}${printParts(parts)}`;
      });
      const otherwise = part.otherwise ? `{{ else }}${printParts(part.otherwise)}` : '';
      return `${branches.join('')}${otherwise}{{ endif }}`;
    }
  }
}

/** Prints for a place that takes only what binds at least as tightly as `minimum`. */
function print(tree: Expression, minimum: number): string {
  const text = printBare(tree);
  return powerOf(tree) < minimum ? `(${text})` : text;
}

function powerOf(tree: Expression): number {
  switch (tree.kind) {
    case 'call':
      return tree.piped ? PIPE_POWER : POSTFIX_POWER;
    case 'conditional':
      return CONDITIONAL_POWER;
    case 'binary':
      return BINARY_POWER.get(tree.operator)!;
    case 'unary':
      return UNARY_POWER;
    default:
      return POSTFIX_POWER;
  }
}

function printBare(tree: Expression): string {
  switch (tree.kind) {
    case 'literal':
      return typeof tree.value === 'string' ? quoteText(tree.value) : String(tree.value);
    case 'list':
      return `[${printItems(tree.items)}]`;
    case 'map':
      return printMap(tree);
    case 'variable':
      return tree.name;
    case 'member':
      return `${print(tree.target, POSTFIX_POWER)}.${tree.name}`;
    case 'index':
      return `${print(tree.target, POSTFIX_POWER)}[${print(tree.index, PIPE_POWER)}]`;
    case 'unary':
      return `${tree.operator}${print(tree.operand, UNARY_POWER)}`;
    case 'binary': {
      const power = BINARY_POWER.get(tree.operator)!;
      const fromRight = groupsFromRight(tree.operator);
      const left = print(tree.left, fromRight ? power + 1 : power);
      return `${left} ${tree.operator} ${print(tree.right, fromRight ? power : power + 1)}`;
    }
    case 'conditional': {
      const test = print(tree.test, CONDITIONAL_POWER + 1);
      return `${test} ? ${print(tree.whenTrue, CONDITIONAL_POWER)} : ${print(tree.whenFalse, CONDITIONAL_POWER)}`;
    }
    case 'call':
      return printCall(tree);
  }
}

function printCall(call: Call): string {
  if (!call.piped) return `${call.name}(${printItems(call.arguments)})`;
  const [input, ...rest] = call.arguments;
  const head = `${input ? print(input, PIPE_POWER) : 'null'} | ${call.name}`;
  return rest.length === 0 ? head : `${head}: ${printItems(rest)}`;
}

function printMap(map: MapLiteral): string {
  if (map.entries.length === 0) return '{}';
  const entries = map.entries.map(({ key, value }) => {
    return `${isVariableName(key) ? key : quoteText(key)}: ${print(value, CONDITIONAL_POWER)}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** Filters inside a list are put in parentheses, because their arguments are separated by commas too. */
function printItems(items: readonly Expression[]): string {
  return items.map((item) => print(item, CONDITIONAL_POWER)).join(', ');
}
