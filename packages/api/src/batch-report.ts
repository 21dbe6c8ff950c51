import { z } from '@hono/zod-openapi';
import { batchStates } from './batches.ts';

const count = z.number().int();

const reportedIssueSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  layer: z.string().nullable(),
  variable: z.string().nullable(),
  rows: count.describe('Rows that have it'),
  share: z.number().describe('Of all rows of the batch, from 0 to 1'),
  text: z.string().describe('The same in words'),
  examples: z
    .array(z.object({ index: count, key: z.string().nullable(), message: z.string() }))
    .describe('The first rows that have it, at most 10'),
});
export type ReportedIssue = z.infer<typeof reportedIssueSchema>;

export const batchReportSchema = z
  .object({
    batchId: z.string(),
    templateId: z.string(),
    dryRun: z.boolean(),
    status: z.enum(batchStates).describe('While it is not an end state, the report is of the rows drawn so far'),
    total: count,
    counts: z
      .object({ queued: count, completed: count, failed: count, cancelled: count, deleted: count })
      .describe('Rows by status'),
    degraded: count.describe('Completed rows whose image has an issue that is an error or a warning'),
    text: z.array(z.string()).describe('In words, a sentence each: how it went and what to look at first'),
    issues: z
      .array(reportedIssueSchema)
      .describe('Most rows first. Why rows failed is among them. Of very many kinds the rarer are summed up by code'),
    bytes: z
      .object({
        min: count,
        median: count,
        p95: count,
        max: count,
        overBudget: count.describe('Images above `maxBytes`; 0 where there is none'),
      })
      .nullable()
      .describe('What one image weighs; null where none was drawn'),
  })
  .openapi('BatchReport');
export type WireBatchReport = z.infer<typeof batchReportSchema>;
