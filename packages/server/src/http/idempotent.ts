import { createHash, type Hash } from 'node:crypto';
import type { OperationId } from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { Database } from '../store/database.ts';
import { claimIdempotency, findIdempotency } from '../store/idempotency.ts';
import { invalidBody } from './body-errors.ts';
import type { Environment } from './environment.ts';

export interface Answer {
  status: 200 | 201 | 202;
  body: object;
  headers?: Record<string, string>;
}

/** Records the answer in the transaction of its effect; without an idempotency key it does nothing. */
export type Commit = (db: Database, answer: Answer) => Promise<void>;

export interface IdempotentRun {
  /** Everything that makes two requests the same; fed by the caller while it reads the body. */
  fingerprint: Hash;
  /** Reads the body to its end without any effect. */
  drain(): Promise<void>;
  run(commit: Commit): Promise<Answer>;
}

/** Keys in use by requests of this process; the unique key in the database decides between processes. */
const running = new Set<string>();
const hourMs = 3_600_000;
const keptMs = { createBatch: 30 * 24 * hourMs, other: 24 * hourMs };

class AnsweredByAnother extends Error {}

/**
 * `Idempotency-Key`: the answer is written in the transaction of the effect, so that after a crash either both are
 * there or neither. Same key and request: the first answer again. Same key, other request: 422. Still running: 409.
 */
export async function idempotent(
  c: Context<Environment>,
  context: Pick<ServiceContext, 'db'>,
  operation: OperationId,
  request: IdempotentRun,
): Promise<Response> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return answer(await request.run(async () => undefined));
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = 'An Idempotency-Key has 1 to 255 printable ASCII characters without spaces.';
    throw invalidBody([{ field: '', code: 'invalid_idempotency_key', message }]);
  }
  const { workspaceId } = c.get('key');
  const { db } = context;
  const slot = `${workspaceId}\0${key}`;
  if (running.has(slot)) throw stillRunning();
  running.add(slot);
  const url = new URL(c.req.url);
  request.fingerprint.update(`${operation}\0${c.req.param('id') ?? ''}\0${url.search}\0`);
  try {
    if (await findIdempotency(db, workspaceId, key)) {
      await request.drain();
      return await replay(db, workspaceId, key, request.fingerprint.copy().digest('hex'));
    }
    return answer(
      await request.run(async (transaction, { status, body, headers }) => {
        const claimed = await claimIdempotency(transaction, {
          workspaceId,
          key,
          fingerprint: request.fingerprint.copy().digest('hex'),
          status,
          headers: JSON.stringify(headers ?? {}),
          body: JSON.stringify(body),
          expiresAt: new Date(Date.now() + (operation === 'createBatch' ? keptMs.createBatch : keptMs.other)),
        });
        if (!claimed) throw new AnsweredByAnother();
      }),
    );
  } catch (error) {
    if (!(error instanceof AnsweredByAnother)) throw error;
    return await replay(db, workspaceId, key, request.fingerprint.copy().digest('hex'));
  } finally {
    running.delete(slot);
  }
}

async function replay(db: Database, workspaceId: string, key: string, fingerprint: string): Promise<Response> {
  const record = await findIdempotency(db, workspaceId, key);
  if (!record) throw stillRunning();
  if (record.fingerprint !== fingerprint) {
    throw new ServiceError({
      code: 'idempotency_mismatch',
      publicMessage: 'This Idempotency-Key was used for a different request. Use a new key for a new request.',
    });
  }
  return new Response(record.body, {
    status: record.status,
    headers: { 'Content-Type': 'application/json', ...record.headers, 'Idempotent-Replayed': 'true' },
  });
}

function answer({ status, body, headers }: Answer): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } });
}

function stillRunning(): ServiceError {
  return new ServiceError({
    code: 'idempotency_running',
    publicMessage: 'The first request with this Idempotency-Key is still running. Try again in a moment.',
    retry: 'later',
    headers: { 'Retry-After': '1' },
  });
}

/** The fingerprint of a request whose body has been read whole. */
export function bodyFingerprint(bytes: Uint8Array): Hash {
  return createHash('sha256').update(bytes);
}
