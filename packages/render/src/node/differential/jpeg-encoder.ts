import type { Pixels } from '../encode.ts';
import { checkPatch, type FrameEncoder } from './frame-encoder.ts';
import { END_OF_IMAGE, fileHeader } from './jpeg-header.ts';
import { createPlainScanCoder } from './jpeg-plain-coder.ts';
import type { ScanOptions } from './jpeg-scan-coder.ts';
import { quantisationOf } from './jpeg-tables.ts';
import { createWasmScanCoder } from './jpeg-wasm-coder.ts';
import { hasWebAssembly } from './wasm-module.ts';

export interface JpegEncoderOptions {
  /** 1 … 100, as libjpeg means it. */
  readonly quality: number;
  /** 4:4:4; else 4:2:0. */
  readonly fullColour: boolean;
  /** `#rrggbb` behind what is transparent. */
  readonly background: string;
}

export type JpegImplementation = 'wasm' | 'typescript';

const CODERS = { wasm: createWasmScanCoder, typescript: createPlainScanCoder };
const MAX_SIDE = 4096;

/**
 * Baseline JPEG of pictures that have most of their pixels in common with `base`: what is equal is copied from the coded
 * base, bit by bit, without restart markers. The code tables suit `base` and `sample`, a typical picture; any other can
 * be written with them too. Both implementations, and every machine, make the same bytes.
 *
 * It holds the base's pixels and the bits of its scan, 4 to 5 bytes a pixel of most pictures (70 to 80 MB of one of
 * 4096×4096), and a few megabytes more once it has written large files.
 */
export function createJpegEncoder(
  base: Pixels,
  options: JpegEncoderOptions,
  sample: Pixels = base,
  implementation: JpegImplementation = hasWebAssembly ? 'wasm' : 'typescript',
): FrameEncoder {
  const { width, height } = base;
  for (const picture of [base, sample]) checkPicture(picture, base);
  const { quality, fullColour } = options;
  if (!Number.isInteger(quality) || quality < 1 || quality > 100) {
    throw new RangeError(`A JPEG quality is a whole number from 1 to 100, not ${quality}.`);
  }
  const quantisation = quantisationOf(quality);
  const scanOptions: ScanOptions = { fullColour, quantisation, background: channelsOf(options.background) };
  const coder = CODERS[implementation](scanOptions, base, sample);
  const header = fileHeader({ width, height, fullColour, quantisation, tables: coder.tables });
  const size = { width, height };
  return {
    ...size,
    encode(patches) {
      for (const patch of patches) checkPatch(patch, size);
      const scan = coder.encode(patches);
      const file = new Uint8Array(header.length + scan.length + END_OF_IMAGE.length);
      file.set(header);
      file.set(scan, header.length);
      file.set(END_OF_IMAGE, header.length + scan.length);
      return file;
    },
    get sizeBytes() {
      return coder.sizeBytes;
    },
  };
}

function checkPicture({ width, height, data }: Pixels, base: Pixels): void {
  const sound = [width, height].every((side) => Number.isInteger(side) && side >= 1 && side <= MAX_SIDE);
  if (!sound || width !== base.width || height !== base.height || data.length !== width * height * 4) {
    throw new RangeError(`A picture of ${width}×${height} in ${data.length} bytes cannot be encoded here.`);
  }
}

function channelsOf(colour: string): [number, number, number] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`A background is #rrggbb, not ${colour}.`);
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}
