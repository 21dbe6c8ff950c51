import { createHash } from 'node:crypto';
import type { FetchRules, ResolvedScene } from '@pictify/scene';
import { type ImageFailure, type ImageRequest, type ImageResult, wantedImages } from '../images.ts';
import { DecodeFailure, decodeImage } from './decode.ts';
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

/** Loads and decodes every picture a page needs, following fallback chains only as far as failures make it necessary. */
export async function loadImages(
  scene: ResolvedScene,
  page: number,
  scale: number,
  load: ImageLoader,
  cache: PictureCache,
): Promise<Map<string, ImageResult>> {
  const images = new Map<string, ImageResult>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const wanted = wantedImages(scene, page, scale, images);
    if (wanted.length === 0) break;
    const results = await Promise.all(wanted.map((request) => loadOne(request, load, cache)));
    wanted.forEach((request, index) => {
      images.set(request.source, results[index] as ImageResult);
    });
  }
  return images;
}

async function loadOne(request: ImageRequest, load: ImageLoader, cache: PictureCache): Promise<ImageResult> {
  try {
    const bytes = await load(request.source, request.rules);
    // By content, not by URL: the loader owns freshness, and the same avatar often has many URLs.
    const key = `${createHash('sha1').update(bytes).digest('base64')} ${request.width}x${request.height}`;
    const known = cache.get(key);
    if (known) return { picture: known };
    const picture = await decodeImage(bytes, request.width, request.height);
    cache.set(key, picture);
    return { picture };
  } catch (error) {
    return { failure: failureOf(error) };
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

function failureOf(error: unknown): ImageFailure {
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
