import type { FetchRules } from '@pictify/scene';
import type { ImageLoader } from './load-images.ts';

/** Sources held at once, and their bytes; the oldest give way. Two windows of rows with a few pictures each. */
const MAX_HELD = 512;
const MAX_HELD_BYTES = 64 * 1024 * 1024;
/** Held answers are for the rows just ahead; later ones ask the loader again, which owns freshness. */
const HELD_MS = 30_000;
/** Loads under way at once; the loader bounds them per host. */
const MAX_UNDER_WAY = 32;
/** What is fetched ahead may queue for its host: as many rounds as `MAX_UNDER_WAY` can make of a slow one. */
const SLOT_WAIT_MS = 10_000;

interface Held {
  readonly bytes: Promise<Uint8Array>;
  /** Infinity while it is on its way: not for a row then, which waits within the rules of its layer only. */
  until: number;
  /** 0 while it is on its way, and of a failure. */
  sizeBytes: number;
}

/** A loader that can be told what will be wanted soon, so that rows are drawn while the pictures of later rows arrive. */
export class PrefetchingLoader {
  readonly #load: ImageLoader;
  readonly #held = new Map<string, Held>();
  readonly #waiting: (() => void)[] = [];
  readonly #now: () => number;
  #heldBytes = 0;
  #free = MAX_UNDER_WAY;

  /** @param now Monotonic milliseconds. */
  constructor(load: ImageLoader, now: () => number = () => performance.now()) {
    this.#load = load;
    this.#now = now;
  }

  /** Of all answers that are held. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  readonly load: ImageLoader = (source, rules) => {
    const held = this.#held.get(source);
    const isHere = held && held.until !== Number.POSITIVE_INFINITY && held.until > this.#now();
    return isHere ? held.bytes : this.#load(source, rules);
  };

  /** Resolves when every source has arrived or failed; never rejects, the failure is told to who loads it. */
  async prefetch(wanted: ReadonlyMap<string, FetchRules>): Promise<void> {
    await Promise.all([...wanted].map(([source, rules]) => this.#inTurn(() => this.#hold(source, rules))));
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }

  async #hold(source: string, rules: FetchRules): Promise<void> {
    const known = this.#held.get(source);
    if (known && known.until > this.#now()) {
      await known.bytes.catch(() => undefined);
      return;
    }
    for (const [name, { until }] of this.#held) if (until <= this.#now()) this.#letGo(name);
    const bytes = this.#load(source, { ...rules, slotWaitMs: SLOT_WAIT_MS });
    const held: Held = { bytes, until: Number.POSITIVE_INFINITY, sizeBytes: 0 };
    this.#held.set(source, held);
    this.#makeRoom();
    const sizeBytes = await bytes.then(
      ({ byteLength }) => byteLength,
      () => 0,
    );
    held.until = this.#now() + HELD_MS;
    if (this.#held.get(source) !== held) return;
    held.sizeBytes = sizeBytes;
    this.#heldBytes += sizeBytes;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [name, { sizeBytes }] of this.#held) {
      const tooMany = this.#held.size > MAX_HELD;
      if (!tooMany && this.#heldBytes <= MAX_HELD_BYTES) return;
      if (tooMany || sizeBytes > 0) this.#letGo(name);
    }
  }

  #letGo(source: string): void {
    this.#heldBytes -= this.#held.get(source)?.sizeBytes ?? 0;
    this.#held.delete(source);
  }
}
