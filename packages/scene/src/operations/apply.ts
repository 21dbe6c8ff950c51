import type { Issue } from '@pictify/expr';
import type { Template } from '../document.ts';
import { listOf, nameOf, own, textOf } from '../json.ts';
import { didYouMean } from '../suggestion.ts';
import { addLayer, removeLayers, reorder } from './layers.ts';
import { type Operation, type OperationResult, type Patch, refusal, refused } from './operation.ts';
import { restoreOverrides } from './overrides.ts';
import { restoreProps, setProps } from './set-props.ts';
import { removeVariable, setVariable } from './variables.ts';

/** Sequences within sequences, which undo of undo may make. */
const MAX_SEQUENCE_DEPTH = 8;

type Sequence = Extract<Operation, { type: 'sequence' }>;
type Simple = Exclude<Operation['type'], 'sequence'>;

const HANDLERS: {
  readonly [T in Simple]: (template: Template, operation: Extract<Operation, { type: T }>) => OperationResult;
} = {
  setProps,
  restoreProps,
  addLayer,
  removeLayers,
  reorder,
  restoreOverrides,
  setVariable,
  removeVariable,
};

/**
 * Applies one operation to a template that passed validation. Pure: the given template is not changed, the result
 * shares what did not change. An operation that cannot be applied gives issues and the template as it was.
 */
export function applyOperation(template: Template, operation: Operation): OperationResult {
  return apply(template, operation, 0);
}

function apply(template: Template, operation: Operation, depth: number): OperationResult {
  const type = own(operation, 'type');
  if (type === 'sequence') return applySequence(template, operation as Sequence, depth + 1);
  if (typeof type !== 'string' || !Object.hasOwn(HANDLERS, type)) {
    const hint = typeof type === 'string' ? didYouMean(type, Object.keys(HANDLERS)) : '';
    return refusal(template, 'operation_unknown', `${nameOf(type)} is no operation.${hint}`);
  }
  const handler = HANDLERS[type as Simple] as (template: Template, operation: Operation) => OperationResult;
  return handler(template, operation);
}

function applySequence(template: Template, sequence: Sequence, depth: number): OperationResult {
  if (depth > MAX_SEQUENCE_DEPTH) return refusal(template, 'operation_invalid', 'Sequences are nested too deep.');
  let next = template;
  const patches: Patch[] = [];
  const undo: Operation[] = [];
  const issues: Issue[] = [];
  const summaries: string[] = [];
  for (const operation of listOf(sequence.operations) as readonly Operation[]) {
    const result = apply(next, operation, depth);
    const failed = result.issues.filter((issue) => issue.severity === 'error');
    if (failed.length > 0) return refused(template, failed);
    issues.push(...result.issues);
    if (result.template === next) continue;
    next = result.template;
    patches.push(...result.patches);
    undo.unshift(result.inverse);
    summaries.push(result.summary);
  }
  const summary = textOf(own(sequence, 'summary')) || summaries.join(', ') || 'Nothing changed';
  return { template: next, patches, inverse: { type: 'sequence', operations: undo }, summary, issues };
}
