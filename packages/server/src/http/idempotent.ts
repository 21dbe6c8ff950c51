import { createHash, type Hash } from 'node:crypto';
import type { OperationId } from '@pictify/api';
import type { Context } from 'hono';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import type { Database } from '../store/database.ts';
import { claimIdempotency, findIdempotency } from '../store/idempotency.ts';
import { invalidBody } from './body-errors.ts';
import type { Environment } from './environment.ts';
import { type Answer, recordOf, replayOf, responseOf } from './recorded-answer.ts';

export type { Answer } from './recorded-answer.ts';

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
 *
 * Only answers that say it was done are recorded. An error had no effect, and the same key may be used again, for a
 * corrected request too. A request that fails because another with its key was faster, in this process or in one beside
 * it, gets the answer of that one.
 */
export async function idempotent(
  c: Context<Environment>,
  context: Pick<ServiceContext, 'db' | 'rootSecret' | 'blobs' | 'metrics'>,
  operation: OperationId,
  request: IdempotentRun,
): Promise<Response> {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return responseOf(await request.run(async () => undefined));
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    const message = 'An Idempotency-Key has 1 to 255 printable ASCII characters without spaces.';
    throw invalidBody([{ field: '', code: 'invalid_idempotency_key', message }]);
  }
  const { db, metrics } = context;
  const place = { workspaceId: c.get('key').workspaceId, key };
  request.fingerprint.update(
    `${operation}\0${Object.values(c.req.param()).join('\0')}\0${new URL(c.req.url).search}\0`,
  );
  const fingerprint = () => request.fingerprint.copy().digest('hex');
  const replay = (record: Parameters<typeof replayOf>[1]) => {
    metrics.idempotentReplays.inc();
    return replayOf(context, record);
  };

  const record = await findIdempotency(db, place);
  if (record) {
    await request.drain();
    if (record.fingerprint !== fingerprint()) throw usedForAnother();
    return replay(record);
  }
  const slot = `${place.workspaceId}\0${key}`;
  if (running.has(slot)) throw stillRunning();
  running.add(slot);
  try {
    return responseOf(
      await request.run(async (transaction, answer) => {
        const claimed = await claimIdempotency(transaction, {
          ...place,
          ...recordOf(context, place, answer),
          fingerprint: fingerprint(),
          expiresAt: new Date(Date.now() + (operation === 'createBatch' ? keptMs.createBatch : keptMs.other)),
        });
        if (!claimed) throw new AnsweredByAnother();
      }),
    );
  } catch (error) {
    const faster = await findIdempotency(db, place).catch(() => undefined);
    if (faster?.fingerprint === fingerprint()) return replay(faster);
    if (!(error instanceof AnsweredByAnother)) throw error;
    throw faster ? usedForAnother() : stillRunning();
  } finally {
    running.delete(slot);
  }
}

function usedForAnother(): ServiceError {
  return new ServiceError({
    code: 'idempotency_mismatch',
    publicMessage: 'This Idempotency-Key was used for a different request. Use a new key for a new request.',
  });
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
