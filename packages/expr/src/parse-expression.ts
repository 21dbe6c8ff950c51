import { MAX_SOURCE_LENGTH } from './budget.ts';
import { callErrors } from './call-check.ts';
import { describeError, type ExpressionError } from './expression-error.ts';
import { ExpressionParser, SyntaxFailure } from './expression-parser.ts';
import { LineMap } from './line-map.ts';
import { type TokenError, type Tokens, tokenizeExpression } from './tokenizer.ts';
import type { Expression } from './tree.ts';

/**
 * Parses what stands between the braces. The tree is null when the syntax is wrong; unknown functions and wrong
 * numbers of arguments are errors beside a tree.
 */
export function parseExpression(source: string): { tree: Expression | null; errors: ExpressionError[] } {
  const lines = new LineMap(source);
  const tooLong = sourceLengthError(lines);
  if (tooLong) return { tree: null, errors: [tooLong] };
  const tokens = tokenizeExpression(source);
  const parsed = parseTokens(tokens, lines, (parser) => parser.parseAll());
  if ('error' in parsed) return { tree: null, errors: [inBraces(source, lines) ?? located(parsed.error, lines)] };
  return { tree: parsed.result, errors: callErrors(parsed.result, lines) };
}

/** No expression begins with two braces: this is a text with a block, taken for what stands in it. */
function inBraces(source: string, lines: LineMap): ExpressionError | null {
  const open = source.indexOf('{{');
  if (open < 0 || source.slice(0, open).trim() !== '') return null;
  const message = 'Leave out the braces, an expression is what stands between them; or send it as “text”.';
  return describeError(lines, 'unexpected_token', message, open, open + 2);
}

/** Runs a parser over tokens and returns what it read, or the first mistake of the tokens or the syntax. */
export function parseTokens<T>(
  tokens: Tokens,
  lines: LineMap,
  read: (parser: ExpressionParser) => T,
): { result: T } | { error: TokenError } {
  if (tokens.error) return { error: tokens.error };
  const first = tokens.tokens[0]!;
  if (first.type === 'end') {
    const message = 'There is nothing to evaluate here; write an expression.';
    return { error: { code: 'empty_expression', message, start: first.start, end: first.end } };
  }
  try {
    return { result: read(new ExpressionParser(tokens.tokens, lines)) };
  } catch (failure) {
    if (failure instanceof SyntaxFailure) return { error: failure.error };
    throw failure;
  }
}

export function located(error: TokenError, lines: LineMap): ExpressionError {
  return describeError(lines, error.code, error.message, error.start, error.end, error.suggestion);
}

export function sourceLengthError(lines: LineMap): ExpressionError | null {
  const length = lines.source.length;
  if (length <= MAX_SOURCE_LENGTH) return null;
  const message = `This is ${length} characters long; at most ${MAX_SOURCE_LENGTH} are allowed.`;
  return describeError(lines, 'source_too_long', message, 0, 0);
}
