export interface NamedFamily {
  name: string;
  /** JSON pointer to the name. */
  path: string;
}

/**
 * Every family that a document names: the member `family` of a `font`, wherever one stands in its pages and sizes. Null
 * stands for a name that is an expression and so depends on the row.
 */
export function* documentFamilies({ pages, sizes }: Record<string, unknown>): Generator<NamedFamily | null> {
  yield* familiesIn(pages, '/pages');
  yield* familiesIn(sizes, '/sizes');
}

function* familiesIn(value: unknown, path: string): Generator<NamedFamily | null> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const name: unknown = key === 'font' && typeof inner === 'object' ? inner?.family : undefined;
    if (typeof name === 'string') yield name.includes('{{') ? null : { name, path: `${here}/family` };
    else yield* familiesIn(inner, here);
  }
}
