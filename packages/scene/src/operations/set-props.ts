import { FIXED_KEYS } from '../compile/size.ts';
import type { Template } from '../document.ts';
import { equalJson, isMap, type JsonMap, listOf, own, textOf } from '../json.ts';
import { REFUSED_KEYS } from '../limits.ts';
import { mergePatch } from '../merge.ts';
import { child, pointerKeys } from '../pointer.ts';
import { Checker, findings } from '../validate/checker.ts';
import { copyJson } from '../validate/copy.ts';
import { checkProperties } from '../validate/layers.ts';
import { declaredNames } from '../validate/variables.ts';
import { editAt, pointer, setAt } from './edit.ts';
import { type Located, locateLayers, nameOfLayer, unknownLayer } from './locate.ts';
import { type Operation, type OperationResult, type Patch, type RestoredValue, refusal, refused } from './operation.ts';

export function setProps(template: Template, operation: Extract<Operation, { type: 'setProps' }>): OperationResult {
  const layers = locateLayers(template);
  const located = layers.get(operation.layerId);
  if (!located) return refusal(template, 'layer_unknown', unknownLayer(operation.layerId, layers));
  const copied = findings(new Set(), new Set());
  const props = copyJson(operation.props, new Checker(copied));
  if (!isMap(props) || copied.errors.length > 0) {
    const message = copied.errors[0]?.message ?? '"props" must be a map of properties.';
    return refusal(template, 'operation_invalid', message, located.id);
  }
  const fixed = Object.keys(props).find(isFixed);
  if (fixed)
    return refusal(
      template,
      'property_fixed',
      `"${fixed}" of a layer cannot be set; add another layer or reorder.`,
      located.id,
    );
  return change(template, located, mergePatch(located.layer, props), Object.keys(props));
}

function isFixed(key: string): boolean {
  return FIXED_KEYS.some((fixed) => fixed === key);
}

export function restoreProps(
  template: Template,
  operation: Extract<Operation, { type: 'restoreProps' }>,
): OperationResult {
  const layers = locateLayers(template);
  const located = layers.get(operation.layerId);
  if (!located) return refusal(template, 'layer_unknown', unknownLayer(operation.layerId, layers));
  const copied = findings(new Set(), new Set());
  const values = listOf(copyJson(operation.values, new Checker(copied)));
  let next = located.layer;
  const keys = new Set<string>();
  for (const restored of values) {
    const parts = pointerKeys(textOf(own(restored, 'pointer')));
    const [first] = parts;
    const last = parts.pop();
    if (
      first === undefined ||
      last === undefined ||
      isFixed(first) ||
      [...parts, last].some((key) => REFUSED_KEYS.has(key))
    ) {
      return refusal(
        template,
        'operation_invalid',
        'A value can only be put back on a property of the layer.',
        located.id,
      );
    }
    keys.add(first);
    next = setAt(next, parts, last, own(restored, 'value'));
  }
  if (copied.errors.length > 0) return refused(template, copied.errors);
  return change(template, located, next, [...keys]);
}

function change(template: Template, located: Located, next: JsonMap, keys: readonly string[]): OperationResult {
  const { id, layer, list, index, locals } = located;
  const path = pointer(...list, index);
  const changes = keys.flatMap((key) => differences(own(layer, key), own(next, key), child('', key)));
  if (changes.length === 0) return refused(template, []);

  const found = findings(declaredNames(template.variables), new Set(Object.keys(template.roles ?? {})));
  checkProperties(
    textOf(own(layer, 'type')),
    next,
    new Checker(found, { place: { path, layer: id }, locals: new Set(locals) }),
  );
  const concerned = (issue: { path?: string }): boolean =>
    keys.some((key) => issue.path === child(path, key) || issue.path?.startsWith(`${child(path, key)}/`));
  const errors = found.errors.filter(concerned);
  if (errors.length > 0) return refused(template, errors);

  return {
    template: editAt(template, [...list, index], () => next),
    patches: changes.map((each) => toPatch(each, path)),
    inverse: { type: 'restoreProps', layerId: id, values: changes.map(toRestored) },
    summary: summarize(layer, next, changes),
    issues: found.warnings.filter(concerned),
  };
}

interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The smallest places that differ; maps are compared key by key, everything else as a whole. */
function differences(before: unknown, after: unknown, at: string): readonly Difference[] {
  if (equalJson(before, after)) return [];
  if (!isMap(before) || !isMap(after)) return [{ pointer: at, before, after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(own(before, key), own(after, key), child(at, key)));
}

function toPatch({ pointer: at, before, after }: Difference, path: string): Patch {
  if (after === undefined) return { op: 'remove', path: path + at };
  return { op: before === undefined ? 'add' : 'replace', path: path + at, value: after };
}

function toRestored({ pointer: at, before }: Difference): RestoredValue {
  return before === undefined ? { pointer: at } : { pointer: at, value: before };
}

function summarize(before: JsonMap, after: JsonMap, changes: readonly Difference[]): string {
  const name = `“${nameOfLayer(before)}”`;
  const pointers = changes.map((each) => each.pointer);
  if (pointers.every((each) => each === '/box/x' || each === '/box/y')) return `Moved ${name}`;
  if (pointers.every((each) => each.startsWith('/box'))) return `Resized ${name}`;
  if (pointers.length === 1) {
    if (pointers[0] === '/visible') {
      if (after['visible'] === false) return `Hid ${name}`;
      return after['visible'] === true || after['visible'] === undefined
        ? `Showed ${name}`
        : `Made ${name} conditional`;
    }
    if (pointers[0] === '/locked') return `${after['locked'] === true ? 'Locked' : 'Unlocked'} ${name}`;
    if (pointers[0] === '/name') return `Renamed ${name} to “${nameOfLayer(after)}”`;
  }
  const words = [...new Set(pointers.map((each) => pointerKeys(each)[0]!))].map(inWords);
  const listed = words.length > 3 ? `${words.length} properties` : words.join(words.length === 2 ? ' and ' : ', ');
  return `Changed ${listed} of ${name}`;
}

/** `letterCase` as people say it: letter case. */
function inWords(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
