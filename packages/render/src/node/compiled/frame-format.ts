import type { FrameEncoder } from '../differential/frame-encoder.ts';
import { createJpegEncoder } from '../differential/jpeg-encoder.ts';
import { createPngEncoder } from '../differential/png-encoder.ts';
import { jpegLook } from '../encode/jpeg.ts';
import type { EncodeOptions, Pixels } from '../encode.ts';
import { pngWeight } from './png-weight.ts';

/** A way of writing that can be prepared for a page. */
export interface FrameFormat {
  /** Equal for equal ways. */
  readonly name: string;
  /**
   * For pictures that are as `sample` where it differs from `fixed`, which is what no row changes. Null where its files
   * would be much heavier than others.
   */
  readonly create: (fixed: Pixels, sample: Pixels) => FrameEncoder | null;
}

/** Null where options ask for what is only written from scratch: palettes, progressive order, other formats. */
export function frameFormat(options: EncodeOptions): FrameFormat | null {
  if (options.format === 'png' && (options.palette ?? false) === false) {
    return { name: 'png', create: createLightPngEncoder };
  }
  if (options.format === 'jpeg' && options.progressive !== true) {
    const { quality, fullColour, background } = jpegLook(options);
    return {
      name: `jpeg ${quality} ${background}`,
      // Rows have more in common with the sample than with what is fixed: tiles behind figures, first letters.
      create: (fixed, sample) => createJpegEncoder(sample, { quality, fullColour, background }, fixed),
    };
  }
  return null;
}

/** What is drawn flat or in patterns repeats itself in ways that only a search for repetitions finds. */
const MOST_TIMES_HEAVIER = 1.25;

function createLightPngEncoder(fixed: Pixels, sample: Pixels): FrameEncoder | null {
  const encoder = createPngEncoder(fixed, sample);
  const weight = encoder.encode([{ x: 0, y: 0, ...sample }]).length;
  return weight <= MOST_TIMES_HEAVIER * pngWeight(sample) ? encoder : null;
}
