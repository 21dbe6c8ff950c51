export interface Jpeg {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly gray: boolean;
}

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const FIRST_APP = 0xe0;
const EXIF = 0xe1;
const ICC = 0xe2;
const ADOBE = 0xee;
const LAST_APP = 0xef;
/** Of its segment, the marker included, with nothing hidden after it. */
const ADOBE_BYTES = 16;
/** By this name of their first component decoders know RGB files, which PDF would take for YCbCr. */
const RED = 'R'.charCodeAt(0);

export const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === START;

/**
 * The JPEG without what it says of its making (place, camera, comments) and without what follows its end (more pictures,
 * a film, each with a place of its own), if a PDF reader shows it as it was decoded
 * here: upright 8-bit grey or YCbCr in sRGB. Null otherwise, and for what is no JPEG.
 */
export function passableJpeg(bytes: Uint8Array): Jpeg | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isJpeg(bytes)) return null;
  const kept: Buffer[] = [data.subarray(0, 2)];
  let frame: { width: number; height: number; gray: boolean } | null = null;
  let hasScan = false;
  for (let at = 2; at + 2 <= data.length; ) {
    const marker = data[at + 1]!;
    if (data[at] !== 0xff) return null;
    if (marker === END) {
      kept.push(data.subarray(at, at + 2));
      return frame && hasScan ? { bytes: Buffer.concat(kept), ...frame } : null;
    }
    if (at + 4 > data.length) return null;
    const end = marker === SCAN ? endOfScan(data, at) : at + 2 + data.readUInt16BE(at + 2);
    if (end > data.length) return null;
    hasScan ||= marker === SCAN;
    if (marker === ICC && !namesSrgb(data.subarray(at + 4, end))) return null;
    if (marker === EXIF && isTurned(data.subarray(at + 4, end))) return null;
    if (isFrame(marker)) {
      if (frame) return null;
      frame = readFrame(data.subarray(at + 4, end));
      if (!frame) return null;
    }
    if (marker === ADOBE && (end - at !== ADOBE_BYTES || data[end - 1] === 0)) return null;
    if (!isRemark(marker)) kept.push(data.subarray(at, end));
    at = end;
  }
  return null;
}

/** Past a scan's header and its data, in which a marker is what is neither an escaped 0xff nor a restart (ITU T.81, B.1.1.5). */
function endOfScan(data: Buffer, start: number): number {
  for (let at = start + 2 + data.readUInt16BE(start + 2); ; at++) {
    at = data.indexOf(0xff, at);
    if (at < 0) return Number.POSITIVE_INFINITY;
    const next = data[at + 1];
    const isData = next === 0 || (next !== undefined && next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
}

/** Whether a colour profile calls itself sRGB, in one byte a letter or two; PDF takes what has none for that. */
const namesSrgb = (profile: Buffer): boolean => profile.includes('sRGB') || profile.includes('s\0R\0G\0B');

/** Baseline, extended and progressive frames; the lossless and arithmetic ones are left to the decoder. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

const isRemark = (marker: number): boolean =>
  marker === COMMENT || (marker >= FIRST_APP && marker <= LAST_APP && marker !== ADOBE);

function readFrame(segment: Buffer): { width: number; height: number; gray: boolean } | null {
  const components = segment[5];
  if (segment.length < 7 || segment[0] !== 8 || (components !== 1 && components !== 3)) return null;
  if (segment[6] === RED) return null;
  return { width: segment.readUInt16BE(3), height: segment.readUInt16BE(1), gray: components === 1 };
}

/** Whether EXIF data may ask for another orientation than upright; when it cannot be told, it may. */
function isTurned(segment: Buffer): boolean {
  if (segment.toString('latin1', 0, 4) !== 'Exif') return false;
  const tiff = segment.subarray(6);
  if (tiff.length < 8) return true;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return true;
  const count = short(directory);
  if (directory + 2 + count * 12 > tiff.length) return true;
  for (let entry = directory + 2; entry < directory + 2 + count * 12; entry += 12) {
    if (short(entry) === 0x0112) return short(entry + 8) !== 1;
  }
  return false;
}
