import { describeError, type ExpressionError } from './expression-error.ts';
import { findFunction, functionNames } from './functions/table.ts';
import type { LineMap } from './line-map.ts';
import { nearest } from './suggestion.ts';
import { type Call, children, type Expression } from './tree.ts';

/** Checking one expression stops after this many mistakes. */
const MAX_CALL_ERRORS = 20;

/** Unknown functions and wrong numbers of arguments, in the order of the tree. */
export function callErrors(expression: Expression, lines: LineMap): ExpressionError[] {
  const errors: ExpressionError[] = [];
  const visit = (current: Expression): void => {
    if (errors.length >= MAX_CALL_ERRORS) return;
    for (const child of children(current)) visit(child);
    if (current.kind !== 'call') return;
    const error = callError(current, lines);
    if (error) errors.push(error);
  };
  visit(expression);
  return errors;
}

function callError(call: Call, lines: LineMap): ExpressionError | null {
  const { offset, length } = call.at;
  const entry = findFunction(call.name);
  if (!entry) {
    const suggestion = nearest(call.name, functionNames());
    const hint = suggestion ? `did you mean "${suggestion}"?` : 'see the list of functions.';
    const message = `There is no function "${call.name}"; ${hint}`;
    return describeError(lines, 'unknown_function', message, offset, offset + length, suggestion);
  }
  const count = call.arguments.length;
  if (count >= entry.minArguments && count <= entry.maxArguments) return null;
  const piped = call.piped ? ' (the piped value counts as the first)' : '';
  const message = `${call.name} takes ${argumentRange(entry.minArguments, entry.maxArguments)}${piped}: ${entry.signature}.`;
  return describeError(lines, 'argument_count', message, offset, offset + length);
}

function argumentRange(minimum: number, maximum: number): string {
  const noun = (count: number) => (count === 1 ? 'argument' : 'arguments');
  if (maximum === Number.POSITIVE_INFINITY) return `at least ${minimum} ${noun(minimum)}`;
  return minimum === maximum ? `${minimum} ${noun(minimum)}` : `${minimum} to ${maximum} arguments`;
}
