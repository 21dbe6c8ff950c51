export interface NamedFamily {
  name: string;
  /** JSON pointer to the name. */
  path: string;
}

/**
 * Every family that a document names: the member `family` of a `font`, wherever one stands in its pages and sizes. Null
 * stands for a name that is an expression and so depends on the row.
 */
export function documentFamilies({ pages, sizes }: Record<string, unknown>): readonly (NamedFamily | null)[] {
  const found: (NamedFamily | null)[] = [];
  findFamilies({ pages, sizes }, [], found);
  return found;
}

/** Every render walks the whole document here, so pointers are made for what is found only. */
function findFamilies(value: unknown, keys: string[], found: (NamedFamily | null)[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    if (typeof inner !== 'object' || inner === null) continue;
    keys.push(key);
    const name = key === 'font' ? (inner as { family?: unknown }).family : undefined;
    if (typeof name !== 'string') findFamilies(inner, keys, found);
    else found.push(name.includes('{{') ? null : { name, path: pointer([...keys, 'family']) });
    keys.pop();
  }
}

function pointer(keys: readonly string[]): string {
  return keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
