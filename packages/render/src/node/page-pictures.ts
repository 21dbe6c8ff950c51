import { createHash } from 'node:crypto';
import type { Picture } from '../canvas.ts';
import type { Extent } from '../geometry.ts';
import { looksLikeSvg, type WantedSize } from '../svg/index.ts';
import { type ImageHeader, readImageHeader } from './decode/read-header.ts';
import { DecodeFailure, type DrawingTime, decodedSize, decodeImage, decodingWork } from './decode.ts';
import type { PictureCache } from './picture-cache.ts';

/** Pixels of all pictures of a page together: one of the largest allowed and some besides. */
const MAX_PAGE_PIXELS = 64_000_000;
/** What it may take to decode them all (`decodingWork`), shrunk or not: a second or few. */
const MAX_PAGE_WORK = 160_000_000;
const DRAWING_MS = 6000;
/** Larger ones are waited for, so that the room of one that fails is there for the next. */
const BIG_PIXELS = 4_000_000;

/**
 * The decoded pictures of one page, bounded by their pixels and by those they are decoded from. Which of them find room
 * hangs on them and their order alone, not on how long one takes, but for drawings that are made to take long.
 */
export class PagePictures {
  readonly #cache: PictureCache;
  readonly #maxPixels: number;
  readonly #maxWork: number;
  readonly #pictures = new Map<string, Promise<Picture>>();
  readonly #drawingTime: DrawingTime = { leftMs: DRAWING_MS };
  #pixels = 0;
  #work = 0;

  constructor(cache: PictureCache, maxPixels = MAX_PAGE_PIXELS, maxWork = MAX_PAGE_WORK) {
    this.#cache = cache;
    this.#maxPixels = maxPixels;
    this.#maxWork = maxWork;
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
    const natural = header?.natural ?? naturalSize(cached as Picture);
    const { width, height } = decodedSize(natural, isSvg, size);
    const pixels = width * height;
    if (this.#pixels + pixels > this.#maxPixels) {
      const megapixels = this.#maxPixels / 1e6;
      throw new DecodeFailure(
        'image_too_large',
        `with it the page’s images would be larger than ${megapixels} megapixels together`,
      );
    }
    // What is remembered counts as well: equal rows give equal pictures.
    const work = isSvg ? 0 : decodingWork(bytes, natural);
    if (this.#work + work > this.#maxWork) {
      throw new DecodeFailure('image_too_large', 'with it the page’s image files would hold too many pixels together');
    }
    this.#pixels += pixels;
    this.#work += work;
    const picture = header ? this.#decode(key, bytes, size, header) : Promise.resolve(cached as Picture);
    this.#pictures.set(key, picture);
    if (pixels > BIG_PIXELS || isSvg) {
      await picture.catch(() => {
        this.#pixels -= pixels;
      });
    }
    return { picture };
  }

  async #decode(key: string, bytes: Uint8Array, size: WantedSize, header: ImageHeader): Promise<Picture> {
    const { width, height, fit, scale } = size;
    const picture = await decodeImage(bytes, width, height, { fit, scale, header, drawingTime: this.#drawingTime });
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
