/** PDF values are built as text in which every character is one byte (ISO 32000-1, 7.3). */
export type Ref = number;

/** At most four decimals: a tenth of the thinnest line any page has. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return '0';
  const rounded = Math.round(value * 10_000) / 10_000;
  if (Object.is(rounded, -0)) return '0';
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(4) : text;
}

export const numbers = (values: readonly number[]): string => values.map(number).join(' ');

export const array = (values: readonly string[]): string => `[${values.join(' ')}]`;

export const reference = (ref: Ref): string => `${ref} 0 R`;

/** Entries that are null are left out. */
export function dictionary(entries: { readonly [key: string]: string | number | null }): string {
  const written = Object.entries(entries)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `/${key} ${typeof value === 'number' ? number(value) : value}`);
  return `<<${written.join(' ')}>>`;
}

/** A name; what is not a regular character is written as its code. */
export function name(text: string): string {
  return `/${text.replace(/[^A-Za-z0-9_.+-]/g, (char) => `#${hex(char.charCodeAt(0) & 0xff, 2)}`)}`;
}

/** A text string: UTF-16 with a byte order mark, which every reader understands. */
export function textString(text: string): string {
  return `<FEFF${utf16(text)}>`;
}

/** A string of bytes, for what is ASCII by its nature, such as an address or a date. */
export function asciiString(text: string): string {
  return `(${text.replace(/[\\()]/g, (char) => `\\${char}`)})`;
}

/** Big-endian UTF-16 in hexadecimal digits. */
export function utf16(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at++) digits += hex(text.charCodeAt(at), 4);
  return digits;
}

export const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
