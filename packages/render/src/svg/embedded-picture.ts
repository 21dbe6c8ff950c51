import { decodeBase64 } from './base64.ts';

export interface EmbeddedPicture {
  /** The whole data URI, as it is written out. */
  readonly href: string;
  readonly pixels: number;
}

const DATA = /^data:image\/(?:png|jpe?g);base64,/i;

/** The PNG or JPEG in a data URI, told by its bytes; null for everything else, SVG in SVG above all. */
export function readEmbedded(written: string): EmbeddedPicture | null {
  const text = written.replace(/\s+/g, '');
  const prefix = DATA.exec(text)?.[0];
  if (prefix === undefined) return null;
  const code = text.slice(prefix.length);
  const bytes = decodeBase64(code);
  if (!bytes) return null;
  const png = pngPixels(bytes);
  const pixels = png ?? jpegPixels(bytes);
  if (pixels === null) return null;
  return { href: `data:image/${png === null ? 'jpeg' : 'png'};base64,${code}`, pixels };
}

const word = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const long = (bytes: Uint8Array, at: number): number => word(bytes, at) * 0x10000 + word(bytes, at + 2);

function pngPixels(bytes: Uint8Array): number | null {
  if (long(bytes, 0) !== 0x89504e47 || long(bytes, 12) !== 0x49484452) return null;
  return long(bytes, 16) * long(bytes, 20);
}

/** Walks the markers to the frame header (ITU T.81, B.1). */
function jpegPixels(bytes: Uint8Array): number | null {
  if (word(bytes, 0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < bytes.length; at += 2 + word(bytes, at + 2)) {
    const marker = word(bytes, at);
    if (marker < 0xff01 || word(bytes, at + 2) < 2) return null;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;
    if (isFrame) return word(bytes, at + 5) * word(bytes, at + 7);
  }
  return null;
}
