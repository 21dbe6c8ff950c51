import { looksLikeSvg } from '../../svg/index.ts';
import { DecodeFailure } from './failure.ts';

const ACCEPTED = 'PNG, JPEG, WebP, GIF, AVIF and SVG are accepted';

/** Files that people take for images we could draw, by their first bytes as Latin-1 text. */
const REFUSED: readonly (readonly [name: string, start: RegExp])[] = [
  ['BMP', /^BM/],
  ['TIFF', /^(?:II[*+]\0|MM\0[*+])/],
  ['HEIC', /^.{4}ftyp(?:hei[cmsx]|hev[cmx])/s],
  ['JPEG XL', /^(?:\xff\x0a|\0\0\0\x0cJXL )/],
  ['JPEG 2000', /^\0\0\0\x0cjP {2}/],
  ['icon', /^\0\0[\x01\x02]\0/],
  ['Photoshop', /^8BPS/],
  ['PDF', /^%PDF/],
  ['compressed', /^\x1f\x8b/],
  ['HTML', /^\s*<(?:!doctype html|html|head|body)\b/i],
];

/**
 * Whether the bytes are an SVG or to be given to the decoder of pictures, whatever name they came under.
 *
 * @throws DecodeFailure naming what the file is, where that is known, and what is accepted.
 */
export function sniff(bytes: Uint8Array): 'svg' | 'picture' {
  if (bytes.length === 0) throw new DecodeFailure('image_unreadable', 'the file is empty');
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  const known = REFUSED.find(([, start]) => start.test(head));
  if (known) throw new DecodeFailure('image_unreadable', `the file is ${known[0]}; ${ACCEPTED}`);
  return looksLikeSvg(bytes) ? 'svg' : 'picture';
}

export const notAnImage = (): DecodeFailure =>
  new DecodeFailure('image_unreadable', `the file is not an image; ${ACCEPTED}`);
