import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchAccepted } from '@pictify/api';
import { acceptBatch } from '../batch/accept-batch.ts';
import { renderImage } from '../render/render-image.ts';
import type { ServiceContext } from '../service-context.ts';
import { ServiceError } from '../service-error.ts';
import { loadBatch } from '../store/batches.ts';
import { defaultWorkspace } from '../store/database.ts';
import { recordImage } from '../store/images.ts';
import { findTemplate, insertTemplate, type StoredTemplate } from '../store/templates.ts';
import { checkTemplate } from '../templates/template-content.ts';
import { type GalleryRecord, type GalleryStarter, readGallery, writeGallery } from './gallery-record.ts';
import { loadStarters, type Starter } from './starters.ts';

const sampleTemplate = 'tpl_wrapped';
const sampleRows = 100;

/**
 * The first start: the starters become templates, a few rows of each are drawn for the gallery, and a batch of a hundred
 * year-in-review cards is rendered. Interrupted anywhere, the next start does what is missing; once done it never runs
 * again, so that a deleted starter stays deleted.
 */
export async function firstRun(
  context: ServiceContext,
  examplesDir: string,
  progress: (line: string) => void,
): Promise<void> {
  if (await readGallery(context.db, defaultWorkspace)) return;
  const starters = await loadStarters(examplesDir, progress);
  const record: GalleryRecord = { starters: [], sampleBatchId: null };
  let samples: Samples | undefined;
  for (const [at, starter] of starters.entries()) {
    progress(`starter templates: ${at + 1} of ${starters.length}, ${starter.name}`);
    try {
      const template = await seedTemplate(context, starter);
      record.starters.push(await drawStarter(context, template, starter));
      if (template.id === sampleTemplate) samples = { template, starter };
    } catch (error) {
      skipped(progress, `examples/${starter.name}`)(error);
    }
  }
  const startedAt = Date.now();
  const batch = samples && (await acceptSamples(context, samples, record).catch(skipped(progress, 'the sample batch')));
  if (!batch) await writeGallery(context.db, defaultWorkspace, record);
  else await batchEnd(context, batch, startedAt, progress);
}

/** What the service refuses is told and left out; anything else ends the start. */
function skipped(progress: (line: string) => void, what: string): (error: unknown) => undefined {
  return (error) => {
    if (!(error instanceof ServiceError)) throw error;
    progress(`${what} is skipped: ${error.publicMessage}`);
  };
}

interface Samples {
  template: StoredTemplate;
  starter: Starter;
}

async function seedTemplate(context: ServiceContext, starter: Starter): Promise<StoredTemplate> {
  const { content } = checkTemplate(defaultWorkspace, starter.document);
  const inserted = await insertTemplate(context.db, content);
  return inserted ?? (await findTemplate(context.db, defaultWorkspace, content.id))!;
}

/** Two pleasant rows and one that is hard: those the starter's designer put first, and the longest of all. */
async function drawStarter(
  context: ServiceContext,
  template: StoredTemplate,
  starter: Starter,
): Promise<GalleryStarter> {
  const document = template.document as unknown as { description?: string; width: number; height: number };
  const hardest = starter.rows.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0];
  const chosen = [
    { row: starter.rows[0] ?? {}, caption: '' },
    { row: starter.rows[1] ?? {}, caption: '' },
    { row: hardest ?? {}, caption: 'the longest row' },
    { row: {}, caption: 'an empty row: every default' },
  ];
  const cards: GalleryStarter['cards'] = [];
  for (const { row, caption } of chosen) {
    const { wire } = await renderImage(context, template, [row], { format: 'webp', scale: 1, quality: 88 });
    const { name, width, height, bytes, altText } = wire;
    const { workspaceId, id: templateId, documentHash } = template;
    await recordImage(context.db, { name, workspaceId, templateId, documentHash, width, height, bytes, altText });
    cards.push({ image: name, altText, caption });
  }
  const { width, height, description = '' } = document;
  return { templateId: template.id, name: template.name, description, width, height, cards };
}

/** From the moment the batch is accepted the first start is done: a later one makes no second batch. */
async function acceptSamples(
  context: ServiceContext,
  { template, starter }: Samples,
  record: GalleryRecord,
): Promise<BatchAccepted> {
  const body = JSON.stringify({ fileExtension: 'jpg', quality: 85, variables: starter.rows.slice(0, sampleRows) });
  return acceptBatch(context, {
    template,
    body: (async function* () {
      yield Buffer.from(body);
    })(),
    commit: (db, { id }) => writeGallery(db, defaultWorkspace, { ...record, sampleBatchId: id }),
  });
}

/** Waits until the batch has ended, in whatever way. */
async function batchEnd(
  context: ServiceContext,
  { id, total }: BatchAccepted,
  startedAt: number,
  progress: (line: string) => void,
): Promise<void> {
  for (let told = -1; ; await sleep(100)) {
    const batch = await loadBatch(context.db, id);
    if (batch?.state !== 'queued' && batch?.state !== 'processing') break;
    const done = batch.completed + batch.failed;
    if (done !== told) progress(`sample batch: ${done} of ${total} cards`);
    told = done;
  }
  progress(`sample batch: ${total} cards in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
}
