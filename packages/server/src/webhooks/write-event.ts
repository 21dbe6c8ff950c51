import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { WebhookEvent } from '@pictify/api';
import { createId } from '../identifier.ts';
import type { Database } from '../store/database.ts';
import { listeningWebhooks } from '../store/webhook-endpoints.ts';
import { insertWebhookEvent, loadEventBody } from '../store/webhook-events.ts';
import { insertWebhookMessage } from '../store/webhook-messages.ts';

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export interface News {
  workspaceId: string;
  type: WebhookEvent;
  batchId: string | null;
  /** The `webhookUrl` of the call it came from. */
  callUrl: string | null;
  /** Made only when somebody is to be told. */
  body: () => Promise<object> | object;
}

/**
 * Writes an event, and a message for each enabled endpoint that asked for it and for the `webhookUrl` of the call.
 * Belongs in the transaction that wrote what it tells: then either both are there or neither. The caller wakes the
 * sender once that is committed.
 */
export async function writeEvent(db: Database, { workspaceId, type, batchId, callUrl, body }: News): Promise<void> {
  const endpoints = await listeningWebhooks(db, workspaceId, type);
  const targets: { webhookId: string | null; url: string }[] = endpoints.map(({ id, url }) => ({ webhookId: id, url }));
  if (callUrl !== null) targets.push({ webhookId: null, url: callUrl });
  if (targets.length === 0) return;
  const eventId = await storeEvent(db, workspaceId, await body());
  for (const target of targets) {
    await insertWebhookMessage(db, { id: createId('msg'), workspaceId, eventId, type, batchId, ...target });
  }
}

/** As bytes, so that every attempt sends the same ones whatever has changed since; only `forgetRow` changes them. */
export async function storeEvent(db: Database, workspaceId: string, body: object): Promise<string> {
  const id = createId('evt');
  await insertWebhookEvent(db, { id, workspaceId, body: await encodeEvent(body) });
  return id;
}

export async function encodeEvent(body: object): Promise<Buffer> {
  return compress(JSON.stringify(body), { level: 1 });
}

/** The bytes to send; undefined when the event is gone. */
export async function readEvent(db: Database, id: string): Promise<Buffer | undefined> {
  const body = await loadEventBody(db, id);
  return body && (await decompress(body));
}
