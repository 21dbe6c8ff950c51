import type { Operation } from './operation.ts';
import { apiKeyOperations } from './operations/api-keys.ts';
import { assetOperations } from './operations/assets.ts';
import { batchResultOperations } from './operations/batch-results.ts';
import { batchOperations } from './operations/batches.ts';
import { expressionOperations } from './operations/expressions.ts';
import { fontOperations } from './operations/fonts.ts';
import { processOperations } from './operations/process.ts';
import { renderOperations } from './operations/renders.ts';
import { templateVersionOperations } from './operations/template-versions.ts';
import { templateOperations } from './operations/templates.ts';
import { webhookOperations } from './operations/webhooks.ts';

/** The chapters of the reference, in its order: a tag of the OpenAPI document, and the operations that carry it. */
export const operationGroups = [
  {
    tag: 'Templates',
    about: 'A template is a JSON document: layers, variables with defaults, expressions. Everything is drawn from one.',
    operations: templateOperations,
  },
  {
    tag: 'Versions',
    about: 'A published version never changes; `{id}@{version}` pins one wherever a template’s id is taken.',
    operations: templateVersionOperations,
  },
  {
    tag: 'Render',
    about: 'One row, one image, at once. The URL in the answer works immediately and never changes what it shows.',
    operations: renderOperations,
  },
  {
    tag: 'Batches',
    about: 'One call, up to a million rows, one image each, and a webhook when they are done.',
    operations: batchOperations,
  },
  {
    tag: 'Batch results',
    about: 'Progress, results and images of batches: in pages, as files, as they happen.',
    operations: batchResultOperations,
  },
  {
    tag: 'API keys',
    about: 'Who may call, and what for. A key is shown once, when it is made.',
    operations: apiKeyOperations,
  },
  {
    tag: 'Assets',
    about: 'Your own images, kept here: a template names one as `asset:<id>`.',
    operations: assetOperations,
  },
  {
    tag: 'Expressions',
    about: 'What stands between `{{ }}`: try it, check it, and what there is to use in it.',
    operations: expressionOperations,
  },
  { tag: 'Fonts', about: 'Your own typefaces beside those that are shipped.', operations: fontOperations },
  {
    tag: 'Webhooks',
    about: 'What is sent to you, and how to check that it is from us.',
    operations: webhookOperations,
  },
  {
    tag: 'Service',
    about: 'For whoever runs it: is it alive, can it work, how much does it do.',
    operations: processOperations,
  },
] as const satisfies readonly { tag: string; about: string; operations: readonly Operation[] }[];

/** The route table: the whole HTTP API of this version. */
export const operations = operationGroups.flatMap((group): readonly Row[] => group.operations);

type Row = (typeof operationGroups)[number]['operations'][number];
export type OperationId = Row['id'];
