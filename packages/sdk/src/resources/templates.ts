import { everyPage } from '../http/every-page.ts';
import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import type { TemplateVariable } from '../types-of.ts';
import type {
  DuplicateRequest,
  PublishRequest,
  Template,
  TemplateDocument,
  TemplatePatch,
  TemplateVersion,
} from '../wire.gen.ts';

export interface WriteOptions extends RequestOptions {
  /** Only while the template has this revision; else the call fails with `precondition_failed` (412). */
  ifMatch?: number | undefined;
}

const onlyAt = ({ ifMatch }: WriteOptions = {}) => (ifMatch === undefined ? undefined : { 'If-Match': `"${ifMatch}"` });

/** A template’s id, or `id@version` for a published version, wherever one is taken. */
export class Templates {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** One page, without the documents. */
  list(query?: Query<'listTemplates'>, options?: RequestOptions): Promise<Answer<'listTemplates'>> {
    return this.#transport.call('listTemplates', { query }, options);
  }

  /** Every template, without its document. */
  iterate(query?: Omit<Query<'listTemplates'>, 'page' | 'offset'>, options?: RequestOptions): AsyncGenerator<Template> {
    return everyPage(
      (page) => this.list({ limit: 100, ...query, page }, options),
      ({ templates }) => templates,
    );
  }

  /** With its document. */
  async get(id: string, options?: RequestOptions): Promise<Template> {
    return (await this.#transport.call('getTemplate', { params: { id } }, options)).template;
  }

  create(document: TemplateDocument, options?: RequestOptions): Promise<Answer<'createTemplate'>> {
    return this.#transport.call('createTemplate', { body: document }, options);
  }

  replace(id: string, document: TemplateDocument, options?: WriteOptions): Promise<Answer<'replaceTemplate'>> {
    return this.#transport.call(
      'replaceTemplate',
      { params: { id }, headers: onlyAt(options), body: document },
      options,
    );
  }

  /** Applies operations made on revision `baseRevision`: all, or, where somebody else changed the same, none (409). */
  patch(id: string, patch: TemplatePatch, options?: WriteOptions): Promise<Answer<'patchTemplate'>> {
    return this.#transport.call('patchTemplate', { params: { id }, headers: onlyAt(options), body: patch }, options);
  }

  async delete(id: string, options?: WriteOptions): Promise<void> {
    await this.#transport.call('deleteTemplate', { params: { id }, headers: onlyAt(options) }, options);
  }

  async variables(id: string, options?: RequestOptions): Promise<TemplateVariable[]> {
    const { variables } = await this.#transport.call('getTemplateVariables', { params: { id } }, options);
    return variables as unknown as TemplateVariable[];
  }

  /** Makes the saved document the next version, which never changes. */
  publish(id: string, body: PublishRequest = {}, options?: WriteOptions): Promise<TemplateVersion> {
    return this.#transport.call('publishTemplate', { params: { id }, headers: onlyAt(options), body }, options);
  }

  versions(
    id: string,
    query?: Query<'listTemplateVersions'>,
    options?: RequestOptions,
  ): Promise<Answer<'listTemplateVersions'>> {
    return this.#transport.call('listTemplateVersions', { params: { id }, query }, options);
  }

  /** Makes the document of a version the saved one again. */
  rollback(id: string, version: number, options?: WriteOptions): Promise<Answer<'rollBackTemplate'>> {
    return this.#transport.call(
      'rollBackTemplate',
      { params: { id }, headers: onlyAt(options), body: { version } },
      options,
    );
  }

  duplicate(id: string, body: DuplicateRequest = {}, options?: RequestOptions): Promise<Answer<'duplicateTemplate'>> {
    return this.#transport.call('duplicateTemplate', { params: { id }, body }, options);
  }
}
