import { readImageHeader } from './decode/read-header.ts';
import { DecodeFailure } from './decode.ts';

/** Pixels, upright, or why the file cannot be drawn: a sentence. */
export type ImageMeasure = { readonly width: number; readonly height: number } | { readonly error: string };

/** How large an image is, by its header; no pixel is decoded. An SVG is read through the sanitiser. */
export async function measureImage(bytes: Uint8Array): Promise<ImageMeasure> {
  try {
    const { width, height } = (await readImageHeader(bytes)).natural;
    return { width, height };
  } catch (error) {
    if (!(error instanceof DecodeFailure)) throw error;
    return { error: `The image cannot be used: ${error.message}.` };
  }
}
