import { z } from '@hono/zod-openapi';
import { type Operation, type OperationId, operations, pathsOf } from '@pictify/api';
import type { Context, Hono } from 'hono';
import type { ServiceContext } from '../service-context.ts';
import type { ServiceError } from '../service-error.ts';
import { requireKey } from './auth.ts';
import type { Environment } from './environment.ts';
import { methodNotAllowed, notFound, unknownRoute } from './not-found.ts';
import { readQuery } from './read-query.ts';
import { named } from './watch-request.ts';

export type Handler = (c: Context<Environment>) => Response | Promise<Response>;
export type Handlers = Readonly<Record<OperationId, Handler>>;

const noQuery = z.strictObject({});

/** Mounts the route table: every operation under each of its paths, behind the key and the query it asks for. */
export function mountOperations(app: Hono<Environment>, context: ServiceContext, handlers: Handlers): void {
  for (const operation of operations as readonly Operation<OperationId>[]) {
    const handler = handlers[operation.id];
    const checked: Handler = (c) => {
      if (!operation.query) readQuery(c, noQuery);
      return handler(c);
    };
    for (const path of pathsOf(operation)) {
      const pattern = path.replace(/\{(\w+)\}/g, ':$1');
      const scope = operation.id === 'metrics' && context.config.metrics === 'open' ? 'none' : operation.scope;
      const isCounted = operation.id !== 'metrics';
      if (scope === 'none') app.on(operation.method, pattern, named(operation.id), checked);
      else app.on(operation.method, pattern, named(operation.id), requireKey(context, scope, { isCounted }), checked);
    }
  }
}

/** What is wrong with a request no route took: 405 when the path is known under another method, else 404. */
export function refuseUnknown(extra: readonly string[]): (c: Context<Environment>) => ServiceError {
  const readable = extra.map(pathPattern);
  return (c) => {
    const path = new URL(c.req.url).pathname;
    const methods = readable.some((pattern) => pattern.test(path)) ? ['GET', 'HEAD'] : methodsAt(path);
    if (methods.length === 0) return unknownRoute(c.req.method, path);
    if (methods.includes(c.req.method)) return notFound();
    return methodNotAllowed(c.req.method, methods);
  };
}

const known = operations.flatMap((operation: Operation) =>
  pathsOf(operation).map((path) => ({ pattern: pathPattern(path), method: operation.method.toUpperCase() })),
);

/** The methods of the operations at a path; none where there is no operation. */
export function methodsAt(path: string): string[] {
  const methods = new Set(known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort();
}

function pathPattern(path: string): RegExp {
  const source = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]+')}$`);
}
