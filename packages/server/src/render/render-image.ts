import type { RenderedImage, RenderOptions } from '@pictify/api';
import { imageBlobKey } from '../delivery/image-name.ts';
import { templateFonts } from '../fonts/template-fonts.ts';
import { createId } from '../identifier.ts';
import type { ServiceContext } from '../service-context.ts';
import type { StoredTemplate } from '../store/templates.ts';
import type { Rendered } from '../workers/protocol.ts';

/** An image that is drawn and stored; its URL answers already. */
export interface StoredRender {
  wire: RenderedImage;
  rendered: Rendered;
}

/**
 * Draws one row, or a document of several, and stores the file under its hash.
 * @throws ServiceError `overloaded`, `render_crashed`, `render_failed`, `image_too_large`, `output_refused`, `storage_full`.
 */
export async function renderImage(
  context: ServiceContext,
  template: StoredTemplate,
  rows: readonly unknown[],
  options: RenderOptions,
): Promise<StoredRender> {
  const { workspaceId, document, documentHash } = template;
  const now = Date.now();
  const fonts = await templateFonts(context.db, template);
  const task = { workspaceId, document, documentHash, rows, options: { ...options, now }, fonts };
  const rendered = await context.metrics
    .timeRender(options.format, () => context.pool.render(task))
    .catch(async (error: unknown) => {
      await context.renderFailures.tell(context, template, error);
      throw error;
    });
  const { name, bytes, width, height, altText, issues } = rendered;
  await context.blobs.put(imageBlobKey(name), bytes);
  const wire = {
    id: createId('rnd'),
    name,
    url: `${context.publicUrl}/images/${name}`,
    width,
    height,
    format: options.format,
    bytes: bytes.length,
    altText,
    issues,
    createdAt: new Date(now).toISOString(),
  };
  return { wire, rendered };
}
