import { isTruthy } from './comparison.ts';
import { type Binding, type Bindings, compile } from './compile-expression.ts';
import type { Evaluator } from './evaluator.ts';
import { emptyMap, isList } from './to-value.ts';
import type { ForPart, IfPart, OutputPart, TemplatePart, TemplateTree } from './tree.ts';
import type { Value } from './value.ts';

/** Text that an evaluation puts out, with where it comes from. */
export interface Segment {
  readonly text: string;
  /** From the template's own text; false for what an expression gave. */
  readonly literal: boolean;
}

/** Collects the output of an evaluation. Neighbours of one origin are joined, nothing empty is kept. */
export class Output {
  readonly segments: Segment[] = [];
  #text = '';
  #literal = true;
  #length = 0;

  write(evaluator: Evaluator, text: string, literal: boolean): void {
    if (text === '') return;
    this.#length += text.length;
    evaluator.requireText(this.#length);
    if (literal !== this.#literal) this.#flush();
    this.#literal = literal;
    this.#text += text;
  }

  finish(): Segment[] {
    this.#flush();
    return this.segments;
  }

  #flush(): void {
    if (this.#text !== '') this.segments.push({ text: this.#text, literal: this.#literal });
    this.#text = '';
  }
}

export type Write = (evaluator: Evaluator, output: Output) => void;

export function compileTree(tree: TemplateTree): Write {
  return compileParts(tree.parts, []);
}

function compileParts(parts: readonly TemplatePart[], bindings: Bindings): Write {
  const writers = parts.map((part) => compilePart(part, bindings));
  return (evaluator, output) => {
    for (const write of writers) write(evaluator, output);
  };
}

function compilePart(part: TemplatePart, bindings: Bindings): Write {
  switch (part.kind) {
    case 'text':
      return (evaluator, output) => {
        evaluator.spend(1);
        output.write(evaluator, part.text, true);
      };
    case 'output':
      return compileOutput(part, bindings);
    case 'if':
      return compileIf(part, bindings);
    case 'for':
      return compileFor(part, bindings);
  }
}

function compileOutput(part: OutputPart, bindings: Bindings): Write {
  const evaluate = compile(part.expression, bindings);
  const { at } = part.expression;
  return (evaluator, output) => {
    const value = evaluate(evaluator);
    evaluator.at = at;
    output.write(evaluator, evaluator.text(value), false);
  };
}

function compileIf(part: IfPart, bindings: Bindings): Write {
  const branches = part.branches.map(({ condition, parts }) => {
    return { test: compile(condition, bindings), write: compileParts(parts, bindings) };
  });
  const otherwise = compileParts(part.otherwise ?? [], bindings);
  return (evaluator, output) => {
    for (const branch of branches) {
      evaluator.spend(1);
      if (isTruthy(branch.test(evaluator))) return branch.write(evaluator, output);
    }
    otherwise(evaluator, output);
  };
}

function compileFor(part: ForPart, bindings: Bindings): Write {
  const list = compile(part.list, bindings);
  const item: Binding = { name: part.variable, slot: bindings.length, used: false };
  const loop: Binding = { name: 'loop', slot: bindings.length + 1, used: false };
  const write = compileParts(part.parts, [...bindings, item, loop]);
  const { at } = part.list;
  return (evaluator, output) => {
    const value = list(evaluator);
    evaluator.at = at;
    if (!isList(value)) {
      if (value !== null) evaluator.issue('not_a_list', 'for goes over a list; this is something else.');
      return;
    }
    const items = evaluator.items(value);
    for (let index = 0; index < items.length; index++) {
      evaluator.spend(1);
      evaluator.slots[item.slot] = items[index]!;
      if (loop.used) evaluator.slots[loop.slot] = position(index, items.length);
      write(evaluator, output);
    }
  };
}

/** What a loop's body sees as `loop`; `index` counts from 0. */
function position(index: number, length: number): Value {
  const map = emptyMap();
  map['index'] = index;
  map['first'] = index === 0;
  map['last'] = index === length - 1;
  map['length'] = length;
  return map;
}
