/** `0042.png`, or `0042-ada-lovelace.png` where a key column has something a file name can hold. */
export function fileName(index: number, total: number, row: unknown, key: string | undefined, format: string): string {
  const number = String(index + 1).padStart(Math.max(4, String(total).length), '0');
  const value = key && typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[key] : undefined;
  const slug = String(value ?? '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const short = [...slug].slice(0, 40).join('');
  return `${number}${short ? `-${short}` : ''}.${format === 'jpeg' ? 'jpg' : format}`;
}
