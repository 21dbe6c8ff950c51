import fc from 'fast-check';
import { anything } from './json-arbitrary.ts';

/** Values that are almost right: somewhere in them something is missing, extra, or of another kind. */
export function damaged(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.nat(), fc.constantFrom('remove', 'add', 'replace'), anything)
    .map(([value, at, how, other]) => {
      const places = placesIn(value);
      const place = places[at % places.length];
      if (!place) return other;
      return changed(structuredClone(value), place, how, other);
    });
}

type Place = readonly (string | number)[];

/** The path of everything inside a value. */
function placesIn(value: unknown, path: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const inside = Object.entries(value).flatMap(([key, member]) => {
    return placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
  });
  return path.length === 0 ? inside : [path, ...inside];
}

function changed(value: unknown, place: Place, how: string, other: unknown): unknown {
  let parent = value as Record<string | number, unknown>;
  for (const key of place.slice(0, -1)) parent = parent[key] as typeof parent;
  const key = place.at(-1)!;
  if (how === 'replace') parent[key] = other;
  else if (how === 'add' && !Array.isArray(parent)) parent[`${key}_`] = other;
  else if (Array.isArray(parent)) parent.splice(Number(key), how === 'add' ? 0 : 1, ...(how === 'add' ? [other] : []));
  else delete parent[key];
  return value;
}
