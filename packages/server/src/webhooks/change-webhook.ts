import { limits, type WebhookEvent } from '@pictify/api';
import { createId } from '../identifier.ts';
import type { Database } from '../store/database.ts';
import {
  findWebhook,
  insertWebhook,
  lockWebhook,
  replaceSecret,
  type StoredWebhook,
  updateWebhook,
} from '../store/webhook-endpoints.ts';
import { pauseMessages, redirectMessages, resumeMessages } from '../store/webhook-messages.ts';
import { tooManyWebhooks, webhookNotFound } from './webhook-errors.ts';
import { sealSecret } from './webhook-secret.ts';

export interface NewWebhook {
  workspaceId: string;
  url: string;
  description: string;
  events: WebhookEvent[];
  isEnabled: boolean;
  secret: string;
}

/** Everything here runs in a transaction of the caller's. */
export async function createWebhook(
  db: Database,
  rootSecret: string,
  { isEnabled, secret, ...given }: NewWebhook,
): Promise<StoredWebhook> {
  const id = createId('whk');
  const webhook = await insertWebhook(
    db,
    {
      ...given,
      id,
      disabledReason: isEnabled ? null : 'by_request',
      secret: sealSecret(rootSecret, id, secret),
      previousSecret: null,
      previousSecretUntil: null,
    },
    limits.webhooks,
  );
  if (!webhook) throw tooManyWebhooks();
  return webhook;
}

export interface WebhookChange {
  url?: string | undefined;
  description?: string | undefined;
  events?: WebhookEvent[] | undefined;
  enabled?: boolean | undefined;
}

/** What is still to be sent follows: to the new URL, or waiting while it is disabled. */
export async function changeWebhook(
  db: Database,
  workspaceId: string,
  id: string,
  change: WebhookChange,
): Promise<StoredWebhook> {
  const { disabledReason } = await lockedWebhook(db, workspaceId, id);
  const { enabled, url, description, events } = change;
  if (url !== undefined) await redirectMessages(db, id, url);
  const isSwitched = enabled !== undefined && enabled !== (disabledReason === null);
  if (isSwitched) await (enabled ? resumeMessages(db, id) : pauseMessages(db, id));
  return updateWebhook(db, id, {
    ...(url === undefined ? {} : { url }),
    ...(description === undefined ? {} : { description }),
    ...(events === undefined ? {} : { events }),
    ...(isSwitched ? { disabledReason: enabled ? null : 'by_request' } : {}),
  });
}

export async function rotateSecret(
  db: Database,
  rootSecret: string,
  { workspaceId, id }: Pick<StoredWebhook, 'workspaceId' | 'id'>,
  { secret, overlapSeconds }: { secret: string; overlapSeconds: number },
): Promise<StoredWebhook> {
  const sealed = sealSecret(rootSecret, id, secret);
  const webhook = await replaceSecret(db, { workspaceId, id }, { secret: sealed, overlapSeconds });
  if (!webhook) throw webhookNotFound();
  return webhook;
}

/** @throws ServiceError `not_found`. */
export async function lockedWebhook(db: Database, workspaceId: string, id: string): Promise<StoredWebhook> {
  const webhook = (await findWebhook(db, workspaceId, id)) && (await lockWebhook(db, id));
  if (!webhook) throw webhookNotFound();
  return webhook;
}
