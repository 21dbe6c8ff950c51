import { batchOperations } from './operations/batches.ts';
import { fontOperations } from './operations/fonts.ts';
import { processOperations } from './operations/process.ts';
import { renderOperations } from './operations/renders.ts';
import { templateOperations } from './operations/templates.ts';
import { webhookOperations } from './operations/webhooks.ts';

/** The route table: the whole HTTP API of this version. */
export const operations = [
  ...templateOperations,
  ...renderOperations,
  ...batchOperations,
  ...fontOperations,
  ...webhookOperations,
  ...processOperations,
] as const;

export type OperationId = (typeof operations)[number]['id'];
