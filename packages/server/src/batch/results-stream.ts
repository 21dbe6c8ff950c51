import { Readable } from 'node:stream';
import type { ItemState } from '@pictify/api';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { batchItems } from './batch-items.ts';

/** All results as NDJSON, one row a line, read from the database as fast as the caller takes them. */
export function resultsStream(
  db: Database,
  publicUrl: string,
  batch: StoredBatch,
  status: ItemState | undefined,
): Response {
  const lines = async function* () {
    for await (const item of batchItems(db, publicUrl, batch)) {
      if (status === undefined || item.status === status) yield `${JSON.stringify(item)}\n`;
    }
  };
  const stream = Readable.toWeb(Readable.from(lines(), { objectMode: true, highWaterMark: 256 }));
  const bytes = (stream as ReadableStream<string>).pipeThrough(new TextEncoderStream());
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${batch.id}.ndjson"`,
    },
  });
}
