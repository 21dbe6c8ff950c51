import type { FetchFailure, FetchFailureCode } from './failure.ts';

/**
 * Remembers for a moment that something failed, so that the same dead image in every row is asked for once. Each kind
 * of failure is kept as long as it is likely to last; those that say nothing about the image are not kept.
 */
export interface FailureMemory {
  recall(key: string): FetchFailure | undefined;
  remember(key: string, failure: FetchFailure): void;
}

const LASTING_MS = 60_000;
const PASSING_MS = 10_000;
const NOT_KEPT: ReadonlySet<FetchFailureCode> = new Set(['aborted', 'busy', 'skipped']);

export function createFailureMemory(maxEntries: number, now: () => number): FailureMemory {
  const failures = new Map<string, { failure: FetchFailure; until: number }>();
  return {
    recall(key) {
      const entry = failures.get(key);
      if (entry === undefined || now() < entry.until) return entry?.failure;
      failures.delete(key);
      return undefined;
    },
    remember(key, failure) {
      if (NOT_KEPT.has(failure.code)) return;
      failures.delete(key);
      failures.set(key, { failure, until: now() + (failure.retry === 'never' ? LASTING_MS : PASSING_MS) });
      if (failures.size > maxEntries) failures.delete(failures.keys().next().value!);
    },
  };
}
