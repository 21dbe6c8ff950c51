import {
  contentTypes,
  extensionOf,
  normaliseRenderOptions,
  type RenderedImage,
  type RenderOptions,
  type RenderResponse,
  renderRequestSchema,
} from '@pictify/api';
import type { Context } from 'hono';
import { checkRenderOptions } from '../../render/check-options.ts';
import { readQueryRender } from '../../render/query-render.ts';
import { renderImage } from '../../render/render-image.ts';
import type { ServiceContext } from '../../service-context.ts';
import { ServiceError } from '../../service-error.ts';
import type { Database } from '../../store/database.ts';
import { recordImage } from '../../store/images.ts';
import type { StoredTemplate } from '../../store/templates.ts';
import { loadTemplate } from '../../templates/load-template.ts';
import { invalidBody, invalidQuery } from '../body-errors.ts';
import type { Environment } from '../environment.ts';
import { type Answer, bodyFingerprint, type Commit, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { preferredType } from '../preferred-type.ts';
import { readJson } from '../request-body.ts';

const knownOptions = Object.keys(renderRequestSchema.shape);

export function renderHandlers(context: ServiceContext): Record<'render' | 'renderByQuery', Handler> {
  return {
    render: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      const { value, bytes } = await readJson(c, renderRequestSchema, knownOptions);
      if (value.variables && value.variableSets) {
        const message = 'Send “variables” for one image or “variableSets” for several, not both.';
        throw invalidBody([{ field: '/variableSets', code: 'invalid_value', message }]);
      }
      const { variables, variableSets, ...options } = value;
      const render = normaliseRenderOptions(forAccept(c, options));
      const rows = variableSets ?? [variables ?? {}];
      if (wantsBytes(c)) {
        if (filesOf(rows, render).length > 1) throw oneImageOnly();
        checkRenderOptions(template, render);
        return bytesResponse(context, template, rows, render);
      }
      return idempotent(c, context, 'render', {
        fingerprint: bodyFingerprint(bytes),
        drain: async () => undefined,
        run: async (commit) => {
          checkRenderOptions(template, render);
          return renderRows(context, template, rows, render, commit);
        },
      });
    },

    renderByQuery: async (c) => {
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      const { row, options } = readQueryRender(new URL(c.req.url).searchParams);
      checkRenderOptions(template, options, invalidQuery);
      if (wantsBytes(c)) return bytesResponse(context, template, [row], options);
      return c.json((await renderRows(context, template, [row], options, async () => undefined)).body);
    },
  };
}

/** Who asks for a document and names no format wants a document. */
function forAccept<Options extends { fileExtension?: unknown; format?: unknown }>(
  c: Context<Environment>,
  options: Options,
) {
  const named = options.fileExtension ?? options.format;
  const document = named === undefined && preferredType(c.req.header('accept') ?? '') === contentTypes.pdf;
  return document ? { ...options, fileExtension: 'pdf' as const } : options;
}

/** `image/*`, or the type of a document, liked best by the caller. */
function wantsBytes(c: Context<Environment>): boolean {
  const best = preferredType(c.req.header('accept') ?? '');
  return best.startsWith('image/') || best === contentTypes.pdf;
}

async function bytesResponse(
  context: ServiceContext,
  template: StoredTemplate,
  rows: readonly unknown[],
  options: RenderOptions,
): Promise<Response> {
  const { rendered, wire } = await renderImage(context, template, rows, options);
  await record(context.db, template, wire);
  return new Response(rendered.bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': contentTypes[extensionOf(options.format)],
      'Content-Location': wire.url,
      'Content-Length': String(wire.bytes),
      ETag: `"${wire.name.split('.')[0]}"`,
      'Pictify-Issues': String(wire.issues.length),
      Vary: 'Accept',
    },
  });
}

function oneImageOnly(): ServiceError {
  const message =
    'The answer can be one file only. Send one set of variables, or ask for JSON with “Accept: application/json”.';
  return invalidBody([{ field: '/variableSets', code: 'too_big', message }]);
}

/** The rows of each file: a document has a page for every set, an image is of one. */
function filesOf(rows: readonly unknown[], { format }: RenderOptions): (readonly unknown[])[] {
  return format === 'pdf' ? [rows] : rows.map((row) => [row]);
}

/** A set that cannot be drawn is told in `errors`; where there is no other, the call fails with it. */
async function renderRows(
  context: ServiceContext,
  template: StoredTemplate,
  rows: readonly unknown[],
  options: RenderOptions,
  commit: Commit,
): Promise<Answer> {
  const results: RenderedImage[] = [];
  const failures: { index: number; error: ServiceError }[] = [];
  // One after the other: a call with a hundred rows must not push everybody else out of the queue.
  for (const [index, set] of filesOf(rows, options).entries()) {
    try {
      results.push((await renderImage(context, template, set, options)).wire);
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      failures.push({ index, error });
    }
  }
  if (results.length === 0) throw failures[0]!.error;
  for (const { index, error } of failures) {
    if (error.report) context.log.error({ error, detail: error.detail, code: error.code, index }, 'a set failed');
  }
  const { name: _, ...first } = results[0]!;
  const body: RenderResponse = {
    ...first,
    image: { url: first.url },
    results,
    errors: failures.map(({ index, error }) => ({ index, code: error.code, message: error.publicMessage })),
    templateUid: template.id,
    totalRendered: results.length,
  };
  const answer: Answer = { status: 200, body };
  await context.db.transaction().execute(async (transaction) => {
    for (const image of results) await record(transaction, template, image);
    await commit(transaction, answer);
  });
  return answer;
}

async function record(
  db: Database,
  template: StoredTemplate,
  { name, width, height, bytes, altText }: RenderedImage,
): Promise<void> {
  const { workspaceId, id: templateId, documentHash } = template;
  await recordImage(db, { name, workspaceId, templateId, documentHash, width, height, bytes, altText });
}
