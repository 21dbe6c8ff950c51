import type { Checking, PropertyTable } from './property.ts';

/** What the things are called elsewhere, in CSS and HTML above all; the first that a table has is meant. */
const ELSEWHERE: { readonly [name: string]: readonly string[] } = {
  src: ['source', 'data'],
  url: ['source', 'link', 'data'],
  href: ['link', 'source'],
  content: ['text', 'data', 'layers'],
  value: ['text', 'data'],
  children: ['layers'],
  objectFit: ['fit'],
  textAlign: ['align'],
  alignItems: ['align'],
  justifyContent: ['justify'],
  textTransform: ['letterCase'],
  borderRadius: ['radius'],
  cornerRadius: ['radius'],
  border: ['stroke'],
  outline: ['stroke'],
  boxShadow: ['shadow'],
  textShadow: ['shadow'],
  mixBlendMode: ['blend'],
  background: ['fill'],
  backgroundColor: ['background', 'fill'],
  color: ['fill'],
  fill: ['color'],
  left: ['box.x'],
  top: ['box.y'],
  position: ['box'],
  rotate: ['rotation'],
  hidden: ['visible'],
};

/** What an unknown name was meant to be, if it looks like one of a table or of the records in it. */
export function meantName(
  name: string,
  fields: PropertyTable,
  also: readonly string[],
  at: Checking,
): string | undefined {
  const inner = innerNames(fields);
  const known = (path: string): boolean =>
    Object.hasOwn(fields, path) || also.includes(path) || inner.get(path) === path;
  const elsewhere = Object.hasOwn(ELSEWHERE, name) ? ELSEWHERE[name]!.find(known) : undefined;
  return elsewhere ?? inner.get(name) ?? at.nearest(name, namesOf(fields, also));
}

function* namesOf(fields: PropertyTable, also: readonly string[]): Iterable<string> {
  yield* Object.keys(fields);
  yield* also;
}

const INNER = new WeakMap<PropertyTable, ReadonlyMap<string, string>>();

/** Records whose properties are often written without them. */
const OFTEN_LEFT_OUT = ['box', 'font', 'fit', 'sizing'];

/** The properties of a table's records, `font.size` for one: by that, by `fontSize`, and by `size` alone. */
function innerNames(fields: PropertyTable): ReadonlyMap<string, string> {
  const known = INNER.get(fields);
  if (known) return known;
  const names = new Map<string, string>();
  for (const record of new Set([...OFTEN_LEFT_OUT, ...Object.keys(fields)])) {
    const description = Object.hasOwn(fields, record) ? fields[record]!.description : null;
    if (description?.kind !== 'record') continue;
    for (const field of Object.keys(description.fields ?? {})) {
      const path = `${record}.${field}`;
      names.set(path, path);
      names.set(`${record}${field.charAt(0).toUpperCase()}${field.slice(1)}`, path);
      if (OFTEN_LEFT_OUT.includes(record) && !names.has(field)) names.set(field, path);
    }
  }
  INNER.set(fields, names);
  return names;
}
