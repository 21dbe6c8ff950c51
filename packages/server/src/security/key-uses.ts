import type { Log } from '../log.ts';
import { recordKeyUses } from '../store/api-keys.ts';
import type { Database } from '../store/database.ts';

const everyMs = 60_000;

/**
 * When each key was last used. A request only notes the time here; once a minute, and at the end, what was noted since
 * is written in one statement. A crash loses at most that minute.
 */
export class KeyUses {
  readonly #db: Database;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  /** Not written yet, by the key's id. */
  #noted = new Map<string, Date>();

  constructor(db: Database, log: Log) {
    this.#db = db;
    this.#log = log;
    this.#timer = setInterval(() => void this.flush(), everyMs).unref();
  }

  note(keyId: string): void {
    this.#noted.set(keyId, new Date());
  }

  /** What is known here and not yet in the database. */
  notedAt(keyId: string): Date | undefined {
    return this.#noted.get(keyId);
  }

  async flush(): Promise<void> {
    const noted = this.#noted;
    if (noted.size === 0) return;
    this.#noted = new Map();
    await recordKeyUses(this.#db, noted).catch((error: unknown) => {
      this.#log.warn({ error }, 'the last use of keys is not recorded yet');
      this.#noted = new Map([...noted, ...this.#noted]);
    });
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
