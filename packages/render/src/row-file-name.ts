const slugLength = 40;

/**
 * What the image of a row is called, in a folder or an archive: `0042.png`, or `0042-ada-lovelace.png` where the row's key
 * has text or a number that a file name can hold. The number, which counts from 1, keeps the names of any two rows apart
 * and in order.
 */
export function rowFileName(index: number, total: number, key: string | null, extension: string): string {
  const number = String(index + 1).padStart(Math.max(4, String(total).length), '0');
  const slug = (key ?? '')
    .normalize('NFC')
    .toLowerCase()
    // Marks are the vowels of many scripts; without them names fall apart.
    .replace(/[^\p{Letter}\p{Number}\p{Mark}]+/gu, '-')
    .replace(/^-/, '');
  const short = [...slug].slice(0, slugLength).join('').replace(/-$/, '');
  return `${number}${short ? `-${short}` : ''}.${extension}`;
}
