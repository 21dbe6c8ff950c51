import type { IdPrefix } from '../identifier.ts';

export type Values = Readonly<Record<string, unknown>>;

export const sampleId = (prefix: IdPrefix): string => `${prefix}_01kcdw9v3qzj5w1x8r2m6n4p7t`;

const id = sampleId('bat');
const batchUrl = `https://img.example.com/v1/batches/${id}`;
/** One that has ended well, with as many rows as the sample of its request. */
const batch = { id, status: 'completed', total: 2, completed: 2, deleted: 0, ratePerSecond: null, etaSeconds: null };

/** By the name of a schema, what its properties hold; also in the objects in it that have no name. */
const values: Readonly<Record<string, Values>> = {
  Template: { id: 'tpl_wrapped' },
  TemplateVersion: { id: 'tpl_wrapped@1' },
  RenderResponse: { id: sampleId('rnd'), errors: [], issues: [] },
  BatchAccepted: {
    id,
    jobId: id,
    total: 2,
    totalItems: 2,
    statusUrl: batchUrl,
    resultsUrl: `${batchUrl}/results`,
    reportUrl: `${batchUrl}/report`,
  },
  Batch: batch,
  BatchRetried: { ...batch, status: 'queued', completed: 1, retried: 1, completedAt: null },
  BatchReport: {
    status: 'completed',
    total: 2,
    counts: { queued: 0, completed: 2, failed: 0, cancelled: 0, deleted: 0 },
    key: 'u-1',
  },
  BatchItem: { key: 'u-1', status: 'completed', error: null, issues: [] },
  ApiKey: { id: sampleId('key'), expiresAt: null, revokedAt: null, replacedBy: null },
  Asset: { id: 'ast_3f8k2m9x7c1v5b4n6z0qw8rt2y5p7d9g' },
  Font: { id: sampleId('fnt') },
  Webhook: { id: sampleId('whk'), enabled: true, disabledReason: null, previousSecretUntil: null },
  WebhookDelivery: { id: sampleId('msg') },
};

/** Undefined for a schema that has no name, or nothing known of it. */
export function knownValues(schemaName: string | undefined): Values | undefined {
  return schemaName === undefined ? undefined : values[schemaName];
}
