import type { Migration } from 'kysely/migration';
import * as initial from './0001-initial.ts';
import * as templateSummary from './0002-template-summary.ts';
import * as chunkFailures from './0003-chunk-failures.ts';
import * as fonts from './0004-fonts.ts';

/** In the order they run. Only ever add to the end, and only ever add columns, tables and indexes. */
export const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-template-summary': templateSummary,
  '0003-chunk-failures': chunkFailures,
  '0004-fonts': fonts,
};
