export interface CachedImage {
  bytes: Uint8Array;
  /** For revalidation; either may be missing. */
  etag: string | undefined;
  lastModified: string | undefined;
  freshUntil: number;
  /** Past `freshUntil`, usable until here when the server cannot be reached. */
  usableUntil: number;
}

/** Fetched images by URL, least recently used dropped first. */
export interface ImageCache {
  get(url: string): CachedImage | undefined;
  /** Stores, or drops what was stored when the image alone would fill more than a quarter of the cache. */
  set(url: string, image: CachedImage): void;
  delete(url: string): void;
}

/** What an entry costs besides its bytes, so that a million tiny images are bounded too. */
const ENTRY_OVERHEAD_BYTES = 512;

export function createImageCache(maxBytes: number): ImageCache {
  const images = new Map<string, CachedImage>();
  let used = 0;

  const costOf = (url: string, image: CachedImage): number => image.bytes.length + url.length + ENTRY_OVERHEAD_BYTES;
  const drop = (url: string): void => {
    const image = images.get(url);
    if (image === undefined) return;
    images.delete(url);
    used -= costOf(url, image);
  };

  return {
    get(url) {
      const image = images.get(url);
      if (image === undefined) return undefined;
      images.delete(url);
      images.set(url, image);
      return image;
    },
    set(url, image) {
      drop(url);
      const cost = costOf(url, image);
      if (cost > maxBytes / 4) return;
      images.set(url, image);
      used += cost;
      while (used > maxBytes) drop(images.keys().next().value!);
    },
    delete: drop,
  };
}
