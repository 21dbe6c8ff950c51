import { type RouteConfig, z } from '@hono/zod-openapi';
import { errorCodes } from './error-codes.ts';
import { errorsOf, type Operation, pathsOf } from './operation.ts';
import { problemSchema } from './problem.ts';

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe('The same request with the same key is done once and answered alike: after a timeout, send it again'),
});

/** An operation of the route table as OpenAPI describes it. */
export function openApiRoute(operation: Operation, tag: string): RouteConfig {
  const { id, method, path, summary, params, query, knownQuery, scope } = operation;
  const known = query && query !== 'any' ? query : knownQuery;
  const isIdempotent = operation.errors.includes('idempotency_mismatch');
  return {
    operationId: id,
    tags: [tag],
    method,
    path,
    summary,
    description: description(operation),
    security: scope === 'none' ? [] : [{ key: [] }],
    request: {
      ...(params ? { params } : {}),
      ...(known ? { query: known } : {}),
      ...(isIdempotent ? { headers: idempotencyHeader } : {}),
      ...requestBody(operation),
    },
    responses: { ...successes(operation), ...problems(operation) },
    'x-scope': scope,
    'x-aliases': pathsOf(operation).slice(1),
    'x-errors': errorsOf(operation),
  };
}

function description(operation: Operation): string {
  const { description, scope } = operation;
  const needed =
    scope === 'none'
      ? 'Needs no key.'
      : scope === 'any'
        ? 'Needs a key that may read.'
        : `Needs a key with the scope \`${scope}\`.`;
  const aliases = pathsOf(operation).slice(1);
  const also = `Also answered at ${aliases.map((alias) => `\`${alias}\``).join(', ')}.`;
  return [...(description ? [description] : []), `${needed} ${also}`].join('\n\n');
}

function requestBody({ body, bodies, examples }: Operation): Pick<NonNullable<RouteConfig['request']>, 'body'> {
  const json = body ? { 'application/json': { schema: body, ...(examples ? { examples: named(examples) } : {}) } } : {};
  const others = Object.entries(bodies ?? {}).map(([type, schema]) => [type, { schema }]);
  const content = { ...json, ...Object.fromEntries(others) };
  return Object.keys(content).length > 0 ? { body: { required: true, content } } : {};
}

function named(examples: Readonly<Record<string, object>>): Record<string, { summary: string; value: object }> {
  const entries = Object.entries(examples);
  return Object.fromEntries(entries.map(([summary, value], at) => [`example-${at + 1}`, { summary, value }]));
}

const done: Readonly<Record<number, string>> = {
  200: 'Done',
  201: 'Made',
  202: 'Accepted and stored; the work goes on',
};

function successes(operation: Operation): RouteConfig['responses'] {
  const { status, again } = operation.answer;
  const content = successContent(operation);
  return {
    [status]: { description: done[status]!, content },
    ...(again === 200 ? { 200: { description: 'It is there already; nothing was changed', content } } : {}),
    ...(again === 204 ? { 204: { description: 'There is nothing to come' } } : {}),
  };
}

function successContent({ answer }: Operation) {
  const others = (answer.types ?? []).map((type) => [type, { schema: fileSchema(type) }]);
  return {
    ...(answer.schema ? { 'application/json': { schema: answer.schema } } : {}),
    ...Object.fromEntries(others),
  };
}

function fileSchema(type: string): { type: 'string' | 'object'; format?: string } {
  if (type === 'application/json') return { type: 'object' };
  return /^(text\/|application\/x-ndjson)/.test(type) ? { type: 'string' } : { type: 'string', format: 'binary' };
}

function problems(operation: Operation): RouteConfig['responses'] {
  const byStatus = Map.groupBy(errorsOf(operation), (code) => errorCodes[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${errorCodes[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
