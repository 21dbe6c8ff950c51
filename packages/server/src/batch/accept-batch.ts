import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type BatchAccepted,
  type BatchOptions,
  type BatchPriority,
  normaliseRenderOptions,
  type RenderOptions,
} from '@pictify/api';
import { ADAPTER_KEYS } from '../adapters/adapter-row.ts';
import { templateFonts } from '../fonts/template-fonts.ts';
import { createId } from '../identifier.ts';
import { type BodyType, createScanner } from '../intake/body-type.ts';
import { IntakeError } from '../intake/intake-error.ts';
import type { RowChunk } from '../intake/row-chunk.ts';
import { scanRows } from '../intake/scan-rows.ts';
import { enqueueChunks } from '../queue/enqueue-chunks.ts';
import { checkRenderOptions } from '../render/check-options.ts';
import type { ServiceContext } from '../service-context.ts';
import { deleteIngesting, insertBatch, queueBatch } from '../store/batches.ts';
import { chunkStarts, insertChunk } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { pinTemplateVersion } from '../store/template-versions.ts';
import type { StoredTemplate } from '../store/templates.ts';
import { intakeRefused, keyColumnMissing, noColumnKnown, noRows, notADryRun, optionsInQuery } from './batch-errors.ts';
import { readBatchOptions, readBatchQuery } from './batch-options.ts';
import { requireRoom } from './require-room.ts';

/** Chunks that are being written while the body is read on. */
const window = 4;
const compress = promisify(gzip);
/** Of jobs in the queue. */
const priorities: Readonly<Record<BatchPriority, number>> = { high: 10, normal: 0, low: -10 };

export interface BatchRequest {
  template: StoredTemplate;
  body: AsyncIterable<Uint8Array>;
  /** Default `json`. */
  type?: BodyType;
  /** Where options stand when the body has no room for them. */
  query?: URLSearchParams;
  /** A dry run, without an option having to say so. */
  isPreflight?: boolean;
  /** Runs in the transaction that queues the batch, and may refuse it by throwing. */
  commit?: (db: Database, accepted: BatchAccepted) => Promise<void>;
}

/**
 * Takes a batch in: a batch row in state `ingesting`, chunk rows as the body streams by, then one transaction that makes
 * the jobs and the state `queued`. Before that commit nothing is rendered and nobody can see the batch; whatever goes
 * wrong until then, a cut connection included, leaves nothing behind (what a crash leaves, the sweeper removes).
 */
export async function acceptBatch(context: ServiceContext, request: BatchRequest): Promise<BatchAccepted> {
  const { db, boss } = context;
  const { template, type = 'json', isPreflight = false } = request;
  const beside = optionsBeside(context, request, type);
  await requireRoom(context.blobsDir);
  const id = createId('bat');
  const { workspaceId, documentHash } = template;
  await insertBatch(db, {
    id,
    workspaceId,
    templateId: template.id,
    documentHash,
    state: 'ingesting',
    options: '{}',
    total: 0,
    openChunks: 0,
    keyVariable: null,
    metadata: null,
    webhookUrl: null,
    startedAt: null,
    completedAt: null,
  });
  try {
    const { options: inside, columns, total } = await storeRows(db, id, request.body, type);
    const { options, render } = beside ?? settled(template, readBatchOptions(inside, context.fetcher));
    if (total === 0) throw noRows(type);
    if (isPreflight && options.dryRun === false) throw notADryRun();
    if (options.key && columns && !columns.includes(options.key)) throw keyColumnMissing(options.key, columns);
    if (columns) requireKnownColumn(columns, template);
    const dryRun = isPreflight || options.dryRun === true;
    const priority = priorities[options.priority ?? 'normal'];
    const accepted = acceptedAnswer(context.publicUrl, id, total, dryRun);
    await db.transaction().execute(async (transaction) => {
      await pinTemplateVersion(transaction, { workspaceId, templateId: template.id, documentHash }, template.document);
      const starts = await chunkStarts(transaction, id);
      await queueBatch(transaction, id, {
        options: JSON.stringify(render),
        fonts: JSON.stringify(await templateFonts(transaction, template)),
        keyVariable: options.key ?? null,
        metadata: options.metadata ? JSON.stringify(options.metadata) : null,
        webhookUrl: options.webhookUrl ?? null,
        priority,
        dryRun,
        total,
        openChunks: starts.length,
      });
      const chunks = starts.map((firstIndex) => ({ batchId: id, firstIndex, total, crashes: 0, priority }));
      await enqueueChunks(transaction, boss, chunks);
      await request.commit?.(transaction, accepted);
    });
    context.wake.chunks();
    return accepted;
  } catch (error) {
    await deleteIngesting(db, id).catch((cause) =>
      context.log.warn({ error: cause, batchId: id }, 'left to the sweeper'),
    );
    throw error instanceof IntakeError ? intakeRefused(error) : error;
  }
}

/** Options of the query string, checked before the body is read; undefined where they stand in the body. */
function optionsBeside(context: ServiceContext, request: BatchRequest, type: BodyType): SettledOptions | undefined {
  const { template, query = new URLSearchParams() } = request;
  if (type !== 'json') return settled(template, readBatchQuery(query, context.fetcher));
  if (query.size > 0) throw optionsInQuery([...query.keys()]);
  return undefined;
}

interface SettledOptions {
  options: BatchOptions;
  render: RenderOptions;
}

/** With how the template is drawn by them. @throws ServiceError for options it cannot be drawn by. */
function settled(template: StoredTemplate, options: BatchOptions): SettledOptions {
  return { options, render: checkRenderOptions(template, normaliseRenderOptions(options)) };
}

/** @throws ServiceError where no column of a CSV says anything of a template that has variables. */
function requireKnownColumn(columns: readonly string[], { document }: StoredTemplate): void {
  const variables = ((document['variables'] ?? []) as { name: string }[]).map(({ name }) => name);
  const known = new Set<string>([...variables, ...ADAPTER_KEYS]);
  // `stats.hours` is a value in the variable `stats`.
  const isKnown = (column: string) => known.has(column) || known.has(column.split('.', 1)[0]!);
  if (variables.length > 0 && !columns.some(isKnown)) throw noColumnKnown(columns, variables);
}

async function storeRows(db: Database, batchId: string, body: AsyncIterable<Uint8Array>, type: BodyType) {
  const writing = new Set<Promise<void>>();
  let failure: unknown;
  const summary = await scanRows(body, createScanner(type), async (chunk) => {
    if (failure !== undefined) throw failure;
    const write: Promise<void> = storeChunk(db, batchId, chunk)
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => writing.delete(write));
    writing.add(write);
    if (writing.size >= window) await Promise.race(writing);
  }).finally(() => Promise.all(writing));
  if (failure !== undefined) throw failure;
  return summary;
}

async function storeChunk(db: Database, batchId: string, chunk: RowChunk): Promise<void> {
  await insertChunk(db, {
    batchId,
    firstIndex: chunk.firstIndex,
    count: chunk.count,
    payload: await compress(chunk.raw, { level: 1 }),
    rejected: chunk.failed.length > 0 ? JSON.stringify(chunk.failed) : null,
    jobId: null,
    results: null,
    finishedAt: null,
  });
}

function acceptedAnswer(publicUrl: string, id: string, total: number, dryRun: boolean): BatchAccepted {
  const statusUrl = `${publicUrl}/v1/batches/${id}`;
  return {
    id,
    batchId: id,
    jobId: id,
    status: 'queued',
    total,
    totalItems: total,
    dryRun,
    statusUrl,
    resultsUrl: `${statusUrl}/results`,
    reportUrl: `${statusUrl}/report`,
  };
}
