import type { ChunkIdentity } from '../store/chunks.ts';

/**
 * Small batches have their own queue, so that a hundred cards never wait behind a million. The dot keeps the names
 * apart from those of other users of the same database.
 */
export const queues = { small: 'pictify.small', bulk: 'pictify.bulk' } as const;
export type QueueName = (typeof queues)[keyof typeof queues];

/** Batches of at most this many rows are small. */
export const smallBatchRows = 100;

export function queueFor(rows: number): QueueName {
  return rows <= smallBatchRows ? queues.small : queues.bulk;
}

export type ChunkJob = ChunkIdentity;

/** The schema of pg-boss in the database. */
export const queueSchema = 'pgboss';
