import { createHash } from 'node:crypto';
import { batchItems } from '../batch/batch-items.ts';
import { type GalleryRecord, readGallery } from '../seed/gallery-record.ts';
import type { ServiceContext } from '../service-context.ts';
import { loadBatch } from '../store/batches.ts';
import { defaultWorkspace } from '../store/database.ts';
import { galleryHtml, type SampleCard } from './gallery-html.ts';
import { galleryStyle } from './gallery-style.ts';

const styleHash = createHash('sha256').update(galleryStyle).digest('base64');
const contentSecurityPolicy = [
  "default-src 'none'",
  "img-src 'self'",
  `style-src 'sha256-${styleHash}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/`: every starter and the cards of the sample batch. No script, nothing from outside. */
export async function galleryPage(context: Pick<ServiceContext, 'db' | 'publicUrl'>): Promise<Response> {
  const record = (await readGallery(context.db, defaultWorkspace)) ?? { starters: [], sampleBatchId: null };
  const html = galleryHtml({
    url: context.publicUrl,
    starters: record.starters,
    cards: await sampleCards(context, record),
    style: galleryStyle,
  });
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy,
      'Cache-Control': 'no-cache',
    },
  });
}

/** Paths, not URLs, so that the page also works under another name than PICTIFY_PUBLIC_URL. */
async function sampleCards(
  context: Pick<ServiceContext, 'db'>,
  { sampleBatchId }: GalleryRecord,
): Promise<SampleCard[]> {
  const batch = sampleBatchId === null ? undefined : await loadBatch(context.db, sampleBatchId);
  if (!batch) return [];
  const cards: SampleCard[] = [];
  for await (const { url, altText, width, height, issues } of batchItems(context.db, '', batch)) {
    if (url !== null)
      cards.push({ path: url, altText: altText ?? '', width: width ?? 0, height: height ?? 0, issues: issues.length });
  }
  return cards;
}
