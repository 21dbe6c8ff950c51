import { compileTemplateDocument } from '../compile/template.ts';
import type { Template } from '../document.ts';
import { listOf, own, quote, textOf } from '../json.ts';
import { LIMITS } from '../limits.ts';
import { didYouMean } from '../suggestion.ts';
import { Checker, findings } from '../validate/checker.ts';
import { copyJson } from '../validate/copy.ts';
import { checkVariable, declaredNames } from '../validate/variables.ts';
import { editAt, insertAt, pointer, removeAt } from './edit.ts';
import { type Operation, type OperationResult, refusal, refused } from './operation.ts';

const LIST = ['variables'] as const;

export function setVariable(
  template: Template,
  operation: Extract<Operation, { type: 'setVariable' }>,
): OperationResult {
  const variables = template.variables;
  const found = findings(new Set(), new Set());
  const name = textOf(own(operation.variable, 'name'));
  const existing = variables.findIndex((variable) => variable.name === name);
  const wanted = operation.index ?? variables.length;
  const index = existing >= 0 ? existing : Math.min(variables.length, Math.max(0, Math.trunc(wanted) || 0));
  const at = new Checker(found, { place: { path: pointer(...LIST, index), variable: name } });
  const variable = copyJson(operation.variable, at);
  checkVariable(variable, at);
  if (existing < 0 && variables.length >= LIMITS.variables) {
    at.problem('variable_limit', `A template has at most ${LIMITS.variables} variables.`);
  }
  if (found.errors.length > 0) return refused(template, found.errors);

  const path = pointer(...LIST, index);
  const before = variables[existing];
  if (before) {
    return {
      template: editAt(template, [...LIST, index], () => variable),
      patches: [{ op: 'replace', path, value: variable }],
      inverse: { type: 'setVariable', variable: before },
      summary: `Changed variable “${name}”`,
      issues: found.warnings,
    };
  }
  return {
    template: insertAt(template, LIST, index, variable),
    patches: [{ op: 'add', path, value: variable }],
    inverse: { type: 'removeVariable', name },
    summary: `Added variable “${name}”`,
    issues: found.warnings,
  };
}

export function removeVariable(
  template: Template,
  { name }: Extract<Operation, { type: 'removeVariable' }>,
): OperationResult {
  const index = listOf(template.variables).findIndex((variable) => own(variable, 'name') === name);
  const variable = template.variables[index];
  if (!variable) {
    const hint = didYouMean(textOf(name), declaredNames(template.variables));
    return refusal(template, 'variable_unknown', `There is no variable ${quote(textOf(name))}.${hint}`);
  }
  const used = compileTemplateDocument(template).variables.includes(name);
  const message = `Variable "${name}" is still read by an expression, where it now gives nothing.`;
  return {
    template: removeAt(template, LIST, index),
    patches: [{ op: 'remove', path: pointer(...LIST, index) }],
    inverse: { type: 'setVariable', variable, index },
    summary: `Removed variable “${name}”`,
    issues: used ? [{ code: 'variable_in_use', severity: 'warning', message, variable: name }] : [],
  };
}
