import type { Migration } from 'kysely/migration';
import * as initial from './0001-initial.ts';
import * as templateSummary from './0002-template-summary.ts';
import * as chunkFailures from './0003-chunk-failures.ts';
import * as fonts from './0004-fonts.ts';
import * as templateVersions from './0005-template-versions.ts';
import * as batchIntake from './0006-batch-intake.ts';
import * as batchRuns from './0007-batch-runs.ts';
import * as access from './0008-access.ts';
import * as webhooks from './0009-webhooks.ts';
import * as assets from './0010-assets.ts';

/** In the order they run. Only ever add to the end, and only ever add columns, tables and indexes. */
export const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-template-summary': templateSummary,
  '0003-chunk-failures': chunkFailures,
  '0004-fonts': fonts,
  '0005-template-versions': templateVersions,
  '0006-batch-intake': batchIntake,
  '0007-batch-runs': batchRuns,
  '0008-access': access,
  '0009-webhooks': webhooks,
  '0010-assets': assets,
};
