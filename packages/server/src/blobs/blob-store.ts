/**
 * Bytes under keys. A key's bytes never change half-way: a reader sees all of one put or none. A put that has returned
 * survives a power cut. Keys are paths of `[A-Za-z0-9._-]` segments, see `checkBlobKey`.
 */
export interface BlobStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Begins bytes that are too many, or too slow in coming, for one `put`; nothing is visible before `commit`. */
  create(key: string): Promise<BlobWriter>;
  /** The bytes, or null where there are none. */
  get(key: string): Promise<Uint8Array | null>;
  /** `length` bytes from `start` (fewer where the blob ends before), or null where there is no blob. */
  getRange(key: string, start: number, length: number): Promise<Uint8Array | null>;
  /** Size in bytes, or null where there is no blob. */
  size(key: string): Promise<number | null>;
  /** Deletes the blob; one that does not exist is no error. */
  delete(key: string): Promise<void>;
  /** Deletes every blob whose key begins with `folder` and a slash, for good. */
  deleteFolder(folder: string): Promise<void>;
  /** Keys that begin with `folder` and a slash, in no order. */
  list(folder: string): AsyncIterable<string>;
}

/** One blob being written. Exactly one of `commit` and `abort` ends it. */
export interface BlobWriter {
  write(bytes: Uint8Array): Promise<void>;
  /** Makes the blob durable, then visible. */
  commit(): Promise<void>;
  /** Drops what was written. */
  abort(): Promise<void>;
}

const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}$/;
const MAX_KEY_LENGTH = 900;

/**
 * Throws RangeError for a key that is not 1 to 900 characters of segments between slashes, each of letters, digits,
 * `.`, `_`, `-`, at most 200 long and not beginning with a dot: nothing that could leave the store or be hidden in it.
 * Keys are made by us from ids, so a bad one is a defect and not a user's mistake.
 */
export function checkBlobKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH || !key.split('/').every((segment) => SEGMENT.test(segment))) {
    throw new RangeError(`Not a blob key: ${JSON.stringify(key.slice(0, 200))}`);
  }
}
