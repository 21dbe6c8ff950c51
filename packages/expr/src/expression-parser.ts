import { MAX_DEPTH, MAX_TREE_HEIGHT } from './budget.ts';
import type { LineMap } from './line-map.ts';
import { BINARY_POWER, binaryOperator, groupsFromRight } from './operator.ts';
import type { Token, TokenError } from './tokenizer.ts';
import type { Expression, UnaryOperator } from './tree.ts';
import type { SourceRange } from './value.ts';
import { RESERVED_WORDS } from './word.ts';

/** Leaves the parser at the first mistake; caught by whoever started it. */
export class SyntaxFailure extends Error {
  readonly error: TokenError;

  constructor(error: TokenError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * Recursive descent with binding powers over the tokens of one expression.
 * Brackets nest at most MAX_DEPTH deep; the tree is at most MAX_TREE_HEIGHT high, so that everything that walks it
 * by recursion later is safe too.
 */
export class ExpressionParser {
  readonly #tokens: readonly Token[];
  readonly #lines: LineMap;
  #position = 0;
  #depth = 0;
  /** Height of the tree that was parsed last. */
  #height = 0;

  constructor(tokens: readonly Token[], lines: LineMap) {
    this.#tokens = tokens;
    this.#lines = lines;
  }

  get token(): Token {
    return this.#tokens[this.#position]!;
  }

  /** Moves past the current token and returns it. */
  take(): Token {
    const token = this.token;
    if (token.type !== 'end') this.#position++;
    return token;
  }

  atWord(word: string): boolean {
    return this.token.type === 'word' && this.token.text === word;
  }

  /** Everything up to the end of the tokens, filters included. */
  parseAll(): Expression {
    const expression = this.#pipe();
    if (this.token.type !== 'end') throw this.#unexpected('an operator, a filter or the end');
    return expression;
  }

  fail(code: string, message: string, token = this.token, suggestion?: string): SyntaxFailure {
    const error = { code, message, start: token.start, end: token.end };
    return new SyntaxFailure(suggestion === undefined ? error : { ...error, suggestion });
  }

  #pipe(): Expression {
    let left = this.#conditional();
    while (this.#accept('|')) {
      const height = this.#height;
      const name = this.take();
      if (name.type !== 'word')
        throw this.fail('unexpected_token', 'Name a filter after |, as in {{ name | uppercase }}.', name);
      const rest = this.#accept(':') ? this.#filterArguments() : this.#accept('(') ? this.#items(')') : [];
      if (rest.length === 0) this.#height = 0;
      this.#grow(name, height);
      left = { kind: 'call', name: name.text, piped: true, arguments: [left, ...rest], at: this.rangeOf(name) };
    }
    return left;
  }

  #filterArguments(): Expression[] {
    let height = 0;
    const list: Expression[] = [];
    do {
      list.push(this.#conditional());
      height = Math.max(height, this.#height);
    } while (this.#accept(','));
    this.#height = height;
    return list;
  }

  #conditional(): Expression {
    const start = this.token;
    const test = this.#binary(2);
    if (!this.#accept('?')) return test;
    this.#enter(start);
    let height = this.#height;
    const whenTrue = this.#conditional();
    height = Math.max(height, this.#height);
    if (!this.#accept(':')) {
      const piped = this.token.type === 'symbol' && this.token.text === '|';
      if (piped) throw this.fail('unexpected_token', 'Put parentheses around the filter: c ? (x | f) : y.');
      throw this.#unexpected('":" and the value for when the condition does not hold');
    }
    const whenFalse = this.#conditional();
    this.#leave();
    this.#grow(start, height);
    return { kind: 'conditional', test, whenTrue, whenFalse, at: this.#since(start) };
  }

  #binary(minimum: number): Expression {
    const start = this.token;
    let left = this.#unary();
    for (;;) {
      const token = this.token;
      const operator = binaryOperator(token.type, token.text);
      const power = operator === undefined ? -1 : BINARY_POWER.get(operator)!;
      if (operator === undefined || power < minimum) return left;
      this.take();
      const height = this.#height;
      const right = groupsFromRight(operator) ? this.#nested(token, power) : this.#binary(power + 1);
      this.#grow(token, height);
      left = { kind: 'binary', operator, left, right, at: this.#since(start) };
    }
  }

  #nested(token: Token, minimum: number): Expression {
    this.#enter(token);
    const right = this.#binary(minimum);
    this.#leave();
    return right;
  }

  #unary(): Expression {
    const token = this.token;
    const operator = unaryOperator(token);
    if (!operator) return this.#postfix();
    this.take();
    this.#enter(token);
    const operand = this.#unary();
    this.#leave();
    this.#grow(token);
    return { kind: 'unary', operator, operand, at: this.#since(token) };
  }

  #postfix(): Expression {
    const start = this.token;
    let target = this.#primary();
    for (;;) {
      const token = this.token;
      if (this.#accept('.')) {
        const name = this.take();
        if (name.type !== 'word') {
          throw this.fail(
            'unexpected_token',
            'Name a member after the dot; for an item of a list write list[0].',
            name,
          );
        }
        this.#grow(name);
        target = { kind: 'member', target, name: name.text, at: this.#since(start) };
      } else if (this.#accept('[')) {
        const height = this.#height;
        this.#enter(token);
        const index = this.#pipe();
        this.#expect(']');
        this.#leave();
        this.#grow(token, height);
        target = { kind: 'index', target, index, at: this.#since(start) };
      } else if (token.type === 'symbol' && token.text === '(') {
        throw this.fail('not_callable', 'Only functions can be called: write f(value) or value | f.');
      } else {
        return target;
      }
    }
  }

  #primary(): Expression {
    const token = this.token;
    this.#height = 1;
    switch (token.type) {
      case 'number':
        this.take();
        return { kind: 'literal', value: Number(token.text), at: this.rangeOf(token) };
      case 'text':
        this.take();
        return { kind: 'literal', value: token.text, at: this.rangeOf(token) };
      case 'word':
        return this.#word();
      case 'symbol':
        return this.#bracketed();
      default:
        throw this.#unexpected('a value');
    }
  }

  #word(): Expression {
    const token = this.take();
    const at = this.rangeOf(token);
    if (token.text === 'true' || token.text === 'false') return { kind: 'literal', value: token.text === 'true', at };
    if (token.text === 'null') return { kind: 'literal', value: null, at };
    if (RESERVED_WORDS.has(token.text)) {
      throw this.fail('unexpected_token', `"${token.text}" is a word of the language and cannot stand here.`, token);
    }
    if (!this.#accept('(')) return { kind: 'variable', name: token.text, at };
    const list = this.#items(')');
    this.#grow(token);
    return { kind: 'call', name: token.text, piped: false, arguments: list, at };
  }

  #bracketed(): Expression {
    const start = this.token;
    if (this.#accept('(')) {
      this.#enter(start);
      const inner = this.#pipe();
      this.#expect(')');
      this.#leave();
      return inner;
    }
    if (this.#accept('[')) {
      const items = this.#items(']');
      this.#grow(start);
      return { kind: 'list', items, at: this.#since(start) };
    }
    if (this.#accept('{')) {
      const entries = this.#entries(start);
      this.#grow(start);
      return { kind: 'map', entries, at: this.#since(start) };
    }
    throw this.#unexpected('a value');
  }

  /** Comma-separated expressions up to `close`; leaves the greatest of their heights. */
  #items(close: string): Expression[] {
    this.#enter(this.token);
    let height = 0;
    const items: Expression[] = [];
    while (!this.#accept(close)) {
      items.push(this.#pipe());
      height = Math.max(height, this.#height);
      if (!this.#accept(',')) {
        this.#expect(close);
        break;
      }
    }
    this.#leave();
    this.#height = height;
    return items;
  }

  #entries(start: Token): { key: string; value: Expression }[] {
    this.#enter(start);
    let height = 0;
    const entries: { key: string; value: Expression }[] = [];
    while (!this.#accept('}')) {
      const key = this.take();
      if (key.type !== 'word' && key.type !== 'text')
        throw this.#unexpected('a name and ":", as in { one: "task" }', key);
      this.#expect(':');
      entries.push({ key: key.text, value: this.#pipe() });
      height = Math.max(height, this.#height);
      if (!this.#accept(',')) {
        this.#expect('}');
        break;
      }
    }
    this.#leave();
    this.#height = height;
    return entries;
  }

  #accept(symbol: string): boolean {
    const token = this.token;
    if (token.type !== 'symbol' || token.text !== symbol) return false;
    this.#position++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#accept(symbol)) throw this.#unexpected(`"${symbol}"`);
  }

  #unexpected(expected: string, token = this.token): SyntaxFailure {
    const found =
      token.type === 'end' ? 'the expression ends' : token.type === 'text' ? 'found a text' : `found "${token.text}"`;
    return this.fail('unexpected_token', `Expected ${expected}, but ${found}.`, token);
  }

  #enter(token: Token): void {
    if (++this.#depth > MAX_DEPTH) throw this.#tooDeep(token);
  }

  #leave(): void {
    this.#depth--;
  }

  /** Records that a part was put on top of the last parsed tree and of one of height `other`. */
  #grow(token: Token, other = 0): void {
    this.#height = Math.max(this.#height, other) + 1;
    if (this.#height > MAX_TREE_HEIGHT) throw this.#tooDeep(token);
  }

  #tooDeep(token: Token): SyntaxFailure {
    return this.fail('too_deep', `This is nested too deeply (at most ${MAX_DEPTH} levels); split it up.`, token);
  }

  rangeOf(token: Token): SourceRange {
    return this.#lines.range(token.start, token.end);
  }

  #since(first: Token): SourceRange {
    return this.#lines.range(first.start, (this.#tokens[this.#position - 1] ?? first).end);
  }
}

function unaryOperator(token: Token): UnaryOperator | null {
  if (token.type === 'word') return token.text === 'not' ? '!' : null;
  return token.type === 'symbol' && (token.text === '!' || token.text === '-') ? token.text : null;
}
