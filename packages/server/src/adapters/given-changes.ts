import type { AdapterIssues } from './adapter-issues.ts';
import { isRecord } from './adapter-row.ts';

/** A layer that a row wants changed, as another service's request says it. */
export interface GivenChange {
  name: string;
  properties: Record<string, unknown>;
}

/** Layers that one row may change. */
const MAX_CHANGES = 500;

/**
 * `[{"name": "title", "text": "Hi"}]` or `{"title": {"text": "Hi"}}`, as a list. What is neither is an issue and left
 * out; so is what comes after the five hundredth.
 */
export function givenChanges(key: string, given: unknown, issues: AdapterIssues): GivenChange[] {
  const list = Array.isArray(given) ? given.map(named) : Object.entries(given as object).map(keyed);
  if (list.length > MAX_CHANGES) {
    const message = `“${key}” has ${list.length} layers; only the first ${MAX_CHANGES} are changed.`;
    issues.add('layers_too_many', null, message);
  }
  return list.slice(0, MAX_CHANGES).filter((change, index): change is GivenChange => {
    if (change !== null) return true;
    const message = `“${key}” has something at ${index} that is no layer. A layer is {"name": "title", "text": "Hello"}, or "title": {"text": "Hello"}.`;
    issues.add('layer_invalid', null, message);
    return false;
  });
}

function named(item: unknown): GivenChange | null {
  if (!isRecord(item)) return null;
  const { name, ...properties } = item;
  return typeof name === 'string' || typeof name === 'number' ? { name: String(name), properties } : null;
}

function keyed([name, properties]: [string, unknown]): GivenChange | null {
  return isRecord(properties) ? { name, properties } : null;
}
