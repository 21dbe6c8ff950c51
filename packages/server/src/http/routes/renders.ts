import {
  contentTypes,
  extensionOf,
  normaliseRenderOptions,
  type RenderedImage,
  type RenderOptions,
  type RenderResponse,
  renderRequestSchema,
  type SizeList,
} from '@pictify/api';
import { SIZE_PRESETS } from '@pictify/scene';
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
import { forAccept, requireKnownImage, wantsBytes } from '../accepted-image.ts';
import { invalidBody } from '../body-errors.ts';
import type { Environment } from '../environment.ts';
import { type Answer, bodyFingerprint, type Commit, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { ImageBody, responseOf } from '../recorded-answer.ts';
import { readJson } from '../request-body.ts';
import { ofRequest } from '../watch-request.ts';

const knownOptions = Object.keys(renderRequestSchema.shape);
const sizeList: SizeList = {
  sizes: Object.entries(SIZE_PRESETS).map(([name, { scale = 1, maxBytes = null, safeZone = null, ...preset }]) => {
    return { name, ...preset, scale, maxBytes, safeZone };
  }),
};

export function renderHandlers(context: ServiceContext): Record<'render' | 'renderByQuery' | 'listSizes', Handler> {
  return {
    render: async (c) => {
      const accept = acceptOf(c);
      const { value, bytes } = await readJson(c, renderRequestSchema, knownOptions);
      if (value.variables && value.variableSets) {
        const message = 'Send “variables” for one image or “variableSets” for several, not both.';
        throw invalidBody([{ field: '/variableSets', code: 'invalid_value', message }]);
      }
      const { variables, variableSets, modifications, layers, template_values, ...options } = value;
      const asked = forAccept(accept, options.fileExtension ?? options.format, normaliseRenderOptions(options));
      const changes = definite({ modifications, layers, template_values });
      const rows = (variableSets ?? [variables ?? {}]).map((row) => ({ ...row, ...changes }));
      const asFile = wantsBytes(accept);
      if (asFile && filesOf(rows, asked).length > 1) throw oneImageOnly();
      const fingerprint = bodyFingerprint(bytes);
      return idempotent(c, context, 'render', {
        fingerprint: asFile ? fingerprint.update(`\0${asked.format}`) : fingerprint,
        drain: async () => undefined,
        run: async (commit) => {
          const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
          const render = asFile ? renderFile : renderRows;
          return render(ofRequest(c, context), template, rows, checkRenderOptions(template, asked), commit);
        },
      });
    },

    renderByQuery: async (c) => {
      const accept = acceptOf(c);
      const template = await loadTemplate(context, c.get('key').workspaceId, c.req.param('id')!);
      const query = new URL(c.req.url).searchParams;
      const { row, options: given } = readQueryRender(query);
      const asked = forAccept(accept, query.get('fileExtension') || query.get('format'), given);
      const options = checkRenderOptions(template, asked);
      const render = wantsBytes(accept) ? renderFile : renderRows;
      return responseOf(await render(ofRequest(c, context), template, [row], options, async () => undefined));
    },

    listSizes: async (c) => c.json(sizeList),
  };
}

function definite(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function renderFile(
  context: ServiceContext,
  template: StoredTemplate,
  rows: readonly unknown[],
  options: RenderOptions,
  commit: Commit,
): Promise<Answer> {
  const { rendered, wire } = await renderImage(context, template, rows, options);
  const answer: Answer = {
    status: 200,
    body: new ImageBody(wire.name, rendered.bytes),
    headers: {
      'Content-Type': contentTypes[extensionOf(options.format)],
      'Content-Location': wire.url,
      'Content-Length': String(wire.bytes),
      ETag: `"${wire.name.split('.')[0]}"`,
      'Pictify-Issues': String(wire.issues.length),
      Vary: 'Accept',
    },
  };
  await context.db.transaction().execute(async (transaction) => {
    await record(transaction, template, wire);
    await commit(transaction, answer);
  });
  return answer;
}

/** @throws ServiceError `not_acceptable`. */
function acceptOf(c: Context<Environment>): string {
  const accept = c.req.header('accept') ?? '';
  requireKnownImage(accept);
  return accept;
}

function oneImageOnly(): ServiceError {
  const message =
    'The answer can be one file only. Send one set of variables, or ask for JSON with “Accept: application/json”.';
  return invalidBody([{ field: '/variableSets', code: 'too_big', message }]);
}

/** The rows of each file: a document has a page for every set, an image is of one. */
function filesOf(rows: readonly unknown[], { format }: Pick<RenderOptions, 'format'>): (readonly unknown[])[] {
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
  const answer: Answer = { status: 200, body, headers: { Vary: 'Accept' } };
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
