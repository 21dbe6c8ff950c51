import type { ChunkIdentity } from '../store/chunks.ts';

/**
 * Small batches have their own queue, so that a hundred cards never wait behind a million. The dot keeps the names
 * apart from those of other users of the same database.
 */
export const queues = {
  small: 'pictify.small',
  bulk: 'pictify.bulk',
  suspect: 'pictify.suspect',
  apart: 'pictify.apart',
} as const;
export type QueueName = (typeof queues)[keyof typeof queues];

/** Batches of at most this many rows are small. */
export const smallBatchRows = 100;

/**
 * A chunk whose render process ended shares none any more. It may only have been beside the guilty one: so those that
 * ended a process of their own, and take long to be taken apart, wait in another queue than those that did not yet.
 */
export function queueFor(rows: number, crashes: number): QueueName {
  if (crashes > 0) return crashes === 1 ? queues.suspect : queues.apart;
  return rows <= smallBatchRows ? queues.small : queues.bulk;
}

export type ChunkJob = ChunkIdentity;

/** The schema of pg-boss in the database. */
export const queueSchema = 'pgboss';
