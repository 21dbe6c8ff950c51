import type { Compiling } from '../compile/compiling.ts';
import { isMap, nameOf } from '../json.ts';
import { literal } from './cell.ts';
import { type Checking, hasBlocks, type Property } from './property.ts';

/** Names of OpenType features and axes. */
const TAG = /^[A-Za-z0-9]{4}$/;
const MOST_TAGS = 32;

/**
 * A map from OpenType tags to values that are the same for every row: each combination makes a font of its own. Null
 * when not written or empty.
 *
 * @param read The value of a tag, or null when it cannot be one.
 */
export function tagMap<T>(
  read: (value: unknown) => T | null,
  expected: string,
  summary: string,
): Property<{ readonly [tag: string]: T } | null> {
  const each = (map: { [key: string]: unknown }, at: Checking | Compiling): [string, T][] => {
    const entries: [string, T][] = [];
    for (const [tag, value] of Object.entries(map)) {
      const known = read(value);
      const place = at.at(tag);
      if (!TAG.test(tag)) place.problem('property_value', 'An OpenType tag has four letters or digits.');
      else if (known !== null) entries.push([tag, known]);
      else if (hasBlocks(value)) place.problem('property_type', `Must be ${expected} as it is, not an expression.`);
      else place.problem('property_type', `Must be ${expected}, not ${nameOf(value)}.`);
    }
    if (entries.length > MOST_TAGS) at.problem('property_range', `Must have at most ${MOST_TAGS} tags.`);
    return entries.slice(0, MOST_TAGS).sort(([a], [b]) => (a < b ? -1 : 1));
  };
  return {
    description: { kind: 'record', fields: {}, summary },
    check(value, at) {
      if (value === undefined || value === null) return;
      if (isMap(value)) each(value, at);
      else at.problem('property_type', `Must be a map, not ${nameOf(value)}.`);
    },
    compile(value, at) {
      if (value === undefined || value === null) return literal(null);
      if (!isMap(value)) {
        at.problem('property_type', `Must be a map, not ${nameOf(value)}.`);
        return literal(null);
      }
      const entries = each(value, at);
      return literal(entries.length > 0 ? Object.fromEntries(entries) : null);
    },
  };
}
