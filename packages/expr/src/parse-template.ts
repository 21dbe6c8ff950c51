import { MAX_DEPTH } from './budget.ts';
import { callErrors } from './call-check.ts';
import { describeError, type ExpressionError } from './expression-error.ts';
import { LineMap } from './line-map.ts';
import { located, parseTokens, sourceLengthError } from './parse-expression.ts';
import { readBlock } from './template-block.ts';
import { type Token, tokenizeBlock } from './tokenizer.ts';
import type { Expression, IfBranch, TemplatePart, TemplateTree } from './tree.ts';
import type { SourceRange } from './value.ts';

/** Reading stops after this many mistakes; they are enough to work on. */
const MAX_ERRORS = 50;

/** A block that waits for its end. `collect` receives the parts that follow. */
interface OpenBlock {
  readonly kind: 'if' | 'for';
  readonly at: SourceRange;
  readonly close: () => TemplatePart;
  branches: { condition: Expression; parts: TemplatePart[] }[];
  otherwise: TemplatePart[] | null;
  collect: TemplatePart[];
}

/**
 * Parses a property's string: text with `{{ }}` blocks. What could be read is in the tree even when there are
 * errors; a block that could not be read is left out.
 */
export function parseTemplate(source: string): { tree: TemplateTree; errors: ExpressionError[] } {
  const lines = new LineMap(source);
  const tooLong = sourceLengthError(lines);
  if (tooLong) return { tree: { parts: [] }, errors: [tooLong] };
  return new TemplateParser(lines).parse();
}

class TemplateParser {
  readonly #lines: LineMap;
  readonly #errors: ExpressionError[] = [];
  readonly #root: TemplatePart[] = [];
  readonly #open: OpenBlock[] = [];
  #tooDeep = false;

  constructor(lines: LineMap) {
    this.#lines = lines;
  }

  parse(): { tree: TemplateTree; errors: ExpressionError[] } {
    const source = this.#lines.source;
    let at = 0;
    while (at < source.length && !this.#stopped) {
      const open = source.indexOf('{{', at);
      const end = open < 0 ? source.length : open;
      if (end > at) this.#add({ kind: 'text', text: source.slice(at, end), at: this.#lines.range(at, end) });
      at = open < 0 ? source.length : this.#block(open);
    }
    while (this.#open.length > 0) this.#closeUnfinished();
    this.#errors.sort((a, b) => a.at.offset - b.at.offset);
    return { tree: { parts: this.#root }, errors: this.#errors };
  }

  /** Whether reading ended before the source did; what is open then cannot be blamed for having no end. */
  get #stopped(): boolean {
    return this.#tooDeep || this.#errors.length >= MAX_ERRORS;
  }

  /** Reads the block that opens at `open` and returns where reading goes on. */
  #block(open: number): number {
    const marker = /\{\{\s*([#/]?)/y;
    marker.lastIndex = open;
    const [prefix, mark] = marker.exec(this.#lines.source)! as unknown as [string, '' | '#' | '/'];
    const tokens = tokenizeBlock(this.#lines.source, open + prefix.length);
    const at = this.#lines.range(open, tokens.next);
    if (!tokens.closed && !tokens.error) {
      this.#error('unclosed_block', 'Close the block with }}.', { ...at, length: 2 });
      return tokens.next;
    }
    const parsed = parseTokens(tokens, this.#lines, (parser) => readBlock(parser, mark));
    if ('error' in parsed) {
      this.#errors.push(located(parsed.error, this.#lines));
      this.#recover(mark, tokens.tokens, at);
    } else {
      this.#accept(parsed.result, at);
    }
    return tokens.next;
  }

  /** Opens or closes what a block that could not be read opens or closes, so that one mistake is one error. */
  #recover(mark: '' | '#' | '/', [first, second]: readonly Token[], at: SourceRange): void {
    const word = first?.type === 'word' ? first.text : '';
    const nothing: Expression = { kind: 'literal', value: null, at };
    if (mark === '/' ? word === 'if' : word === 'endif') this.#end('if', at);
    else if (mark === '/' ? word === 'for' : word === 'endfor') this.#end('for', at);
    else if (word === 'if') this.#openIf(nothing, at);
    else if (word === 'for') this.#openFor({ variable: second?.text ?? '', variableAt: at, list: nothing }, at);
  }

  #accept(block: ReturnType<typeof readBlock>, at: SourceRange): void {
    const innermost = this.#open.at(-1);
    switch (block.kind) {
      case 'output':
        this.#check(block.expression);
        this.#add({ kind: 'output', expression: block.expression, at });
        return;
      case 'if':
        this.#check(block.condition);
        this.#openIf(block.condition, at);
        return;
      case 'for':
        this.#check(block.list);
        this.#openFor(block, at);
        return;
      case 'elseif':
        this.#check(block.condition);
        if (innermost?.kind !== 'if') this.#error('unexpected_elseif', 'This elseif has no {{ if }} before it.', at);
        else if (innermost.otherwise) this.#error('unexpected_elseif', 'Put {{ elseif }} before {{ else }}.', at);
        else this.#branch(innermost, block.condition);
        return;
      case 'else':
        if (innermost?.kind !== 'if') this.#error('unexpected_else', 'This else has no {{ if }} before it.', at);
        else if (innermost.otherwise) this.#error('unexpected_else', 'An if has only one {{ else }}.', at);
        else innermost.collect = innermost.otherwise = [];
        return;
      case 'end':
        this.#end(block.closes, at);
        return;
    }
  }

  #openIf(condition: Expression, at: SourceRange): void {
    const block: OpenBlock = {
      kind: 'if',
      at,
      branches: [],
      otherwise: null,
      collect: [],
      close: () => ({ kind: 'if', branches: block.branches as IfBranch[], otherwise: block.otherwise, at }),
    };
    this.#branch(block, condition);
    this.#push(block);
  }

  #openFor(loop: { variable: string; variableAt: SourceRange; list: Expression }, at: SourceRange): void {
    const { variable, variableAt, list } = loop;
    const parts: TemplatePart[] = [];
    const close = (): TemplatePart => ({ kind: 'for', variable, variableAt, list, parts, at });
    this.#push({ kind: 'for', at, branches: [], otherwise: null, collect: parts, close });
  }

  #push(block: OpenBlock): void {
    if (this.#open.length >= MAX_DEPTH) {
      this.#tooDeep = true;
      this.#error('too_deep', `Blocks are nested too deeply (at most ${MAX_DEPTH} levels).`, block.at);
      return;
    }
    this.#open.push(block);
  }

  #branch(block: OpenBlock, condition: Expression): void {
    const parts: TemplatePart[] = [];
    block.branches.push({ condition, parts });
    block.collect = parts;
  }

  #end(closes: 'if' | 'for', at: SourceRange): void {
    while (
      this.#open.length > 0 &&
      this.#open.at(-1)!.kind !== closes &&
      this.#open.some((block) => block.kind === closes)
    ) {
      this.#closeUnfinished();
    }
    const block = this.#open.at(-1);
    if (block?.kind !== closes) {
      this.#error(`unexpected_end${closes}`, `This end${closes} has no {{ ${closes} }} before it.`, at);
      return;
    }
    this.#open.pop();
    this.#add(block.close());
  }

  #closeUnfinished(): void {
    const block = this.#open.pop()!;
    if (!this.#stopped)
      this.#error(`missing_end${block.kind}`, `Close the block with {{ end${block.kind} }}.`, block.at);
    this.#add(block.close());
  }

  #add(part: TemplatePart): void {
    (this.#open.at(-1)?.collect ?? this.#root).push(part);
  }

  #check(expression: Expression): void {
    this.#errors.push(...callErrors(expression, this.#lines));
  }

  #error(code: string, message: string, at: SourceRange): void {
    this.#errors.push(describeError(this.#lines, code, message, at.offset, at.offset + at.length));
  }
}
