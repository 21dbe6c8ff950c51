import { compileTemplate, type Issue, type Program, toText, type Value } from '@pictify/expr';
import type { Compiling } from '../compile/compiling.ts';
import type { Frame } from '../compile/frame.ts';
import { nameOf } from '../json.ts';
import { cleanText, cutText } from '../text/clean.ts';
import { type Cell, dynamic } from './cell.ts';
import type { Property } from './property.ts';

/** What a label's text is made from; expressions in it see nothing else. */
export interface Labelled {
  readonly value: number;
  readonly label: string;
  readonly index: number;
}

export type LabelFormat = (labelled: Labelled) => string;

/** UTF-16 units: more than any chart has room for. */
export const LABEL_LENGTH = 200;
const NAMES = ['value', 'label', 'index'];

/** A text with blocks that is printed once for each point of a chart. */
export function labelFormat(fallback: string, summary: string): Property<LabelFormat> {
  return {
    description: { kind: 'text', default: fallback, summary },
    check(value, at) {
      if (typeof value !== 'string') {
        at.problem('property_type', `Must be a text, not ${nameOf(value)}.`);
        return;
      }
      const program = compileTemplate(value);
      for (const { message, excerpt } of program.errors) at.problem('expression_syntax', `${message}\n${excerpt}`);
      const foreign = program.variables.find((name) => !NAMES.includes(name));
      if (foreign !== undefined) {
        at.problem('variable_undeclared', `Here only ${NAMES.join(', ')} are known, not "${foreign}".`);
      }
    },
    compile(value, at) {
      if (value !== undefined && value !== null && typeof value !== 'string') {
        at.problem('property_type', `Must be a text, not ${nameOf(value)}; the default is used.`);
      }
      const program = compileTemplate(typeof value === 'string' ? value : fallback);
      return formatBy(program, at);
    },
  };
}

function formatBy(program: Program, at: Compiling): Cell<LabelFormat> {
  const { place } = at;
  return dynamic((frame: Frame) => ({ value, label, index }: Labelled) => {
    const scope: Record<string, Value> = Object.assign(Object.create(null), { value, label, index });
    const result: { value: Value; issues: readonly Issue[] } = program.evaluate(scope, frame.env);
    if (result.issues.length > 0) frame.issues.forward(result.issues, place);
    return cleanText(cutText(toText(result.value), LABEL_LENGTH));
  });
}
