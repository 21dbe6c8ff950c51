import type { BatchEvent } from '@pictify/api';
import type { Database } from '../store/database.ts';
import { eventsOfBatch, replaceEventBody } from '../store/webhook-events.ts';
import { encodeEvent, readEvent } from './write-event.ts';

/**
 * Takes the key, the URL and the error of a row out of what has been told of its batch, in the transaction that deletes
 * the row: a message that is still to be sent, or is replayed, tells of the row as `deleted`.
 */
export async function forgetRow(db: Database, batchId: string, index: number): Promise<void> {
  for (const id of await eventsOfBatch(db, batchId)) {
    const json = await readEvent(db, id);
    if (!json) continue;
    const event = JSON.parse(json.toString('utf8')) as BatchEvent;
    const images = event.data.images;
    const at = images?.findIndex((image) => image.index === index) ?? -1;
    if (!images || at < 0) continue;
    images[at] = { index, key: null, url: null, status: 'deleted', error: null };
    await replaceEventBody(db, id, await encodeEvent(event));
  }
}
