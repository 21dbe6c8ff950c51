import { type ProblemInput, problemDocument } from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { Environment } from './environment.ts';

/** Turns whatever a handler threw into a problem document. What is not a ServiceError stays in the log. */
export function problemResponse(
  c: Context<Environment>,
  thrown: unknown,
  { publicUrl }: Pick<ServiceContext, 'publicUrl'>,
): Response {
  const error = thrown instanceof ServiceError ? thrown : isCut(c, thrown) ? bodyCut(thrown) : unexpected(thrown);
  const requestId = c.get('requestId');
  const path = new URL(c.req.url).pathname;
  if (error.report) {
    const { code, detail } = error;
    c.get('log').error({ error: thrown, detail, code, method: c.req.method, path }, 'request failed');
  }
  const { status, headers, body } = problemAnswer(error, { publicUrl, instance: path, requestId });
  return new Response(body, { status, headers });
}

/** The same for who has no request to answer with. */
export function problemAnswer(
  { code, status, publicMessage: detail, errors, allowed, revision, headers }: ServiceError,
  place: Pick<ProblemInput, 'publicUrl' | 'instance' | 'requestId'>,
): { status: number; headers: Record<string, string>; body: string } {
  const problem = problemDocument({
    ...place,
    code,
    detail,
    errors,
    ...(allowed ? { allowed } : {}),
    ...(revision === undefined ? {} : { revision }),
  });
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(problem),
  };
}

/** Whether it is what the body of a caller who went away in its middle ended with. */
function isCut(c: Context<Environment>, thrown: unknown): boolean {
  return thrown instanceof Error && c.env?.incoming?.errored === thrown;
}

/** Read by nobody, but for the log: it is no fault of ours. */
function bodyCut(cause: unknown): ServiceError {
  return new ServiceError({ code: 'malformed_body', publicMessage: 'The body was cut off on its way.', cause });
}

/** What PostgreSQL says of text that holds the character NUL, which it cannot store. */
const nulInText = '22021';
/** What the system and PostgreSQL say when the disk is full. */
const diskFull: readonly unknown[] = ['ENOSPC', 'EDQUOT', '53100'];

function unexpected(cause: unknown): ServiceError {
  const code = (cause as { code?: unknown } | null)?.code;
  if (diskFull.includes(code)) {
    return new ServiceError({
      code: 'storage_full',
      publicMessage: 'There is no room left to store this. Make room on the server’s disk, then send it again.',
      retry: 'later',
      cause,
    });
  }
  if (code === nulInText) {
    return new ServiceError({
      code: 'malformed_request',
      publicMessage: 'Text may not contain the character NUL (U+0000).',
      cause,
    });
  }
  return new ServiceError({
    code: 'internal',
    publicMessage: 'Something went wrong on our side. The request id finds it in the log.',
    retry: 'later',
    cause,
  });
}
