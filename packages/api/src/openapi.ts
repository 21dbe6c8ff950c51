import { OpenAPIHono } from '@hono/zod-openapi';
import { openApiRoute } from './openapi-route.ts';
import { openApiWebhooks } from './openapi-webhooks.ts';
import type { Operation } from './operation.ts';
import { operationGroups } from './operations.ts';

const about = `One template × N users = N personalized images.

Every path is answered with and without \`/v1\`. Bodies and answers are JSON in camelCase; times are ISO 8601 in UTC.
Errors are problem documents (RFC 9457) whose \`code\` programs compare and whose \`detail\` says what to do. A \`POST\`
with an \`Idempotency-Key\` may be repeated safely. Query parameters nobody knows are refused.`;

/** The OpenAPI 3.1 document of the route table. `serverUrl` is where this installation is reached. */
export function openApiDocument(serverUrl: string, version: string): object {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key. The first start prints one; `POST /v1/api-keys` makes others, for less than everything.',
  });
  for (const { tag, operations } of operationGroups) {
    for (const operation of operations as readonly Operation[]) registry.registerPath(openApiRoute(operation, tag));
  }
  for (const webhook of openApiWebhooks()) registry.registerWebhook(webhook);
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Pictify',
      version,
      description: about,
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: serverUrl, description: 'This installation' }],
    tags: operationGroups.map(({ tag, about }) => ({ name: tag, description: about })),
    externalDocs: { url: `${serverUrl}/docs`, description: 'The reference and the guides' },
  });
  return JSON.parse(JSON.stringify(document), withoutFlags) as object;
}

/** Patterns come with the flags of their expression at the end, `…/u`; a schema's pattern is its source alone. */
function withoutFlags(key: string, value: unknown): unknown {
  if (key !== 'pattern' || typeof value !== 'string') return value;
  return /^(.*[^\\])\/[a-z]+$/s.exec(value)?.[1] ?? value;
}
