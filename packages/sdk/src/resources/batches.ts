import { rowsBody, rowsTextBody } from '../batch/batch-body.ts';
import { BatchHandle } from '../batch/batch-handle.ts';
import { queryOptions } from '../batch/query-options.ts';
import type { Rows, RowsText } from '../batch/row-source.ts';
import { addressOf } from '../http/address.ts';
import type { Body } from '../http/body.ts';
import { everyPage } from '../http/every-page.ts';
import { readJson } from '../http/read-answer.ts';
import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import { type Batch, type BatchAccepted, type BatchRequest, routes } from '../wire.gen.ts';

export interface BatchOptions extends Omit<BatchRequest, 'variables'> {
  /** Whether rows that are streamed are packed on their way. Default true. */
  gzip?: boolean | undefined;
}

export interface BatchFileOptions extends BatchOptions {
  /** What the file is. Default for a Blob: its own type. */
  contentType?: 'text/csv' | 'application/x-ndjson' | undefined;
}

export class Batches {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /**
   * One image for every row; resolves once all rows are stored. Rows that come from a generator are sent while it makes
   * them and never held. Where only the answer was lost, the error’s `idempotencyKey`, given with the same rows, brings
   * the batch that there is instead of a second one.
   */
  async create<Variables extends object = Record<string, unknown>>(
    templateId: string,
    rows: Rows<Variables>,
    options: BatchOptions = {},
    request?: RequestOptions,
  ): Promise<BatchHandle> {
    const { gzip = true, ...batch } = options;
    return this.#create(templateId, {}, rowsBody(rows, batch, gzip), request);
  }

  /** As `create`, from a CSV with a header row, or NDJSON: a file, a text, or a stream of one. */
  async createFromFile(
    templateId: string,
    file: RowsText,
    options: BatchFileOptions = {},
    request?: RequestOptions,
  ): Promise<BatchHandle> {
    const { gzip = true, contentType, ...batch } = options;
    const type = contentType ?? (file instanceof Blob ? file.type : '');
    if (type === '')
      throw new TypeError('Say what the rows are: { contentType: "text/csv" } or "application/x-ndjson".');
    return this.#create(templateId, queryOptions(batch), rowsTextBody(file, type, gzip), request);
  }

  /** A batch that there is already; nothing is asked yet. */
  get(id: string): BatchHandle {
    return new BatchHandle(this.#transport, id);
  }

  list(query?: Query<'listBatches'>, options?: RequestOptions): Promise<Answer<'listBatches'>> {
    return this.#transport.call('listBatches', { query }, options);
  }

  iterate(query?: Omit<Query<'listBatches'>, 'page' | 'offset'>, options?: RequestOptions): AsyncGenerator<Batch> {
    return everyPage(
      (page) => this.list({ limit: 100, ...query, page }, options),
      ({ batches }) => batches,
    );
  }

  async #create(templateId: string, query: object, body: Body, request?: RequestOptions): Promise<BatchHandle> {
    const [method, route] = routes.createBatch;
    const outgoing = { method, path: addressOf(route, { id: templateId }, query), accept: 'application/json', body };
    const accepted = await this.#transport.send<BatchAccepted>(outgoing, readJson, request);
    return new BatchHandle(this.#transport, accepted.id, accepted);
  }
}
