import { refuse } from './refusal.ts';

/** Encodings an XML declaration may name, besides UTF-16 which is told by its byte order mark. */
const SINGLE_BYTE = new Set(['us-ascii', 'ascii', 'iso-8859-1', 'latin1']);
const DECLARED = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/**
 * The text of an XML file, by its byte order mark or else by its declaration. Anything but UTF-8, UTF-16, ASCII and
 * Latin-1 is refused: a reader that guesses otherwise than we do would see another document.
 *
 * @throws SvgRefusal
 */
export function readText(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes, 0, 1);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return utf16(bytes, 1, 0);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const declared = marked ? 'utf-8' : DECLARED.exec(latin1(bytes.subarray(0, 256)).trimStart())?.[1]?.toLowerCase();
  if (declared !== undefined && SINGLE_BYTE.has(declared)) return latin1(bytes);
  if (declared !== undefined && declared !== 'utf-8' && declared !== 'utf8') {
    refuse(`its encoding, ${declared}, is not UTF-8 or UTF-16`);
  }
  return utf8(marked ? bytes.subarray(3) : bytes);
}

function latin1(bytes: Uint8Array): string {
  return joined(bytes.length, (at, write) => {
    write(bytes[at] as number);
    return at + 1;
  });
}

function utf16(bytes: Uint8Array, high: 0 | 1, low: 0 | 1): string {
  if (bytes.length % 2 === 1) refuse('it ends within a character');
  return joined(bytes.length, (at, write) => {
    if (at > 0) write(((bytes[at + high] as number) << 8) | (bytes[at + low] as number));
    return at + 2;
  });
}

/** UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing past U+10FFFF. */
function utf8(bytes: Uint8Array): string {
  return joined(bytes.length, (at, write) => {
    const first = bytes[at] as number;
    if (first < 0x80) {
      write(first);
      return at + 1;
    }
    const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    let point = first & (0xff >> (length + 1));
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      if ((byte & 0xc0) !== 0x80) refuse('it is not valid UTF-8');
      point = (point << 6) | (byte & 0x3f);
    }
    const least = length === 3 ? 0x800 : length === 4 ? 0x10000 : 0x80;
    if (length === 0 || point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      refuse('it is not valid UTF-8');
    }
    write(point);
    return at + length;
  });
}

/** Builds a text from code points, or code units, in slices that fit a call's arguments. */
function joined(length: number, step: (at: number, write: (point: number) => void) => number): string {
  let text = '';
  let slice: number[] = [];
  const write = (point: number): void => {
    slice.push(point);
  };
  for (let at = 0; at < length; ) {
    at = step(at, write);
    if (slice.length < 4096 && at < length) continue;
    text += String.fromCodePoint(...slice);
    slice = [];
  }
  return text;
}
