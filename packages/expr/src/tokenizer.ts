import { readText } from './text-literal.ts';
import { WORD } from './word.ts';

export interface Token {
  readonly type: 'number' | 'text' | 'word' | 'symbol' | 'end';
  /** As written; for a text literal its decoded content. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TokenError {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly suggestion?: string;
}

export interface Tokens {
  /** Always ends with a token of type `end`. */
  readonly tokens: readonly Token[];
  /** The first mistake; what follows it is only read to find the end. */
  readonly error: TokenError | null;
  /** Where reading goes on: after the closing braces of a block, or the end of the source. */
  readonly next: number;
  /** Whether the closing braces were found; always true outside a block. */
  readonly closed: boolean;
}

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[\s\u200B\uFEFF]+/y;
const SYMBOLS = ['===', '!==', '??', '||', '&&', '==', '!=', '<=', '>=', '**', ...'|?:<>+-*/%!.,()[]{}'];

/** Reads an expression that is the whole source. */
export function tokenizeExpression(source: string): Tokens {
  return tokenize(source, 0, false);
}

/** Reads what stands between `{{` and `}}`, from just after the opening braces. */
export function tokenizeBlock(source: string, start: number): Tokens {
  return tokenize(source, start, true);
}

function tokenize(source: string, start: number, inBlock: boolean): Tokens {
  const tokens: Token[] = [];
  let error: TokenError | null = null;
  let braces = 0;
  let at = start;
  const finish = (end: number, next: number, closed: boolean): Tokens => {
    tokens.push({ type: 'end', text: '', start: end, end });
    return { tokens, error, next, closed };
  };

  for (;;) {
    at = match(SPACE, source, at)?.end ?? at;
    if (at >= source.length) return finish(at, at, !inBlock);
    const character = source[at]!;
    if (inBlock && source.startsWith('{{', at)) return finish(at, at, false);
    if (inBlock && braces === 0 && source.startsWith('}}', at)) return finish(at, at + 2, true);

    if (character === '"' || character === "'") {
      const read = readText(source, at);
      error ??= read.error;
      tokens.push({ type: 'text', text: read.text, start: at, end: read.end });
      at = read.end;
      continue;
    }
    const found = match(NUMBER, source, at) ?? match(WORD, source, at);
    if (found) {
      const type = character >= '0' && character <= '9' ? 'number' : 'word';
      if (type === 'number') error ??= numberError(source, at, found.end);
      tokens.push({ type, text: found.text, start: at, end: found.end });
      at = found.end;
      continue;
    }
    const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at));
    if (symbol === '===' || symbol === '!==') error ??= strictEquality(symbol, at);
    if (symbol !== undefined) {
      if (symbol === '{') braces++;
      if (symbol === '}') braces = Math.max(0, braces - 1);
      tokens.push({ type: 'symbol', text: symbol, start: at, end: at + symbol.length });
      at += symbol.length;
      continue;
    }
    const size = source.codePointAt(at)! > 0xffff ? 2 : 1;
    error ??= characterError(source.slice(at, at + size), at);
    at += size;
  }
}

function match(pattern: RegExp, source: string, at: number): { text: string; end: number } | null {
  pattern.lastIndex = at;
  const text = pattern.exec(source)?.[0];
  return text === undefined ? null : { text, end: at + text.length };
}

function numberError(source: string, start: number, end: number): TokenError | null {
  const suffix = match(WORD, source, end);
  if (suffix) {
    const written = source.slice(start, suffix.end);
    return {
      code: 'invalid_number',
      message: `"${written}" is not a number; write the number alone, or put quotes around it.`,
      start,
      end: suffix.end,
    };
  }
  if (Number.isFinite(Number(source.slice(start, end)))) return null;
  return { code: 'invalid_number', message: 'This number is too large.', start, end };
}

function strictEquality(symbol: string, start: number): TokenError {
  const suggestion = symbol.slice(0, 2);
  const message = `Write ${suggestion}; equality never converts, so there is no ${symbol}.`;
  return { code: 'unexpected_character', message, start, end: start + 3, suggestion };
}

function characterError(character: string, start: number): TokenError {
  const error = { code: 'unexpected_character', start, end: start + character.length };
  if (character === '=') return { ...error, message: 'Write == to compare two values.', suggestion: '==' };
  if (character === '&') return { ...error, message: 'Write && (or the word and).', suggestion: '&&' };
  if ('“”„«»'.includes(character)) return { ...error, message: 'Use straight quotes around text.', suggestion: '"' };
  if ('‘’‚'.includes(character)) return { ...error, message: 'Use straight quotes around text.', suggestion: "'" };
  return { ...error, message: `"${character}" means nothing here; put text in quotes.` };
}
