import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';

const lockName = 'pictify.lock.json';

type Entries = Record<string, Record<string, string>>;

/**
 * What each server held of each template when it was last pushed or pulled here: `{url: {id: hash}}`, in a file beside
 * the templates, to be committed with them. It is how a push knows that somebody else has changed the template since.
 */
export class SyncLock {
  readonly #path: string;
  readonly #entries: Entries;

  private constructor(path: string, entries: Entries) {
    this.#path = path;
    this.#entries = entries;
  }

  /** @throws UsageError where the file is there and is none of ours. */
  static async open(folder: string): Promise<SyncLock> {
    const path = join(folder, lockName);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '{}';
      throw new UsageError(`cannot read ${path}: ${error.message}`);
    });
    try {
      return new SyncLock(path, JSON.parse(text) as Entries);
    } catch {
      throw new UsageError(`${path} is not JSON; delete it, and pull or push with --force once`);
    }
  }

  /** Undefined where it was never pushed or pulled. */
  get(url: string, id: string): string | undefined {
    return this.#entries[url]?.[id];
  }

  async set(url: string, id: string, hash: string): Promise<void> {
    this.#entries[url] = { ...this.#entries[url], [id]: hash };
    await writeFile(this.#path, `${JSON.stringify(this.#entries, null, 2)}\n`);
  }
}

/** The same for documents that differ only in the order of their keys. */
export function documentHash(document: unknown): string {
  return createHash('sha256').update(canonical(document)).digest('base64url');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`).join()}}`;
}
