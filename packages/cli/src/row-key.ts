/** What the key column of a row says; only text and numbers name anything. */
export function keyOf(row: unknown, column: string | undefined): string | null {
  if (column === undefined || typeof row !== 'object' || row === null || !Object.hasOwn(row, column)) return null;
  const value = (row as Record<string, unknown>)[column];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
