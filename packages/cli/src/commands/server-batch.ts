import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BatchHandle, BatchOptions } from '@pictify/sdk';
import { IMAGE_OPTIONS, imageArguments, integer, parse } from '../arguments.ts';
import { makeFolder } from '../output-file.ts';
import { startProgress } from '../progress.ts';
import { requireKey } from '../required-key.ts';
import { readRows } from '../rows-file.ts';
import { connect, SERVER_OPTIONS } from '../server-connection.ts';
import { UsageError } from '../usage-error.ts';

const options = {
  ...IMAGE_OPTIONS,
  ...SERVER_OPTIONS,
  server: { type: 'boolean' },
  key: { type: 'string' },
  limit: { type: 'string' },
  'webhook-url': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const;

/** Sends rows to a server as one batch, follows it to its end, and with `-o` brings the images and the results home. */
export async function serverBatchCommand(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options);
  const [templateId, rows, surplus] = positionals;
  if (!templateId || !rows || surplus)
    throw new UsageError('name the id of a template on the server and a file of rows');
  const { render } = imageArguments(values, values.output ?? '', 'png');
  const limit = integer('--limit', values.limit, 1, Number.MAX_SAFE_INTEGER);
  await requireKey(rows, values.key);
  const { client, url } = connect(values);
  const dryRun = values['dry-run'] === true;
  // Read anew for each attempt, so that a connection that breaks is no end.
  const read = () => readRows(rows, limit) as AsyncIterable<Record<string, unknown>>;
  const batch = await client.batches.create(templateId, read, {
    // What the command line offers are options of the service too, under the same names.
    ...(render as BatchOptions),
    ...(values.key === undefined ? {} : { key: values.key }),
    ...(values['webhook-url'] === undefined ? {} : { webhookUrl: values['webhook-url'] }),
    ...(dryRun ? { dryRun } : {}),
  });
  console.log(`${batch.id}: ${batch.accepted?.total} rows at ${url}`);
  const ended = await follow(batch);
  console.log(`${ended.status}: ${ended.completed} of ${ended.total} images, ${ended.failed} failed`);
  for (const line of (await batch.report()).text) console.log(`  ${line}`);
  if (values.output !== undefined) await bringHome(batch, values.output, dryRun || ended.completed === 0);
  return ended.status === 'completed' ? 0 : 1;
}

async function follow(batch: BatchHandle) {
  const progress = startProgress(batch.accepted?.total ?? 0);
  try {
    return await batch.wait({ onProgress: ({ completed, failed }) => progress.update(completed + failed) });
  } finally {
    progress.stop();
  }
}

async function bringHome(batch: BatchHandle, folder: string, withoutImages: boolean): Promise<void> {
  await makeFolder(folder);
  await save(await batch.resultsFile('csv'), join(folder, 'results.csv'));
  if (!withoutImages) await save(await batch.archive(), join(folder, 'images.zip'));
}

async function save(stream: ReadableStream<Uint8Array>, path: string): Promise<void> {
  await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(path));
  console.log(path);
}
