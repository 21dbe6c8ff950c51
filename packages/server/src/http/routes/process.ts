import { openApiDocument } from '@pictify/api';

import { scrape } from '../../metrics/scrape.ts';
import { createReadiness } from '../../readiness.ts';
import type { ServiceContext } from '../../service-context.ts';
import { ServiceError } from '../../service-error.ts';
import { version } from '../../version.ts';
import type { Handler } from '../mount.ts';

export function processHandlers(
  context: ServiceContext,
): Record<'healthz' | 'readyz' | 'openapi' | 'metrics', Handler> {
  const readiness = createReadiness(context);
  let document: object | undefined;
  return {
    healthz: (c) => c.json({ status: 'ok', version }),

    readyz: async (c) => {
      const checks = await readiness();
      const failing = Object.entries(checks).filter(([, state]) => state !== 'ok');
      if (failing.length > 0) throw notReady(failing.map(([part, state]) => `${part} (${state})`));
      return c.json({ status: 'ready', checks });
    },

    openapi: (c) => {
      document ??= openApiDocument(context.publicUrl, version);
      return c.json(document);
    },

    metrics: async () => {
      const { text, contentType } = await scrape(context);
      return new Response(text, { headers: { 'Content-Type': contentType } });
    },
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
