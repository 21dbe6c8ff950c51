import { MAX_SOURCE_LENGTH, Stop } from './budget.ts';
import { compile } from './compile-expression.ts';
import { compileTree, Output, type Segment, type Write } from './compile-template.ts';
import type { Environment, Scope } from './environment.ts';
import { Evaluator } from './evaluator.ts';
import { type ExpressionError, errorIssue } from './expression-error.ts';
import { parseExpression } from './parse-expression.ts';
import { parseTemplate } from './parse-template.ts';
import { expressionVariables, templateVariables } from './reference.ts';
import type { Expression, TemplateTree } from './tree.ts';
import type { Issue, Value } from './value.ts';

export interface Evaluation {
  readonly value: Value;
  readonly issues: Issue[];
}

/** A source compiled once and evaluated for every row. */
export interface Program {
  readonly source: string;
  /**
   * `literal`: no block at all, the value is the source. `expression`: exactly one `{{ }}`, the value keeps its type.
   * `text`: everything else, the value is a text.
   */
  readonly kind: 'literal' | 'expression' | 'text';
  /** When not empty, an evaluation gives null (or '' for text) and an issue for each. */
  readonly errors: readonly ExpressionError[];
  /** Root names an evaluation can reach, sorted. No other variable can change a result. */
  readonly variables: readonly string[];
  /** Never throws: what goes wrong is an issue, and the value is null or '' where nothing better is known. */
  evaluate(scope: Scope, env: Environment): Evaluation;
  /** The same output cut into what the template says itself and what the data says. */
  evaluateSegments(scope: Scope, env: Environment): { segments: Segment[]; issues: Issue[] };
}

/** Compiles a property's string: text with `{{ }}` blocks. */
export function compileTemplate(source: string): Program {
  if (!source.includes('{{') && source.length <= MAX_SOURCE_LENGTH) return literalProgram(source);
  const { tree, errors } = parseTemplate(source);
  const only = tree.parts.length === 1 ? tree.parts[0]! : null;
  if (errors.length > 0)
    return failedProgram(source, onlyBlock(source) ? 'expression' : 'text', errors, templateVariables(tree));
  return only?.kind === 'output' ? expressionProgram(source, only.expression) : textProgram(source, tree);
}

/** Compiles what stands between the braces. */
export function compileExpression(source: string): Program {
  const { tree, errors } = parseExpression(source);
  if (tree && errors.length === 0) return expressionProgram(source, tree);
  return failedProgram(source, 'expression', errors, tree ? expressionVariables(tree) : []);
}

function literalProgram(source: string): Program {
  return {
    source,
    kind: 'literal',
    errors: [],
    variables: [],
    evaluate: () => ({ value: source, issues: [] }),
    evaluateSegments: () => ({ segments: source === '' ? [] : [{ text: source, literal: true }], issues: [] }),
  };
}

function expressionProgram(source: string, tree: Expression): Program {
  const evaluate = compile(tree, []);
  const write: Write = (evaluator, output) => {
    const value = evaluate(evaluator);
    evaluator.at = tree.at;
    output.write(evaluator, evaluator.text(value), false);
  };
  return {
    source,
    kind: 'expression',
    errors: [],
    variables: expressionVariables(tree),
    evaluate: (scope, env) => {
      const evaluator = new Evaluator(scope, env);
      return { value: guarded(evaluator, () => evaluate(evaluator)), issues: evaluator.issues };
    },
    evaluateSegments: (scope, env) => writeSegments(write, scope, env),
  };
}

function textProgram(source: string, tree: TemplateTree): Program {
  const write = compileTree(tree);
  return {
    source,
    kind: 'text',
    errors: [],
    variables: templateVariables(tree),
    evaluate: (scope, env) => {
      const { segments, issues } = writeSegments(write, scope, env);
      return { value: segments.map((segment) => segment.text).join(''), issues };
    },
    evaluateSegments: (scope, env) => writeSegments(write, scope, env),
  };
}

function failedProgram(
  source: string,
  kind: 'expression' | 'text',
  errors: ExpressionError[],
  variables: string[],
): Program {
  return {
    source,
    kind,
    errors,
    variables,
    evaluate: () => ({ value: kind === 'expression' ? null : '', issues: errors.map(errorIssue) }),
    evaluateSegments: () => ({ segments: [], issues: errors.map(errorIssue) }),
  };
}

function writeSegments(write: Write, scope: Scope, env: Environment): { segments: Segment[]; issues: Issue[] } {
  const evaluator = new Evaluator(scope, env);
  const output = new Output();
  const segments = guarded(evaluator, () => {
    write(evaluator, output);
    return output.finish();
  });
  return { segments: segments ?? [], issues: evaluator.issues };
}

/**
 * The wall around an evaluation. A spent budget is an issue and gives null; so is anything a function did not foresee
 * (a scope that was not made by toValue can hold getters that throw).
 */
function guarded<T>(evaluator: Evaluator, run: () => T): T | null {
  try {
    return run();
  } catch (failure) {
    const stop = failure instanceof Stop ? failure : new Stop('evaluation_failed', 'This could not be evaluated.');
    evaluator.issues.push({ code: stop.code, severity: 'error', message: stop.message, at: evaluator.at });
    return null;
  }
}

/** Whether the source starts with a block that could only be read as one: nothing stands before or after it. */
function onlyBlock(source: string): boolean {
  return (
    source.startsWith('{{') && source.endsWith('}}') && source.indexOf('{{', 2) < 0 && !/^\{\{\s*[#/]/.test(source)
  );
}
