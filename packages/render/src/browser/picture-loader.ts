import type { Picture } from '../canvas.ts';
import type { ImageFailure, ImageRequest } from '../images.ts';

/**
 * Gets the picture the server would draw: decoded, upright and shrunk by the server for exactly this request. Rejects
 * with `PictureFailure` when it cannot be had; anything else it rejects with counts as `image_unavailable`.
 */
export type PictureLoader = (request: ImageRequest) => Promise<Picture>;

/** The server's reason, so that a layer reports the same issue in a browser as in a render. */
export class PictureFailure extends Error {
  readonly failure: ImageFailure;
  constructor(failure: ImageFailure) {
    super(failure.message);
    this.name = 'PictureFailure';
    this.failure = failure;
  }
}

/** The header in which the endpoint for pictures tells the rest of a `Picture`, as JSON. */
const HEADER = 'Pictify-Picture';

/**
 * Pictures from an endpoint that answers with what `pictureForBrowser` of the server gives: the picture as PNG and the
 * rest in `Pictify-Picture`; where there is none, with an error status and `{code, message}`.
 */
export function picturesFrom(pictureUrl: (request: ImageRequest) => string): PictureLoader {
  return async (request) => {
    const response = await fetch(pictureUrl(request));
    if (!response.ok) throw new PictureFailure(await readFailure(response));
    const rest = JSON.parse(response.headers.get(HEADER) ?? '{}') as Partial<Picture>;
    // The bytes are sRGB already: nothing is to be converted again.
    const bitmap = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none' });
    const { width, height } = bitmap;
    return { naturalWidth: width, naturalHeight: height, ...rest, width, height, drawable: bitmap };
  };
}

async function readFailure(response: Response): Promise<ImageFailure> {
  const told: unknown = await response.json().catch(() => null);
  const { code, message } = (told ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && typeof message === 'string') return { code, message };
  return { code: 'image_unavailable', message: 'The image could not be fetched' };
}
