import {
  pagination,
  rotateSecretSchema,
  webhookListQuery,
  webhookPatchSchema,
  webhookRequestSchema,
} from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceContext } from '../../service-context.ts';
import { deleteWebhook, findWebhook, listWebhooks, type StoredWebhook } from '../../store/webhook-endpoints.ts';
import { changeWebhook, createWebhook, rotateSecret } from '../../webhooks/change-webhook.ts';
import { chosenEvents } from '../../webhooks/chosen-events.ts';
import { sendTest } from '../../webhooks/send-test.ts';
import { secretUnreadable, webhookNotFound } from '../../webhooks/webhook-errors.ts';
import { chosenSecret, currentSecret, workspaceSecret } from '../../webhooks/webhook-secret.ts';
import { checkWebhookUrl } from '../../webhooks/webhook-url.ts';
import { wireWebhook } from '../../webhooks/wire-webhook.ts';
import type { Environment } from '../environment.ts';
import { type Answer, bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';

type Routes =
  | 'getWebhookSecret'
  | 'listWebhooks'
  | 'createWebhook'
  | 'getWebhook'
  | 'updateWebhook'
  | 'deleteWebhook'
  | 'getEndpointSecret'
  | 'rotateWebhookSecret'
  | 'testWebhook';

export function webhookHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db, rootSecret, fetcher } = context;
  const load = async (c: Context<Environment>): Promise<StoredWebhook> => {
    const webhook = await findWebhook(db, c.get('key').workspaceId, c.req.param('id')!);
    if (!webhook) throw webhookNotFound();
    return webhook;
  };
  return {
    getWebhookSecret: (c) => c.json({ secret: workspaceSecret(rootSecret, c.get('key').workspaceId) }),

    listWebhooks: async (c) => {
      const query = readQuery(c, webhookListQuery);
      const { webhooks, total } = await listWebhooks(db, c.get('key').workspaceId, query);
      return c.json({
        webhooks: webhooks.map((webhook) => wireWebhook(webhook)),
        pagination: pagination(query, total),
      });
    },

    createWebhook: async (c) => {
      const { value, bytes } = await readJson(c, webhookRequestSchema, Object.keys(webhookRequestSchema.shape));
      return idempotent(c, context, 'createWebhook', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const { url, description = '', enabled: isEnabled } = value;
          checkWebhookUrl(url, '/url', fetcher);
          const events = chosenEvents(value.events);
          const secret = chosenSecret(value.secret);
          const { workspaceId } = c.get('key');
          return db.transaction().execute(async (transaction) => {
            const given = { workspaceId, url, description, events, isEnabled, secret };
            const webhook = await createWebhook(transaction, rootSecret, given);
            const answer: Answer = {
              status: 201,
              body: { webhook: wireWebhook(webhook), secret },
              headers: { Location: `${context.publicUrl}/v1/webhooks/${webhook.id}` },
              isSecret: true,
            };
            await commit(transaction, answer);
            return answer;
          });
        },
      });
    },

    getWebhook: async (c) => c.json({ webhook: wireWebhook(await load(c)) }),

    updateWebhook: async (c) => {
      const { id, workspaceId } = await load(c);
      const { value } = await readJson(c, webhookPatchSchema, Object.keys(webhookPatchSchema.shape));
      if (value.url !== undefined) checkWebhookUrl(value.url, '/url', fetcher);
      const events = value.events && chosenEvents(value.events);
      const webhook = await db
        .transaction()
        .execute((transaction) => changeWebhook(transaction, workspaceId, id, { ...value, events }));
      context.wake.webhooks();
      return c.json({ webhook: wireWebhook(webhook) });
    },

    deleteWebhook: async (c) => {
      if (!(await deleteWebhook(db, c.get('key').workspaceId, c.req.param('id')!))) throw webhookNotFound();
      return c.json({ deleted: true });
    },

    getEndpointSecret: async (c) => {
      const secret = currentSecret(rootSecret, await load(c));
      if (secret === null) throw secretUnreadable();
      return c.json({ secret });
    },

    rotateWebhookSecret: async (c) => {
      const webhook = await load(c);
      const { value, bytes } = await readJson(c, rotateSecretSchema, Object.keys(rotateSecretSchema.shape));
      return idempotent(c, context, 'rotateWebhookSecret', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const secret = chosenSecret(value.secret);
          const { overlapSeconds } = value;
          return db.transaction().execute(async (transaction) => {
            const rotated = await rotateSecret(transaction, rootSecret, webhook, { secret, overlapSeconds });
            const answer: Answer = { status: 200, body: { webhook: wireWebhook(rotated), secret }, isSecret: true };
            await commit(transaction, answer);
            return answer;
          });
        },
      });
    },

    testWebhook: async (c) => {
      const webhook = await load(c);
      return idempotent(c, context, 'testWebhook', {
        fingerprint: bodyFingerprint(new Uint8Array()),
        drain: async () => undefined,
        run: async (commit) => {
          const answer: Answer = { status: 200, body: await sendTest(context, webhook) };
          await db.transaction().execute((transaction) => commit(transaction, answer));
          return answer;
        },
      });
    },
  };
}
