import type { FrameEncoder } from '../differential/frame-encoder.ts';
import { createJpegEncoder } from '../differential/jpeg-encoder.ts';
import { createPngEncoder } from '../differential/png-encoder.ts';
import { jpegLook } from '../encode/jpeg.ts';
import type { EncodeOptions, Pixels } from '../encode.ts';

/** A way of writing that can be prepared for a page. */
export interface FrameFormat {
  /** Equal for equal ways. */
  readonly name: string;
  readonly create: (base: Pixels, sample: Pixels) => FrameEncoder;
}

/** Null where options ask for what is only written from scratch: palettes, progressive order, other formats. */
export function frameFormat(options: EncodeOptions): FrameFormat | null {
  if (options.format === 'png' && (options.palette ?? false) === false) {
    return { name: 'png', create: (base, sample) => createPngEncoder(base, sample) };
  }
  if (options.format === 'jpeg' && options.progressive !== true) {
    const { quality, fullColour, background } = jpegLook(options);
    return {
      name: `jpeg ${quality} ${background}`,
      create: (base, sample) => createJpegEncoder(base, { quality, fullColour, background }, sample),
    };
  }
  return null;
}
