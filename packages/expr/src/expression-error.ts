import type { LineMap } from './line-map.ts';
import type { Issue, SourceRange } from './value.ts';

/** A mistake in the source of an expression or a template, found before anything is evaluated. */
export interface ExpressionError {
  readonly code: string;
  readonly message: string;
  readonly at: SourceRange;
  /** The source line and, under it, a line of carets. Long lines are cut around the mistake. */
  readonly excerpt: string;
  /** What was probably meant, ready to be put in the place of `at`. */
  readonly suggestion?: string;
}

/** Widest source line an excerpt shows, and how much of it stands before the mistake when it is cut. */
const EXCERPT_WIDTH = 100;
const EXCERPT_LEAD = 40;

export function describeError(
  lines: LineMap,
  code: string,
  message: string,
  start: number,
  end: number,
  suggestion?: string,
): ExpressionError {
  const at = lines.range(start, end);
  const error = { code, message, at, excerpt: excerpt(lines.line(at.line), at.column - 1, at.length) };
  return suggestion === undefined ? error : { ...error, suggestion };
}

export function errorIssue({ code, message, at, excerpt }: ExpressionError): Issue {
  return { code, severity: 'error', message, at, excerpt };
}

function excerpt(line: string, column: number, length: number): string {
  const from = line.length > EXCERPT_WIDTH ? Math.max(0, column - EXCERPT_LEAD) : 0;
  const shown = line.slice(from, from + EXCERPT_WIDTH).replaceAll('\t', ' ');
  const carets = Math.max(1, Math.min(length, shown.length - (column - from)));
  return `${shown}\n${' '.repeat(column - from)}${'^'.repeat(carets)}`;
}
