import type { Rows } from './batch/row-source.ts';
import { addressOf } from './http/address.ts';
import { jsonBody } from './http/body.ts';
import { readFile } from './http/read-answer.ts';
import type { RequestOptions } from './http/request.ts';
import { Transport } from './http/transport.ts';
import type { RenderedFile, RenderInput } from './render.ts';
import { ApiKeys } from './resources/api-keys.ts';
import { Assets } from './resources/assets.ts';
import { Batches, type BatchOptions } from './resources/batches.ts';
import { Expressions } from './resources/expressions.ts';
import { Fonts } from './resources/fonts.ts';
import { Templates } from './resources/templates.ts';
import { Webhooks } from './resources/webhooks.ts';
import { type PictifyOptions, readSettings } from './settings.ts';
import { type BatchReport, type ListSizesAnswer, type RenderRequest, type RenderResponse, routes } from './wire.gen.ts';

/**
 * A client of a Pictify service. Every call rejects with a `PictifyError` when it fails, is tried again where that may
 * help, and takes a `signal` and a `timeoutMs`.
 */
export class Pictify {
  readonly templates: Templates;
  readonly batches: Batches;
  readonly assets: Assets;
  readonly fonts: Fonts;
  readonly expressions: Expressions;
  readonly webhooks: Webhooks;
  readonly apiKeys: ApiKeys;
  readonly #transport: Transport;

  constructor(options: PictifyOptions = {}) {
    this.#transport = new Transport(readSettings(options));
    this.templates = new Templates(this.#transport);
    this.batches = new Batches(this.#transport);
    this.assets = new Assets(this.#transport);
    this.expressions = new Expressions(this.#transport);
    this.fonts = new Fonts(this.#transport);
    this.webhooks = new Webhooks(this.#transport);
    this.apiKeys = new ApiKeys(this.#transport);
  }

  /** Draws at once; resolves to the image’s URL, what it shows, and what was degraded. */
  render<Variables extends object = Record<string, unknown>>(
    templateId: string,
    input: RenderInput<Variables> = {},
    options?: RequestOptions,
  ): Promise<RenderResponse> {
    const body = input as RenderRequest;
    return this.#transport.call('render', { params: { id: templateId }, body }, options);
  }

  /** The sizes that every template has by name. */
  async sizes(options?: RequestOptions): Promise<ListSizesAnswer['sizes']> {
    return (await this.#transport.call('listSizes', {}, options)).sizes;
  }

  /** Draws at once; resolves to the file itself. */
  async renderBytes<Variables extends object = Record<string, unknown>>(
    templateId: string,
    input: RenderInput<Variables> = {},
    options?: RequestOptions,
  ): Promise<RenderedFile> {
    const [method, route] = routes.render;
    const isDocument = (input.fileExtension ?? input.format) === 'pdf';
    const accept = isDocument ? 'application/pdf' : 'image/*';
    const outgoing = { method, path: addressOf(route, { id: templateId }), accept, body: jsonBody(input) };
    const { bytes, headers } = await this.#transport.send(outgoing, readFile, options);
    return {
      bytes,
      contentType: headers.get('content-type') ?? '',
      url: headers.get('content-location') ?? '',
      issueCount: Number(headers.get('pictify-issues') ?? 0),
    };
  }

  /**
   * Draws every row, keeps no image, and resolves to what would not come out well. Of many rows that takes as long as a
   * batch: `batches.create` with `dryRun` gives it as one.
   */
  async preflight<Variables extends object = Record<string, unknown>>(
    templateId: string,
    rows: Rows<Variables>,
    options: BatchOptions = {},
    request: RequestOptions = {},
  ): Promise<BatchReport> {
    const batch = await this.batches.create(templateId, rows, { ...options, dryRun: true }, request);
    await batch.wait({ signal: request.signal });
    return batch.report(request);
  }
}
