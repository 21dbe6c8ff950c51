import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { batchEventSchema } from './batches.ts';
import { errorCodes } from './error-codes.ts';
import { errorsOf, type Operation, pathsOf } from './operation.ts';
import { operations } from './operations.ts';
import { problemSchema } from './problem.ts';

/** The OpenAPI 3.1 document of the route table. `serverUrl` is where this installation is reached. */
export function openApiDocument(serverUrl: string, version: string): object {
  const app = new OpenAPIHono();
  const registry = app.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  registry.register('BatchEvent', batchEventSchema);
  for (const operation of operations) registry.registerPath(routeConfig(operation));
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Pictify',
      version,
      description: 'One template × N users = N personalized images.',
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: serverUrl }],
  });
}

function routeConfig(operation: Operation): RouteConfig {
  const { id, method, path, summary, params, query, knownQuery, answer, scope } = operation;
  const aliases = pathsOf(operation).slice(1);
  return {
    operationId: id,
    method,
    path,
    summary,
    description: `Also answered at ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`,
    security: scope === 'none' ? [] : [{ key: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(query && query !== 'any' ? { query } : knownQuery ? { query: knownQuery } : {}),
      ...requestBody(operation),
    },
    responses: {
      [answer.status]: { description: 'Success', content: answerContent(operation) },
      ...(answer.again ? { [answer.again]: { description: 'Nothing to do', content: answerContent(operation) } } : {}),
      ...problemResponses(operation),
    },
  };
}

function requestBody({ body, bodies }: Operation): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  const schemas = { ...(body ? { 'application/json': body } : {}), ...bodies };
  const content = Object.fromEntries(Object.entries(schemas).map(([type, schema]) => [type, { schema }]));
  return Object.keys(content).length > 0 ? { body: { required: true, content } } : {};
}

function answerContent({ answer }: Operation) {
  return {
    ...(answer.schema ? { 'application/json': { schema: answer.schema } } : {}),
    ...Object.fromEntries((answer.types ?? []).map((type) => [type, { schema: { type: 'string' as const } }])),
  };
}

function problemResponses(operation: Operation): RouteConfig['responses'] {
  const byStatus = Map.groupBy(errorsOf(operation), (code) => errorCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      status,
      {
        description: list.map((code) => `\`${code}\`: ${errorCodes[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
