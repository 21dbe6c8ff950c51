import { openApiDocument } from '@pictify/api';
import { sql } from 'kysely';
import type { ServiceContext } from '../../service-context.ts';
import { ServiceError } from '../../service-error.ts';
import { version } from '../../version.ts';
import { webhookSecret } from '../../webhooks/signature.ts';
import type { Handler } from '../mount.ts';

export function processHandlers(
  context: ServiceContext,
): Record<'healthz' | 'readyz' | 'openapi' | 'getWebhookSecret', Handler> {
  let document: object | undefined;
  return {
    healthz: (c) => c.json({ status: 'ok', version }),

    readyz: async (c) => {
      const failing: string[] = [];
      await sql`select 1`.execute(context.db).catch(() => failing.push('database'));
      if (!context.pool.isReady) failing.push('workers');
      if (failing.length > 0) throw notReady(failing);
      return c.json({ status: 'ready', checks: { database: 'ok', workers: 'ok' } });
    },

    openapi: (c) => {
      document ??= openApiDocument(context.publicUrl, version);
      return c.json(document);
    },

    getWebhookSecret: (c) => c.json({ secret: webhookSecret(context.rootSecret, c.get('key').workspaceId) }),
  };
}

function notReady(failing: readonly string[]): ServiceError {
  return new ServiceError({
    code: 'not_ready',
    publicMessage: `Not ready yet: ${failing.join(' and ')}.`,
    retry: 'later',
    report: false,
    headers: { 'Retry-After': '1' },
  });
}
