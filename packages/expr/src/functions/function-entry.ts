import type { Evaluator } from '../evaluator.ts';
import type { Value } from '../value.ts';

export type FunctionGroup = 'text' | 'number' | 'format' | 'date' | 'list' | 'logic' | 'color';

/** An expression and the value it has in en-US, UTC, at 2026-01-15T12:00:00Z. */
export interface FunctionExample {
  readonly expression: string;
  readonly result: Value;
}

/** What documentation and autocomplete know of a function. */
export interface FunctionDoc {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly group: FunctionGroup;
  /** As in `truncate(text, length, suffix = "…")`; `?` marks what may be left out, `…` what may be repeated. */
  readonly signature: string;
  readonly summary: string;
  readonly examples: readonly FunctionExample[];
  readonly minArguments: number;
  readonly maxArguments: number;
}

/**
 * Computes a call. As many arguments as the entry allows are given, so those that were left out are undefined.
 * Never throws except through the evaluator, and pays there for its work before doing it.
 */
export type Call = (evaluator: Evaluator, values: readonly Value[]) => Value;

/** One function or filter: the same entry runs it, documents it and completes it. */
export interface FunctionEntry extends FunctionDoc {
  readonly call: Call;
}

/** An entry as its module writes it. The numbers of arguments are read from the signature. */
export interface FunctionSpec {
  readonly signature: string;
  readonly aliases?: readonly string[];
  readonly summary: string;
  readonly examples: readonly (readonly [expression: string, result: Value])[];
  readonly call: Call;
}

export function defineFunctions(group: FunctionGroup, specs: readonly FunctionSpec[]): FunctionEntry[] {
  return specs.map((spec) => {
    const { signature, summary, call } = spec;
    const name = signature.slice(0, signature.indexOf('('));
    const parameters = signature.slice(name.length + 1, -1).split(/, (?=[a-z…])/);
    const repeats = parameters.some((each) => each.startsWith('…'));
    const required = parameters.filter((each) => !each.startsWith('…') && !each.includes('=') && !each.endsWith('?'));
    return Object.freeze({
      name,
      aliases: Object.freeze([...(spec.aliases ?? [])]),
      group,
      signature,
      summary,
      examples: Object.freeze(spec.examples.map(([expression, result]) => Object.freeze({ expression, result }))),
      minArguments: required.length,
      maxArguments: repeats ? Number.POSITIVE_INFINITY : parameters.length,
      call,
    });
  });
}
