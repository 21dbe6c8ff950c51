import { createHash } from 'node:crypto';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { looksLikeSvg, type WantedSize } from '../svg/index.ts';
import { type ImageHeader, readImageHeader } from './decode/read-header.ts';
import { DecodeFailure, decodedSize, decodeImage } from './decode.ts';
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
  async begin(bytes: Uint8Array, size: WantedSize): Promise<{ readonly picture: Promise<Picture> }> {
    const isSvg = looksLikeSvg(bytes);
    const key = keyOf(bytes, size, isSvg);
    const begun = this.#pictures.get(key);
    if (begun) return { picture: begun };
    const cached = this.#cache.get(key);
    const header = cached ? null : await readImageHeader(bytes);
    const { width, height } = decodedSize(header?.natural ?? naturalSize(cached as Picture), isSvg, size);
    const pixels = width * height;
    if (this.#pixels + pixels > this.#maxPixels) {
      const megapixels = this.#maxPixels / 1e6;
      throw new DecodeFailure(
        'image_too_large',
        `with it the page’s images would be larger than ${megapixels} megapixels together`,
      );
    }
    this.#pixels += pixels;
    const picture = header ? this.#decode(key, bytes, size, header) : Promise.resolve(cached as Picture);
    this.#pictures.set(key, picture);
    if (pixels > BIG_PIXELS) {
      await picture.catch(() => {
        this.#pixels -= pixels;
      });
    }
    return { picture };
  }

  async #decode(key: string, bytes: Uint8Array, size: WantedSize, header: ImageHeader): Promise<Picture> {
    const { width, height, fit, scale } = size;
    const picture = await decodeImage(bytes, width, height, { fit, scale, header });
    this.#cache.set(key, picture);
    return picture;
  }
}

/** By content, not by URL: the loader owns freshness, and the same avatar often has many URLs. */
function keyOf(bytes: Uint8Array, { width, height, fit, scale }: WantedSize, isSvg: boolean): string {
  const content = createHash('sha1').update(bytes).digest('base64');
  return `${content} ${width}x${height}${isSvg ? ` ${fit} ${scale}` : ''}`;
}

const naturalSize = ({ naturalWidth, naturalHeight }: Picture): Extent => ({
  width: naturalWidth,
  height: naturalHeight,
});
