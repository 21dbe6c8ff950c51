import { crc32 } from 'node:zlib';
import { extensionOf } from '@pictify/api';
import { rowFileName } from '@pictify/render/row-file-name';
import { readPackSpans } from '../blobs/pack-spans.ts';
import { centralHeader, endRecord, localHeader, type ZipRecord } from '../blobs/zip-format.ts';
import { batchImageName } from '../delivery/image-name.ts';
import type { ServiceContext } from '../service-context.ts';
import type { StoredBatch } from '../store/batches.ts';
import { batchChunks, batchItemGroups } from './batch-items.ts';
import { decodeItems } from './item-codec.ts';
import { csvHeader, csvRow } from './results-csv.ts';
import { resultsFile } from './results-stream.ts';

type Sources = Pick<ServiceContext, 'db' | 'blobs' | 'publicUrl'>;

interface ArchivedImage {
  /** In the archive. */
  name: string;
  pack: string;
  /** In the pack. */
  entry: { name: string; offset: number; length: number };
}

/** How far an archive is. */
interface Progress {
  position: number;
  images: number;
  /** CRC of each image, in the order they were sent. */
  checksums: Uint32Array;
}

/**
 * A batch that has ended as a ZIP archive: `results.csv`, then every image, stored as it is. It is made while it is sent.
 * What is needed twice, the table for its checksum and the names for the directory, is read twice, so that a million
 * images need four megabytes of memory, for their checksums. Throws where the batch changes in the meantime.
 */
export async function* batchArchive(context: Sources, batch: StoredBatch): AsyncGenerator<Uint8Array> {
  const table = await measureTable(context, batch);
  const tableHeader = localHeader(table);
  yield tableHeader;
  yield* unchangedTable(context, batch, table);
  const firstImage = tableHeader.length + table.length;
  const sent: Progress = { position: firstImage, images: 0, checksums: new Uint32Array(batch.completed) };
  yield* imageEntries(context, batch, sent);
  yield centralHeader(table);
  yield* directory(context, batch, sent, { firstImage, directoryBytes: centralHeader(table).length });
}

async function measureTable(context: Sources, batch: StoredBatch): Promise<ZipRecord> {
  const table = { name: Buffer.from('results.csv'), crc32: 0, length: 0, headerOffset: 0 };
  for await (const block of resultsTable(context, batch)) {
    table.crc32 = crc32(block, table.crc32);
    table.length += block.length;
  }
  return table;
}

/** The table as it was measured; what comes after stands where that length ends. */
async function* unchangedTable(context: Sources, batch: StoredBatch, measured: ZipRecord): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  let length = 0;
  for await (const block of resultsTable(context, batch)) {
    checksum = crc32(block, checksum);
    length += block.length;
    yield block;
  }
  if (length !== measured.length || checksum !== measured.crc32) throw changedMeanwhile(batch);
}

async function* imageEntries(context: Sources, batch: StoredBatch, sent: Progress): AsyncGenerator<Uint8Array> {
  for await (const images of archivedImages(context, batch)) {
    for (const [pack, members] of Map.groupBy(images, (image) => image.pack)) {
      const names = members.map(({ name }) => Buffer.from(name)).values();
      const entries = members.map(({ entry }) => entry);
      for await (const files of readPackSpans(context.blobs, pack, entries)) {
        if (sent.images + files.length > sent.checksums.length) throw changedMeanwhile(batch);
        const pieces = files.flatMap(({ bytes, crc32 }) => {
          sent.checksums[sent.images++] = crc32;
          const record = { name: names.next().value!, crc32, length: bytes.length, headerOffset: 0 };
          return [localHeader(record), bytes];
        });
        const block = Buffer.concat(pieces);
        sent.position += block.length;
        yield block;
      }
    }
  }
}

/** The headers of all images once more, with what they end with. */
async function* directory(
  context: Sources,
  batch: StoredBatch,
  sent: Progress,
  { firstImage, directoryBytes }: { firstImage: number; directoryBytes: number },
): AsyncGenerator<Uint8Array> {
  let headerOffset = firstImage;
  let listed = 0;
  for await (const images of archivedImages(context, batch)) {
    if (listed + images.length > sent.images) throw changedMeanwhile(batch);
    const headers = images.map(({ name, entry: { length } }) => {
      const record = { name: Buffer.from(name), crc32: sent.checksums[listed++]!, length, headerOffset };
      headerOffset += localHeader(record).length + length;
      return centralHeader(record);
    });
    const block = Buffer.concat(headers);
    directoryBytes += block.length;
    yield block;
  }
  if (listed !== sent.images || headerOffset !== sent.position) throw changedMeanwhile(batch);
  yield endRecord(sent.images + 1, sent.position, directoryBytes);
}

function changedMeanwhile({ id }: StoredBatch): Error {
  return new Error(`The batch ${id} changed while its archive was made`);
}

/** The results, with what each image is called in the archive. */
function resultsTable({ db, publicUrl }: Sources, batch: StoredBatch): AsyncGenerator<Uint8Array> {
  const extension = extensionOf(batch.options.format);
  return resultsFile(batchItemGroups(db, publicUrl, batch), {
    header: csvHeader(['file']),
    row: (item) => {
      return csvRow(item, [item.url === null ? '' : rowFileName(item.index, batch.total, item.key, extension)]);
    },
  });
}

/** Every image, chunk after chunk, in the order in which they lie in their packs. */
async function* archivedImages({ db }: Sources, batch: StoredBatch): AsyncGenerator<ArchivedImage[]> {
  const extension = extensionOf(batch.options.format);
  for await (const { results } of batchChunks(db, batch.id, { status: 'completed' })) {
    const images = (results ? decodeItems(results) : []).flatMap(({ index, key, hash, pack, offset, length }) => {
      if (hash === null || pack === null) return [];
      const name = rowFileName(index, batch.total, key, extension);
      return [{ name, pack, entry: { name: batchImageName(batch.id, index, hash, extension), offset, length } }];
    });
    yield images.sort((a, b) => (a.pack === b.pack ? a.entry.offset - b.entry.offset : a.pack < b.pack ? -1 : 1));
  }
}
