import { addressOf } from '../http/address.ts';
import { type FileContent, fileBody } from '../http/body.ts';
import { readJson } from '../http/read-answer.ts';
import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import { routes } from '../wire.gen.ts';

/** Typefaces of your own. */
export class Fonts {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** Those of the workspace, and the families that every workspace has. */
  list(options?: RequestOptions): Promise<Answer<'listFonts'>> {
    return this.#transport.call('listFonts', {}, options);
  }

  /** A TTF, OTF or WOFF2. The same file again is the same font. */
  async upload(
    file: FileContent,
    query: Query<'createFont'> = {},
    options?: RequestOptions,
  ): Promise<Answer<'createFont'>> {
    const [method, route] = routes.createFont;
    const body = fileBody(file);
    const outgoing = { method, path: addressOf(route, {}, query), accept: 'application/json', body };
    return this.#transport.send<Answer<'createFont'>>(outgoing, readJson, options);
  }

  async delete(id: string, options?: RequestOptions): Promise<void> {
    await this.#transport.call('deleteFont', { params: { id } }, options);
  }
}
