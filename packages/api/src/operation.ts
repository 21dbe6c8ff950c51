import type { z } from '@hono/zod-openapi';
import type { ErrorCode } from './error-codes.ts';

export const scopes = ['render', 'templates:write', 'events:write', 'admin'] as const;
export type Scope = (typeof scopes)[number];

/** One row of the route table. The server mounts it, and the OpenAPI document is made from it. */
export interface Operation<Id extends string = string> {
  readonly id: Id;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Canonical, with `/v1`; parameters as `{id}`. */
  readonly path: string;
  /** Other spellings of the same route. Every path, this one included, is also answered with `/v1` added or left out. */
  readonly aliases?: readonly string[];
  /** What the key must be for, see `permits`; `none` for a route that needs no key. */
  readonly scope: Scope | 'any' | 'none';
  /** A line for lists, without a full stop. */
  readonly summary: string;
  /** What the summary leaves out: what is guaranteed, what to watch. Markdown. */
  readonly description?: string;
  readonly params?: z.ZodObject;
  /** Left out, there may be no query parameter at all; `any` is not checked by this table. */
  readonly query?: z.ZodObject | 'any';
  /** What is known of a query that may be anything. */
  readonly knownQuery?: z.ZodObject;
  /** A JSON body. */
  readonly body?: z.ZodType;
  /** JSON bodies as one would really send them, by what they show; the first stands in the samples. */
  readonly examples?: Readonly<Record<string, object>>;
  /** Bodies that are not JSON, by media type. */
  readonly bodies?: Readonly<Record<string, z.ZodType>>;
  readonly answer: {
    readonly status: 200 | 201 | 202;
    /** The status where there was nothing left to do. */
    readonly again?: 200 | 204;
    readonly schema?: z.ZodType;
    readonly types?: readonly string[];
  };
  /** Beside those that `errorsOf` adds. */
  readonly errors: readonly ErrorCode[];
}

/**
 * Whether a key with these scopes may call an operation of that scope. `admin` may do everything. `any` is what every
 * key may read but one that only writes events: such a key lies in web pages and apps, for everybody to see.
 */
export function permits(given: readonly Scope[], needed: Scope | 'any'): boolean {
  if (given.includes('admin')) return true;
  return needed === 'any' ? given.some((scope) => scope !== 'events:write') : given.includes(needed);
}

/** Every code an operation can answer. */
export function errorsOf({ scope, query, errors }: Operation): ErrorCode[] {
  const codes: ErrorCode[] = [...errors, 'malformed_request', 'headers_too_large', 'internal'];
  if (scope !== 'none') codes.push('unauthenticated', 'scope_missing', 'rate_limited');
  if (query !== 'any') codes.push('unknown_parameter');
  return [...new Set(codes)];
}

/** Every path an operation answers, canonical first. */
export function pathsOf(operation: Operation): string[] {
  const spelled = [operation.path, ...(operation.aliases ?? [])];
  return [...new Set(spelled.flatMap((path) => [path, path.startsWith('/v1/') ? path.slice(3) : `/v1${path}`]))];
}
