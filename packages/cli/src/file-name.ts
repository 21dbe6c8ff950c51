const MAX_SLUG = 40;

/**
 * `0042.png`, or `0042-ada-lovelace.png` where a key column has text or a number that a file name can hold. The number
 * keeps the names of any two rows apart and in order.
 */
export function fileName(index: number, total: number, key: string | null, format: string): string {
  const number = String(index + 1).padStart(Math.max(4, String(total).length), '0');
  const slug = (key ?? '')
    .normalize('NFC')
    .toLowerCase()
    // Marks are the vowels of many scripts; without them names fall apart.
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, '-')
    .replace(/^-/, '');
  const short = [...slug].slice(0, MAX_SLUG).join('').replace(/-$/, '');
  return `${number}${short ? `-${short}` : ''}.${format === 'jpeg' ? 'jpg' : format}`;
}

/** What the key column of a row says; only text and numbers name anything. */
export function keyOf(row: unknown, column: string | undefined): string | null {
  if (column === undefined || typeof row !== 'object' || row === null || !Object.hasOwn(row, column)) return null;
  const value = (row as Record<string, unknown>)[column];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
