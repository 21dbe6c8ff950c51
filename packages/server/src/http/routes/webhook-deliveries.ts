import { deliveryListQuery, pagination, replayFailedSchema, webhookDeliveryListQuery } from '@pictify/api';
import type { ServiceContext } from '../../service-context.ts';
import { listAttempts } from '../../store/webhook-attempts.ts';
import { findWebhook } from '../../store/webhook-endpoints.ts';
import { findMessage, listMessages, type MessageQuery } from '../../store/webhook-messages.ts';
import { replay, replayFailed } from '../../webhooks/replay.ts';
import { deliveryNotFound, webhookNotFound } from '../../webhooks/webhook-errors.ts';
import { wireAttempt, wireDelivery } from '../../webhooks/wire-webhook.ts';
import { type Answer, bodyFingerprint, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';
import { readJson } from '../request-body.ts';

type Routes = 'listDeliveries' | 'getDelivery' | 'replayDelivery' | 'replayFailed' | 'listWebhookDeliveries';

export function deliveryHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db } = context;
  const list = async (workspaceId: string, query: MessageQuery): Promise<object> => {
    const { messages, total } = await listMessages(db, workspaceId, query);
    return { deliveries: messages.map(wireDelivery), pagination: pagination(query, total) };
  };
  return {
    listDeliveries: async (c) => c.json(await list(c.get('key').workspaceId, readQuery(c, deliveryListQuery))),

    listWebhookDeliveries: async (c) => {
      const { workspaceId } = c.get('key');
      const webhookId = c.req.param('id')!;
      const query = readQuery(c, webhookDeliveryListQuery);
      if (!(await findWebhook(db, workspaceId, webhookId))) throw webhookNotFound();
      return c.json(await list(workspaceId, { ...query, webhookId }));
    },

    getDelivery: async (c) => {
      const message = await findMessage(db, c.get('key').workspaceId, c.req.param('id')!);
      if (!message) throw deliveryNotFound();
      const attempts = await listAttempts(db, message.id);
      return c.json({ delivery: { ...wireDelivery(message), attempts: attempts.map(wireAttempt) } });
    },

    replayDelivery: async (c) => {
      const answered = await idempotent(c, context, 'replayDelivery', {
        fingerprint: bodyFingerprint(new Uint8Array()),
        drain: async () => undefined,
        run: (commit) =>
          db.transaction().execute(async (transaction) => {
            const message = await replay(transaction, c.get('key').workspaceId, c.req.param('id')!);
            const answer: Answer = { status: 202, body: { delivery: wireDelivery(message) } };
            await commit(transaction, answer);
            return answer;
          }),
      });
      context.wake.webhooks();
      return answered;
    },

    replayFailed: async (c) => {
      const { value, bytes } = await readJson(c, replayFailedSchema, Object.keys(replayFailedSchema.shape));
      const answered = await idempotent(c, context, 'replayFailed', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: (commit) =>
          db.transaction().execute(async (transaction) => {
            const { workspaceId } = c.get('key');
            const replayed = await replayFailed(transaction, workspaceId, c.req.param('id')!, new Date(value.since));
            const answer: Answer = { status: 202, body: { replayed } };
            await commit(transaction, answer);
            return answer;
          }),
      });
      context.wake.webhooks();
      return answered;
    },
  };
}
