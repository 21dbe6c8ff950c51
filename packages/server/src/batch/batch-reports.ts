import type { WireBatchReport } from '@pictify/api';
import type { StoredBatch } from '../store/batches.ts';
import type { Database } from '../store/database.ts';
import { batchReport } from './report.ts';

/** Reports that are kept; one has a few kilobytes, and at most about two megabytes. */
const kept = 20;

/**
 * Reports of batches. Making one reads every result, seconds of work for a million rows, so it is kept for as long as
 * the batch stays as it was, and who asks meanwhile waits for the same one.
 */
export class BatchReports {
  readonly #db: Database;
  readonly #reports = new Map<string, Promise<WireBatchReport>>();

  constructor(db: Database) {
    this.#db = db;
  }

  of(batch: StoredBatch): Promise<WireBatchReport> {
    const { id, run, state, completed, failed, cancelled, deleted } = batch;
    const version = [id, run, state, completed, failed, cancelled, deleted].join();
    const report = this.#reports.get(version) ?? batchReport(this.#db, batch);
    this.#reports.delete(version);
    this.#reports.set(version, report);
    for (const oldest of this.#reports.keys()) if (this.#reports.size > kept) this.#reports.delete(oldest);
    report.catch(() => this.#reports.delete(version));
    return report;
  }
}
