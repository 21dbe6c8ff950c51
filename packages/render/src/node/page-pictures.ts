import { createHash } from 'node:crypto';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { DecodeFailure, decodedSize, decodeImage, readImageSize } from './decode.ts';
import type { PictureCache } from './picture-cache.ts';

/** Pixels of all pictures of a page together: one of the largest allowed and some besides. */
const MAX_PAGE_PIXELS = 64_000_000;
/** Larger ones are decoded one after another, since each is held several times over meanwhile. */
const BIG_PIXELS = 4_000_000;

/** The decoded pictures of one page, bounded by their pixels. */
export class PagePictures {
  readonly #cache: PictureCache;
  readonly #maxPixels: number;
  readonly #pictures = new Map<string, Promise<Picture>>();
  #pixels = 0;

  constructor(cache: PictureCache, maxPixels = MAX_PAGE_PIXELS) {
    this.#cache = cache;
    this.#maxPixels = maxPixels;
  }

  /**
   * Begins to decode a picture for `size` device pixels; resolves when the next may begin. To be called in the order of
   * the page, one after another: what comes first gets the room, so that equal rows get equal pictures.
   *
   * @throws DecodeFailure for no image, and for one too large by itself or with those before it.
   */
  async begin(bytes: Uint8Array, size: Extent): Promise<{ readonly picture: Promise<Picture> }> {
    // By content, not by URL: the loader owns freshness, and the same avatar often has many URLs.
    const key = `${createHash('sha1').update(bytes).digest('base64')} ${size.width}x${size.height}`;
    const begun = this.#pictures.get(key);
    if (begun) return { picture: begun };
    const cached = this.#cache.get(key);
    const natural = cached ? naturalSize(cached) : await readImageSize(bytes);
    const { width, height } = decodedSize(natural, size);
    const pixels = width * height;
    if (this.#pixels + pixels > this.#maxPixels) {
      const megapixels = this.#maxPixels / 1e6;
      throw new DecodeFailure(
        'image_too_large',
        `with it the page’s images would be larger than ${megapixels} megapixels together`,
      );
    }
    this.#pixels += pixels;
    const picture = cached ? Promise.resolve(cached) : this.#decode(key, bytes, natural, size);
    this.#pictures.set(key, picture);
    if (pixels > BIG_PIXELS) {
      await picture.catch(() => {
        this.#pixels -= pixels;
      });
    }
    return { picture };
  }

  async #decode(key: string, bytes: Uint8Array, natural: Extent, size: Extent): Promise<Picture> {
    const picture = await decodeImage(bytes, size.width, size.height, natural);
    this.#cache.set(key, picture);
    return picture;
  }
}

const naturalSize = ({ naturalWidth, naturalHeight }: Picture): Extent => ({
  width: naturalWidth,
  height: naturalHeight,
});
