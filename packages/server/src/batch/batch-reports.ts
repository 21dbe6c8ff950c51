import type { WireBatchReport } from '@pictify/api';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { batchReport } from './report.ts';

/** Reports that are kept; one has a few kilobytes, and at most about two megabytes. */
const kept = 20;

interface KeptReport {
  /** Of the batch as it was when the report was asked for. */
  version: string;
  report: Promise<WireBatchReport>;
  isMade: boolean;
}

/**
 * Reports of batches. Making one reads every result, seconds of work for a million rows, so it is kept for as long as
 * the batch stays as it was, and who asks meanwhile waits for the same one. There is never more than one of a batch being
 * made: while the batch runs, which changes it all the time, who asks is given that one; when it has ended, the next.
 */
export class BatchReports {
  readonly #db: Database;
  /** By batch, the latest used last. */
  readonly #reports = new Map<string, KeptReport>();

  constructor(db: Database) {
    this.#db = db;
  }

  of(batch: StoredBatch): Promise<WireBatchReport> {
    const { id, run, state, completed, failed, cancelled, deleted } = batch;
    const version = [run, state, completed, failed, cancelled, deleted].join();
    const known = this.#reports.get(id);
    const isRunning = state === 'queued' || state === 'processing';
    const isGood = known && (known.version === version || (isRunning && !known.isMade));
    const made = isGood ? known : this.#make(batch, version, known);
    this.#reports.delete(id);
    this.#reports.set(id, made);
    for (const oldest of this.#reports.keys()) if (this.#reports.size > kept) this.#reports.delete(oldest);
    return made.report;
  }

  #make(batch: StoredBatch, version: string, before: KeptReport | undefined): KeptReport {
    const turn = Promise.resolve(before?.report).catch(() => undefined);
    const made: KeptReport = { version, isMade: false, report: turn.then(() => batchReport(this.#db, batch)) };
    made.report.then(
      () => {
        made.isMade = true;
      },
      () => {
        if (this.#reports.get(batch.id) === made) this.#reports.delete(batch.id);
      },
    );
    return made;
  }
}
