const PROLOG_BYTES = 16_384;

/** Whether a file begins like an SVG: an `svg` element after a byte order mark, declaration, comments and DOCTYPE. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  let rest = asciiOf(bytes.subarray(0, PROLOG_BYTES)).trimStart();
  for (;;) {
    const closing = rest.startsWith('<?')
      ? '?>'
      : rest.startsWith('<!--')
        ? '-->'
        : /^<!doctype\s/i.test(rest)
          ? '>'
          : null;
    if (closing === null) return /^<(?:[a-z_][\w.-]*:)?svg[\s/>]/i.test(rest);
    // An internal subset ends with the DOCTYPE's own bracket; the reader refuses it anyway.
    const end = closing === '>' && /^[^>]*\[/.test(rest) ? rest.indexOf(']>') + 1 : rest.indexOf(closing, 2);
    if (end <= 0) return false;
    rest = rest.slice(end + closing.length).trimStart();
  }
}

/** The letters of the prolog, whichever of UTF-8 and UTF-16 they are in. */
function asciiOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return textOf(bytes.subarray(3));
  const isUtf16 = (first === 0xfe && second === 0xff) || (first === 0xff && second === 0xfe);
  return textOf(isUtf16 ? bytes.subarray(2).filter((byte) => byte !== 0) : bytes);
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
