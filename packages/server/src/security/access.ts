import { LRUCache } from 'lru-cache';
import type { Log } from '../log.ts';
import type { Database } from '../store/database.ts';
import { KeyUses } from './key-uses.ts';
import { RateLimiter } from './rate-limiter.ts';

/** What this process remembers of those who call. */
export interface Access {
  /** Requests of each key; null without limits. */
  requests: RateLimiter | null;
  /** Wrong keys from each address; null without limits. */
  guesses: RateLimiter | null;
  /** Hashes of keys that were valid a while ago: who sends one of them is not guessing. */
  proven: LRUCache<string, true>;
  uses: KeyUses;
}

const minuteMs = 60_000;
/** Enough for a client that was given the wrong key, and nothing for somebody who tries keys. */
const guessesPerMinute = 300;
/** About 10 MB each. */
const subjects = 100_000;

/** @param rateLimit Requests a minute of each key; null for no limits at all. */
export function createAccess(db: Database, log: Log, rateLimit: number | null): Access {
  const limiter = (limit: number) => new RateLimiter({ limit, windowMs: minuteMs, subjects });
  return {
    requests: rateLimit === null ? null : limiter(rateLimit),
    guesses: rateLimit === null ? null : limiter(guessesPerMinute),
    proven: new LRUCache({ max: 10_000 }),
    uses: new KeyUses(db, log),
  };
}
