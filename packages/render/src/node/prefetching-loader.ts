import type { FetchRules } from '@pictify/scene';
import type { ImageLoader } from './load-images.ts';

/** Sources held at once; the oldest give way. Two windows of rows with a few pictures each. */
const MAX_HELD = 512;
/** Held answers are for the rows just ahead; later ones ask the loader again, which owns freshness. */
const HELD_MS = 30_000;
/** Loads under way at once; the loader bounds them per host. */
const MAX_UNDER_WAY = 32;

interface Held {
  readonly bytes: Promise<Uint8Array>;
  readonly until: number;
}

/** A loader that can be told what will be wanted soon, so that rows are drawn while the pictures of later rows arrive. */
export class PrefetchingLoader {
  readonly #load: ImageLoader;
  readonly #held = new Map<string, Held>();

  constructor(load: ImageLoader) {
    this.#load = load;
  }

  readonly load: ImageLoader = (source, rules) => {
    const held = this.#held.get(source);
    return held && held.until > performance.now() ? held.bytes : this.#load(source, rules);
  };

  /** Resolves when every source has arrived or failed; never rejects, the failure is told to who loads it. */
  async prefetch(wanted: ReadonlyMap<string, FetchRules>): Promise<void> {
    const queue = [...wanted].filter(([source]) => (this.#held.get(source)?.until ?? 0) <= performance.now());
    const lane = async (): Promise<void> => {
      for (let next = queue.pop(); next; next = queue.pop()) await this.#hold(...next).catch(() => undefined);
    };
    await Promise.all(Array.from({ length: Math.min(MAX_UNDER_WAY, queue.length) }, lane));
  }

  #hold(source: string, rules: FetchRules): Promise<Uint8Array> {
    const bytes = this.#load(source, rules);
    this.#held.delete(source);
    this.#held.set(source, { bytes, until: performance.now() + HELD_MS });
    const [oldest] = this.#held.keys();
    if (this.#held.size > MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
    return bytes;
  }
}
