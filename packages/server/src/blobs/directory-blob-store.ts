import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { type BlobStore, type BlobWriter, checkBlobKey } from './blob-store.ts';
import { syncDirectory } from './sync-directory.ts';
import { unlessMissing } from './system-code.ts';

/** Begins the names of fan-out directories. No key has it, so files and directories of keys never meet. */
const FAN = '~';
const TEMPORARY = `${FAN}tmp`;
const STALE_MS = 24 * 60 * 60 * 1000;

/**
 * A BlobStore in a directory, for one machine; any number of processes may share it. The key `a/b/c` is the file
 * `a/b/~3f/c`, where the fan-out `~3f` comes from a hash of `c`: a folder of a million blobs has 256 directories.
 *
 * A put is: temporary file on the same file system, fdatasync, rename, fsync of the directory.
 */
export class DirectoryBlobStore implements BlobStore {
  readonly #root: string;

  private constructor(root: string) {
    this.#root = root;
  }

  /** Opens the store, making the directory, and removes what writers killed `staleMs` ago (a day) or longer left behind. */
  static async open(root: string, staleMs: number = STALE_MS): Promise<DirectoryBlobStore> {
    const temporary = join(root, TEMPORARY);
    await mkdir(temporary, { recursive: true });
    for (const name of await readdir(temporary)) {
      const path = join(temporary, name);
      const found = await unlessMissing(stat(path));
      if (found && Date.now() - found.mtimeMs >= staleMs) await rm(path, { force: true });
    }
    return new DirectoryBlobStore(root);
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const writer = await this.create(key);
    try {
      await writer.write(bytes);
    } catch (error) {
      await writer.abort();
      throw error;
    }
    await writer.commit();
  }

  async create(key: string): Promise<BlobWriter> {
    const path = this.#path(key);
    const temporary = join(this.#root, TEMPORARY, randomUUID());
    return new FileWriter(await open(temporary, 'wx'), temporary, path, this.#root);
  }

  async get(key: string): Promise<Uint8Array | null> {
    return this.#read(key, (handle) => handle.readFile());
  }

  async getRange(key: string, start: number, length: number): Promise<Uint8Array | null> {
    return this.#read(key, async (handle) => {
      const bytes = Buffer.allocUnsafe(length);
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await handle.read(bytes, filled, length - filled, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    });
  }

  async size(key: string): Promise<number | null> {
    const found = await unlessMissing(stat(this.#path(key)));
    return found?.size ?? null;
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key);
    if ((await unlessMissing(rm(path))) !== null) await unlessMissing(syncDirectory(dirname(path)));
  }

  async deleteFolder(folder: string): Promise<void> {
    const path = this.#folder(folder);
    await rm(path, { recursive: true, force: true });
    await unlessMissing(syncDirectory(dirname(path)));
  }

  async *list(folder: string): AsyncIterable<string> {
    for await (const path of filesBelow(this.#folder(folder))) {
      const segments = relative(this.#root, path).split(sep);
      yield segments.filter((segment) => !segment.startsWith(FAN)).join('/');
    }
  }

  async #read<T>(key: string, use: (handle: FileHandle) => Promise<T>): Promise<T | null> {
    const handle = await unlessMissing(open(this.#path(key), 'r'));
    if (!handle) return null;
    try {
      return await use(handle);
    } finally {
      await handle.close();
    }
  }

  #path(key: string): string {
    checkBlobKey(key);
    const path = join(this.#root, key);
    const name = basename(path);
    const fan = createHash('sha256').update(name).digest('hex').slice(0, 2);
    return join(dirname(path), FAN + fan, name);
  }

  #folder(folder: string): string {
    checkBlobKey(folder);
    return join(this.#root, folder);
  }
}

class FileWriter implements BlobWriter {
  readonly #handle: FileHandle;
  readonly #temporary: string;
  readonly #path: string;
  readonly #root: string;

  constructor(handle: FileHandle, temporary: string, path: string, root: string) {
    this.#handle = handle;
    this.#temporary = temporary;
    this.#path = path;
    this.#root = root;
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#handle.writeFile(bytes);
  }

  async commit(): Promise<void> {
    try {
      await this.#handle.datasync();
      await this.#handle.close();
      await this.#publish();
    } catch (error) {
      await this.abort();
      throw error;
    }
    await unlessMissing(syncDirectory(dirname(this.#path)));
  }

  async abort(): Promise<void> {
    await this.#handle.close();
    await rm(this.#temporary, { force: true });
  }

  /** The way there is missing before the first, and in a folder that was deleted. */
  async #publish(): Promise<void> {
    if ((await unlessMissing(rename(this.#temporary, this.#path).then(() => true))) !== null) return;
    await makeDirectory(dirname(this.#path), this.#root);
    await rename(this.#temporary, this.#path);
  }
}

/** Makes `dir` below `root` and makes every new level durable. */
async function makeDirectory(dir: string, root: string): Promise<void> {
  const first = await mkdir(dir, { recursive: true });
  if (first === undefined) return;
  for (let made = dir; made.length >= first.length && made !== root; made = dirname(made)) {
    await unlessMissing(syncDirectory(dirname(made)));
  }
}

async function* filesBelow(dir: string): AsyncIterable<string> {
  for (const entry of (await unlessMissing(readdir(dir, { withFileTypes: true }))) ?? []) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
