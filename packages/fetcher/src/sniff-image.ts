export type ImageFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'svg';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

/** An SVG may open with an XML declaration, comments and a DOCTYPE; its root must begin within these bytes. */
const SVG_PROLOG_BYTES = 16_384;

/** What the bytes are by their own first bytes, whatever the server called them; null for anything we do not draw. */
export function sniffImage(bytes: Uint8Array): ImageFormat | null {
  if (startsWith(bytes, PNG)) return 'png';
  if (startsWith(bytes, JPEG)) return 'jpeg';
  const head = latin1(bytes, 0, 12);
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp';
  if (head.slice(4, 8) === 'ftyp') return isAvif(bytes) ? 'avif' : null;
  return isSvg(bytes) ? 'svg' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** ISO base media `ftyp` box: a major brand, a version, then the compatible brands, four bytes each. */
function isAvif(bytes: Uint8Array): boolean {
  const boxBytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
  const end = Math.min(boxBytes, bytes.length, 256);
  for (let at = 8; at + 4 <= end; at += 4) {
    if (at === 12) continue;
    const brand = latin1(bytes, at, at + 4);
    if (brand === 'avif' || brand === 'avis') return true;
  }
  return false;
}

function isSvg(bytes: Uint8Array): boolean {
  let rest = new TextDecoder(xmlEncoding(bytes)).decode(bytes.subarray(0, SVG_PROLOG_BYTES)).trimStart();
  for (;;) {
    const end = prologPartEnd(rest);
    if (end === null) return /^<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]/.test(rest);
    if (end < 0) return false;
    rest = rest.slice(end).trimStart();
  }
}

/** By the byte order mark; what has none, or is in an encoding of one byte a letter, reads well enough as UTF-8 here. */
function xmlEncoding(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : 'utf-8';
}

/** Where the declaration, comment or DOCTYPE that `text` opens with ends; negative if it does not, null if it is none. */
function prologPartEnd(text: string): number | null {
  const after = (closing: string, from = 0): number => {
    const at = text.indexOf(closing, from);
    return at < 0 ? -1 : at + closing.length;
  };
  if (text.startsWith('<?')) return after('?>');
  if (text.startsWith('<!--')) return after('-->', 4);
  if (!/^<!doctype\s+(?:[a-z_][\w.-]*:)?svg\b/i.test(text)) return null;
  const subset = text.indexOf('[');
  const close = text.indexOf('>');
  if (subset < 0 || subset > close) return after('>');
  const subsetEnd = text.indexOf(']', subset);
  return subsetEnd < 0 ? -1 : after('>', subsetEnd);
}
