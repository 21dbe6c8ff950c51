import { addressOf } from '../http/address.ts';
import { type FileContent, fileBody } from '../http/body.ts';
import { everyPage } from '../http/every-page.ts';
import { type FileAnswer, readFile, readJson } from '../http/read-answer.ts';
import type { RequestOptions } from '../http/request.ts';
import type { Answer, Query, Transport } from '../http/transport.ts';
import { type Asset, routes } from '../wire.gen.ts';

/** Images of the workspace, which templates and rows name as `asset:<id>`. */
export class Assets {
  readonly #transport: Transport;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  list(query?: Query<'listAssets'>, options?: RequestOptions): Promise<Answer<'listAssets'>> {
    return this.#transport.call('listAssets', { query }, options);
  }

  iterate(query?: Omit<Query<'listAssets'>, 'page' | 'offset'>, options?: RequestOptions): AsyncGenerator<Asset> {
    return everyPage(
      (page) => this.list({ limit: 100, ...query, page }, options),
      ({ assets }) => assets,
    );
  }

  /** A PNG, JPEG, WebP, GIF, AVIF or SVG; which one it is, its content says. The same file again is the same asset. */
  async upload(file: FileContent, query: Query<'createAsset'> = {}, options?: RequestOptions): Promise<Asset> {
    const [method, route] = routes.createAsset;
    const body = fileBody(file);
    const outgoing = { method, path: addressOf(route, {}, query), accept: 'application/json', body };
    return (await this.#transport.send<Answer<'createAsset'>>(outgoing, readJson, options)).asset;
  }

  /** With the templates that name it. */
  get(id: string, options?: RequestOptions): Promise<Answer<'getAsset'>> {
    return this.#transport.call('getAsset', { params: { id } }, options);
  }

  /** As it was uploaded. */
  async download(id: string, options?: RequestOptions): Promise<Uint8Array> {
    const [method, route] = routes.getAssetFile;
    const outgoing = { method, path: addressOf(route, { id }), accept: '*/*' };
    return (await this.#transport.send<FileAnswer>(outgoing, readFile, options)).bytes;
  }

  /** Refused (409) while templates name it, unless it is forced. */
  async delete(id: string, query?: Query<'deleteAsset'>, options?: RequestOptions): Promise<void> {
    await this.#transport.call('deleteAsset', { params: { id }, query }, options);
  }
}
