import type { BlobStore } from '../blobs/blob-store.ts';
import { PackWriter } from '../blobs/pack-writer.ts';
import type { PackSink } from './chunk-work.ts';

/** A pack that several rows append to at once: one write after the other, in the order they were asked for. */
export async function openPack(store: BlobStore, key: string): Promise<PackSink> {
  const writer = await PackWriter.create(store, key);
  let last: Promise<unknown> = Promise.resolve();
  return {
    append: (name, bytes) => {
      const entry = last.then(() => writer.add(name, bytes));
      last = entry.catch(() => undefined);
      return entry;
    },
    publish: async () => {
      await last;
      await writer.finish();
    },
    discard: async () => {
      await last;
      await writer.abort();
    },
  };
}
