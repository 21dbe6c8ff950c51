import type { Canvas } from '@napi-rs/canvas';
import sharp from 'sharp';
import type { ImageFailure, ImageRequest } from '../images.ts';
import { decodeImage } from './decode.ts';
import { failureOf, type ImageLoader } from './load-images.ts';

/** What the browser's `picturesFrom` wants to be answered with; `header` goes into `Pictify-Picture`. */
export type BrowserPicture = { readonly png: Uint8Array; readonly header: string } | { readonly failure: ImageFailure };

/**
 * The very pixels a render draws for this request, as a PNG that is quick to make, and what else there is to know of
 * the picture. Never rejects: a failure is told as a layer would report it.
 */
export async function pictureForBrowser(request: ImageRequest, load: ImageLoader): Promise<BrowserPicture> {
  const { source, width: wantedWidth, height: wantedHeight, fit, scale, rules } = request;
  try {
    const picture = await decodeImage(await load(source, rules), wantedWidth, wantedHeight, { fit, scale });
    const { drawable, width, height, ...rest } = picture;
    const { data } = (drawable as Canvas).getContext('2d').getImageData(0, 0, width, height);
    const png = await sharp(data, { raw: { width, height, channels: 4 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    return { png, header: JSON.stringify(rest).replace(/[^ -~]/g, escaped) };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
