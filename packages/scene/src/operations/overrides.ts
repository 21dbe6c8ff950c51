import type { Template } from '../document.ts';
import { listOf, own, textOf } from '../json.ts';
import { Checker, findings } from '../validate/checker.ts';
import { copyJson } from '../validate/copy.ts';
import { pointer, setAt } from './edit.ts';
import { locateLayers, unknownLayer } from './locate.ts';
import {
  type Operation,
  type OperationResult,
  type Patch,
  type RestoredOverride,
  refusal,
  refused,
} from './operation.ts';

type RestoreOverrides = Extract<Operation, { type: 'restoreOverrides' }>;

export function restoreOverrides(template: Template, operation: RestoreOverrides): OperationResult {
  const layers = locateLayers(template);
  const copied = findings(new Set(), new Set());
  const values = listOf(copyJson(operation.values, new Checker(copied)));
  if (copied.errors.length > 0) return refused(template, copied.errors);
  let next = template;
  const patches: Patch[] = [];
  const before: RestoredOverride[] = [];
  for (const restored of values) {
    const size = textOf(own(restored, 'size'));
    const layerId = textOf(own(restored, 'layerId'));
    const props = own(restored, 'props');
    const overrides = own(own(next.sizes, size), 'overrides');
    if (own(next.sizes, size) === undefined) return refusal(template, 'size_unknown', `There is no size "${size}".`);
    if (!layers.has(layerId)) return refusal(template, 'layer_unknown', unknownLayer(layerId, layers));
    const found = own(overrides, layerId) as RestoredOverride['props'];
    before.push(found === undefined ? { size, layerId } : { size, layerId, props: found });
    const keys = ['sizes', size, 'overrides'];
    if (overrides === undefined) patches.push({ op: 'add', path: pointer(...keys), value: {} });
    const path = pointer(...keys, layerId);
    next = setAt(next, keys, layerId, props);
    if (props !== undefined) patches.push({ op: found === undefined ? 'add' : 'replace', path, value: props });
    else if (found !== undefined) patches.push({ op: 'remove', path });
  }
  return {
    template: next,
    patches,
    inverse: { type: 'restoreOverrides', values: before.toReversed() },
    summary: 'Restored size overrides',
    issues: [],
  };
}
