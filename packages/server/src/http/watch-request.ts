import type { Context, MiddlewareHandler } from 'hono';
import type { Metrics } from '../metrics/metrics.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Environment } from './environment.ts';

/**
 * One line per request at level `info`, and its time in the metrics, until the answer begins. Never the query string,
 * which may hold a signature or somebody's data.
 */
export function watchRequest(metrics: Metrics): MiddlewareHandler<Environment> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    const { method, path } = c.req;
    const operation = c.get('operation') ?? 'other';
    const { status } = c.res;
    const durationMs = performance.now() - startedAt;
    metrics.httpSeconds.observe({ operation, status: `${Math.floor(status / 100)}xx` }, durationMs / 1000);
    c.get('log').info({ operation, method, path, status, durationMs: Math.round(durationMs) }, 'request');
  };
}

/** Gives a route the name under which it is counted and logged. */
export function named(operation: string): MiddlewareHandler<Environment> {
  return async (c, next) => {
    c.set('operation', operation);
    await next();
  };
}

/** The context for work that is done for one request: its lines in the log carry the request id. */
export function ofRequest(c: Context<Environment>, context: ServiceContext): ServiceContext {
  return { ...context, log: c.get('log') };
}
