import type { FetchRules, ResolvedScene } from '@pictify/scene';
import { type ImageFailure, type ImageRequest, type ImageResult, wantedImages } from '../images.ts';
import { Deadline } from './deadline.ts';
import { DecodeFailure } from './decode.ts';
import { PagePictures } from './page-pictures.ts';
import type { PictureCache } from './picture-cache.ts';

export interface LoadRules extends FetchRules {
  /** For what is fetched ahead: how long the wait for the host's turn does not count against `timeoutMs`. */
  slotWaitMs?: number;
}

/**
 * Gets the bytes behind an image source (`https://…` or `asset:…`). Rejects when it cannot, with a `code` and a
 * message fit for the designer, within the deadline of `rules`.
 */
export type ImageLoader = (source: string, rules: LoadRules) => Promise<Uint8Array>;

/** As many as the longest chain a document may have: a source and ten fallbacks. */
const MAX_ROUNDS = 11;

/** For all pictures of a page together, whatever their rules and however long their chains. */
const PAGE_DEADLINE_MS = 10_000;

/**
 * Loads and decodes every picture a page needs, following fallback chains only as far as failures make it necessary.
 * What is not here at the page's deadline failed with `image_timeout`; assets, which are at hand, are still loaded then.
 */
export async function loadImages(
  scene: ResolvedScene,
  page: number,
  scale: number,
  load: ImageLoader,
  cache: PictureCache,
): Promise<Map<string, ImageResult>> {
  const images = new Map<string, ImageResult>();
  const pictures = new PagePictures(cache);
  const deadline = new Deadline(PAGE_DEADLINE_MS);
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const wanted = wantedImages(scene, page, scale, images);
      if (wanted.length === 0) break;
      const arriving = wanted.map(({ source, rules }) => {
        const work = () => load(source, rules);
        return settled(source.startsWith('asset:') ? work() : deadline.within(work));
      });
      const begun: { readonly result: Promise<ImageResult> }[] = [];
      for (const [index, request] of wanted.entries()) {
        begun.push(await begin(await (arriving[index] as Promise<Arrival>), request, pictures));
      }
      for (const [index, { result }] of begun.entries()) {
        images.set((wanted[index] as ImageRequest).source, await result);
      }
    }
  } finally {
    deadline.end();
  }
  return images;
}

type Arrival = { readonly bytes: Uint8Array } | { readonly failure: ImageFailure };

const settled = (loading: Promise<Uint8Array>): Promise<Arrival> =>
  loading.then(
    (bytes) => ({ bytes }),
    (error) => ({ failure: failureOf(error) }),
  );

/** Resolves when the next may begin to be decoded. */
async function begin(
  arrival: Arrival,
  request: ImageRequest,
  pictures: PagePictures,
): Promise<{ readonly result: Promise<ImageResult> }> {
  if ('failure' in arrival) return { result: Promise.resolve(arrival) };
  try {
    const { picture } = await pictures.begin(arrival.bytes, request);
    const result = picture.then(
      (decoded) => ({ picture: decoded }),
      (error) => ({ failure: failureOf(error) }),
    );
    return { result };
  } catch (error) {
    return { result: Promise.resolve({ failure: failureOf(error) }) };
  }
}

/**
 * What a designer may be told of a failed load, by the loader's code. Everything else (refused and unresolvable
 * addresses, resets) is one and the same `image_unavailable`: telling them apart would map a private network.
 */
const TOLD: Readonly<Record<string, ImageFailure>> = {
  not_found: { code: 'image_not_found', message: 'The image does not exist' },
  http_status: { code: 'image_not_found', message: 'The image’s server did not give it' },
  timeout: { code: 'image_timeout', message: 'The image did not arrive in time' },
  too_slow: { code: 'image_timeout', message: 'The image arrived too slowly' },
  too_large: { code: 'image_too_large', message: 'The image’s file is too large' },
  not_an_image: { code: 'image_unreadable', message: 'The file is not an image' },
};

export function failureOf(error: unknown): ImageFailure {
  if (error instanceof DecodeFailure)
    return { code: error.code, message: `The image cannot be used: ${error.message}` };
  const { code } = error as { code?: unknown };
  return (
    (typeof code === 'string' && Object.hasOwn(TOLD, code) ? TOLD[code] : undefined) ?? {
      code: 'image_unavailable',
      message: 'The image could not be fetched',
    }
  );
}
