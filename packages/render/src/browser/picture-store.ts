import type { ResolvedScene } from '@pictify/scene';
import { RecentCache } from '../fonts/recent-cache.ts';
import { type ImageRequest, type ImageResult, wantedImages } from '../images.ts';
import { PictureFailure, type PictureLoader } from './picture-loader.ts';

/** As many as the longest chain a document may have: a source and ten fallbacks. */
const MAX_ROUNDS = 11;
const REMEMBERED_BYTES = 192 * 1024 * 1024;
const FAILURE_BYTES = 1024;
/** A failed picture is asked for again after this long. */
const FAILURE_MS = 30_000;

/** The pictures of scenes, remembered by source and size; what is asked for twice at once is loaded once. */
export class PictureStore {
  readonly #load: PictureLoader;
  readonly #results = new RecentCache<Remembered>(REMEMBERED_BYTES);
  readonly #coming = new Map<string, Promise<ImageResult>>();

  constructor(load: PictureLoader) {
    this.#load = load;
  }

  /** Every picture a page needs, following fallback chains only as far as failures make it necessary. */
  async of(scene: ResolvedScene, page: number, scale: number): Promise<Map<string, ImageResult>> {
    const images = new Map<string, ImageResult>();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const wanted = wantedImages(scene, page, scale, images);
      if (wanted.length === 0) break;
      const results = await Promise.all(wanted.map((request) => this.#get(request)));
      for (const [index, { source }] of wanted.entries()) images.set(source, results[index]!);
    }
    return images;
  }

  /** The same from what is remembered, in whatever size; null when something is not. */
  known(scene: ResolvedScene, page: number, scale: number): Map<string, ImageResult> | null {
    const images = new Map<string, ImageResult>();
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const wanted = wantedImages(scene, page, scale, images);
      if (wanted.length === 0) break;
      for (const request of wanted) {
        const remembered = this.#results.get(keyOf(request)) ?? this.#results.get(request.source);
        if (!remembered) return null;
        images.set(request.source, remembered.result);
      }
    }
    return images;
  }

  #get(request: ImageRequest): Promise<ImageResult> {
    const key = keyOf(request);
    const remembered = this.#results.get(key);
    if (remembered && remembered.until > performance.now()) return Promise.resolve(remembered.result);
    let coming = this.#coming.get(key);
    if (!coming) {
      coming = this.#fetch(request).finally(() => this.#coming.delete(key));
      this.#coming.set(key, coming);
    }
    return coming;
  }

  async #fetch(request: ImageRequest): Promise<ImageResult> {
    const result = await this.#load(request).then(
      (picture) => ({ picture }),
      (error: unknown) => ({ failure: failureOf(error) }),
    );
    const failed = 'failure' in result;
    const bytes = failed ? FAILURE_BYTES : result.picture.width * result.picture.height * 4;
    const remembered = { result, until: failed ? performance.now() + FAILURE_MS : Infinity };
    this.#results.set(keyOf(request), remembered, bytes);
    this.#results.set(request.source, remembered, bytes);
    return result;
  }
}

interface Remembered {
  readonly result: ImageResult;
  /** On the clock of `performance.now()`. */
  readonly until: number;
}

const keyOf = ({ source, width, height, fit, scale }: ImageRequest): string =>
  `${width}x${height} ${fit} ${scale} ${source}`;

function failureOf(error: unknown): PictureFailure['failure'] {
  if (error instanceof PictureFailure) return error.failure;
  return { code: 'image_unavailable', message: 'The image could not be fetched' };
}
