import { children, type Expression, type TemplatePart, type TemplateTree, type Variable } from './tree.ts';

/** The names bound around a place by enclosing loops: each loop binds its item and `loop`. */
export type Bound = readonly string[];

/** Calls `visit` for every reference to a variable, with the names that loops bind at that place. */
export function eachReference(tree: TemplateTree, visit: (variable: Variable, bound: Bound) => void): void {
  visitParts(tree.parts, [], visit);
}

/** Root names that an evaluation can reach, sorted; what loops bind is not among them. */
export function templateVariables(tree: TemplateTree): string[] {
  const names = new Set<string>();
  eachReference(tree, (variable, bound) => {
    if (!bound.includes(variable.name)) names.add(variable.name);
  });
  return [...names].sort();
}

export function expressionVariables(tree: Expression): string[] {
  const names = new Set<string>();
  visitExpression(tree, [], (variable) => names.add(variable.name));
  return [...names].sort();
}

export function visitParts(
  parts: readonly TemplatePart[],
  bound: Bound,
  visit: (variable: Variable, bound: Bound) => void,
): void {
  for (const part of parts) {
    switch (part.kind) {
      case 'text':
        break;
      case 'output':
        visitExpression(part.expression, bound, visit);
        break;
      case 'for':
        visitExpression(part.list, bound, visit);
        visitParts(part.parts, [...bound, part.variable, 'loop'], visit);
        break;
      case 'if':
        for (const branch of part.branches) {
          visitExpression(branch.condition, bound, visit);
          visitParts(branch.parts, bound, visit);
        }
        visitParts(part.otherwise ?? [], bound, visit);
    }
  }
}

function visitExpression(tree: Expression, bound: Bound, visit: (variable: Variable, bound: Bound) => void): void {
  if (tree.kind === 'variable') visit(tree, bound);
  for (const child of children(tree)) visitExpression(child, bound, visit);
}
